package catalog_test

import (
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/fault"
)

// check judges a document and wants no error.
func (b *testBundle) check(t *testing.T, in catalog.CheckInput) *catalog.Judgement {
	t.Helper()
	j, err := b.CheckDocument(t.Context(), in)
	if err != nil {
		t.Fatalf("CheckDocument: %v", err)
	}
	return j
}

func TestCheckOfOneDocument(t *testing.T) {
	t.Parallel()
	b := setup(t)
	j := b.check(t, catalog.CheckInput{Body: document("whatever", "name")})
	if !j.Accepted() || j.Report != nil || j.Version.Version != "whatever" || len(j.Findings) == 0 || j.Version.Operations != 1 {
		t.Errorf("the judgement is %+v", j)
	}
	j = b.check(t, catalog.CheckInput{Body: invalidDocument("1.0.0")})
	if j.Accepted() || len(j.Refusing) == 0 || len(j.Reasons) != 1 {
		t.Errorf("an invalid document: %+v", j)
	}
	if _, err := b.CheckDocument(t.Context(), catalog.CheckInput{Body: []byte("{")}); !fault.Is(err, fault.Malformed) {
		t.Errorf("no document: %v, want malformed", err)
	}
}

func TestCheckAgainstAnotherDocument(t *testing.T) {
	t.Parallel()
	b := setup(t)
	against := document("1.4.2", "name", "email")
	for version, want := range map[string]bool{"1.4.2": false, "1.5.0": false, "2.0.0": true, "2026-11-22": true, "1.5.0-rc.1": true} {
		j := b.check(t, catalog.CheckInput{Body: document(version, "name"), Against: against})
		if j.Accepted() != want || j.Version.Base != "1.4.2" || j.Version.Verdict != "breaking" || j.Next != "2.0.0" {
			t.Errorf("version %s: accepted %v, want %v: %+v", version, j.Accepted(), want, j)
		}
	}
	j := b.check(t, catalog.CheckInput{Body: document("1.0.0", "name"), Against: document("soon", "name", "email")})
	if !j.Accepted() || j.Needed != "" || j.Version.Verdict != "breaking" {
		t.Errorf("against a document without a semantic version: %+v", j)
	}
	_, err := b.CheckDocument(t.Context(), catalog.CheckInput{Body: document("1.0.0", "name"), Against: []byte("<html>")})
	if !fault.Is(err, fault.Malformed) || !strings.Contains(err.Error(), "to compare with") {
		t.Errorf("against no document: %v, want malformed", err)
	}
}

func TestCheckAgainstAnAPI(t *testing.T) {
	t.Parallel()
	b := setup(t)
	if j := b.check(t, catalog.CheckInput{API: "payments", Body: document("1.0.0", "name")}); !j.Accepted() || j.Report != nil {
		t.Errorf("before anything is published: %+v", j)
	}
	b.publish(t, document("1.4.2", "name", "email"))
	b.publish(t, document("2.0.0", "id"))
	for version, want := range map[string]struct {
		base     string
		accepted bool
	}{
		"1.4.3":      {"1.4.2", false},
		"1.4.2":      {"1.4.2", false}, // the version was not raised yet
		"2.0.0":      {"2.0.0", false},
		"3.0.0":      {"2.0.0", true},
		"2026-11-22": {"2.0.0", true},
		"0.1.0":      {"2.0.0", false}, // goes back
	} {
		j := b.check(t, catalog.CheckInput{API: "payments", Body: document(version, "name")})
		if j.Version.Base != want.base || j.Accepted() != want.accepted {
			t.Errorf("version %s: compared with %s, accepted %v (%v); want %s, %v",
				version, j.Version.Base, j.Accepted(), j.Reasons, want.base, want.accepted)
		}
	}
	j := b.check(t, catalog.CheckInput{API: "payments", Version: "v1", Body: document("2.0.0", "name", "email")})
	if j.Version.Base != "1.4.2" || !j.Accepted() || j.Version.Verdict == "breaking" {
		t.Errorf("against a version that is given: %+v", j)
	}
	if _, err := b.CheckDocument(t.Context(), catalog.CheckInput{API: "payments", Version: "7.0.0", Body: document("1.0.0", "name")}); !fault.Is(err, fault.NotFound) {
		t.Errorf("against no version: %v, want not found", err)
	}
	if _, err := b.CheckDocument(t.Context(), catalog.CheckInput{API: "nothing", Body: document("1.0.0", "name")}); !fault.Is(err, fault.NotFound) {
		t.Errorf("against no API: %v, want not found", err)
	}
}

func TestCheckHeedsWaivers(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.publish(t, document("1.0.0", "name", "email"))
	in := catalog.CheckInput{API: "payments", Body: document("1.1.0", "name")}
	j := b.check(t, in)
	if j.Accepted() {
		t.Fatal("a breaking change is accepted")
	}
	b.waive(t, j.Blocking[0].Fingerprint)
	if j = b.check(t, in); !j.Accepted() || len(j.Waived) != 1 {
		t.Errorf("once it is waived: %+v", j)
	}
}

func TestCheckDoesNotShowWhatTheViewerMayNotSee(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.createAPI(t, "secret", func(in *catalog.CreateAPIInput) { in.Visibility = catalog.Private })
	if _, err := b.CheckDocument(t.Context(), catalog.CheckInput{API: "secret", Body: document("1.0.0", "name")}); !fault.Is(err, fault.NotFound) {
		t.Errorf("against a private API: %v, want not found", err)
	}
	b.publish(t, document("1.0.0-rc.1", "name"))
	if _, err := b.CheckDocument(t.Context(), catalog.CheckInput{API: "payments", Version: "1.0.0-rc.1", Body: document("1.0.0", "name")}); !fault.Is(err, fault.NotFound) {
		t.Errorf("against a draft: %v, want not found", err)
	}
}
