package catalog_test

import (
	"testing"

	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/fault"
)

func TestAVersionIsFoundWithItsAPI(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.publish(t, document("1.0.0", "name"))
	b.publish(t, document("1.1.0", "name", "age"))
	api, v, err := b.FindVersion(t.Context(), catalog.VersionInput{API: "payments", Version: "v1"})
	if err != nil || api.Slug != "payments" || v.Version != "1.1.0" {
		t.Fatalf("FindVersion = %+v, %+v, %v", api, v, err)
	}
	doc, err := b.ReadDocument(t.Context(), v)
	if err != nil || doc.Version != "1.1.0" {
		t.Errorf("ReadDocument = %+v, %v", doc, err)
	}
	j, err := b.ReadJudgement(t.Context(), v)
	if err != nil || j.Report == nil || len(j.Report.Changes) == 0 || j.Version.Base != "1.0.0" {
		t.Errorf("ReadJudgement = %+v, %v", j, err)
	}
}

func TestWhatAViewerMayNotSeeIsNotFound(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.publish(t, document("1.0.0-rc.1", "name"))
	b.createAPI(t, "secret", func(in *catalog.CreateAPIInput) { in.Visibility = catalog.Private })
	for api, version := range map[string]string{"payments": "1.0.0-rc.1", "secret": "latest", "none": "latest"} {
		_, v, err := b.FindVersion(t.Context(), catalog.VersionInput{API: api, Version: version})
		if !fault.Is(err, fault.NotFound) {
			t.Errorf("%s %s is %+v, %v; want not found", api, version, v, err)
		}
	}
}
