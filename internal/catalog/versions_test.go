package catalog_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
)

func TestNamesOfVersions(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for _, v := range []string{"1.9.0", "1.9.1", "1.10.0", "2.0.0", "1.10.1", "3.0.0-rc.1"} {
		b.publish(t, document(v, "name"))
	}
	for name, want := range map[string]string{
		"latest": "2.0.0", "v1": "1.10.1", "v1.9": "1.9.1", "v1.10": "1.10.1", "v2": "2.0.0", "1.9.0": "1.9.0",
		"3.0.0-rc.1": "3.0.0-rc.1", "v3": "", "v1.8": "", "v01": "", "v": "", "v1.": "", "v1.9.1": "", "1.9": "", "newest": "",
		"1.9.0+build": "", "../1.9.0": "", "v1\x00": "", "": "", "v999999999999999999": "",
	} {
		got, err := b.GetVersion(t.Context(), catalog.VersionInput{Viewer: everything(), API: "payments", Version: name})
		switch {
		case want == "" && !fault.Is(err, fault.NotFound):
			t.Errorf("%q is %+v, %v; want not found", name, got, err)
		case want != "" && (err != nil || got.Version != want):
			t.Errorf("%q is %+v, %v; want %s", name, got, err, want)
		}
	}
	b.createAPI(t, "empty", nil)
	if _, err := b.GetVersion(t.Context(), catalog.VersionInput{API: "empty", Version: "latest"}); !fault.Is(err, fault.NotFound) {
		t.Errorf("the latest of none: %v, want not found", err)
	}
}

func TestVersionsArePagedByPrecedence(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for _, v := range []string{"1.9.0", "1.10.0-rc.1", "1.10.0", "2.0.0", "10.0.0"} {
		b.publish(t, document(v, "name"))
	}
	var got []string
	in := catalog.ListVersionsInput{Viewer: everything(), API: "payments", PageInput: catalog.PageInput{Limit: 2}}
	for {
		page, err := b.ListVersions(t.Context(), in)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range page.Items {
			got = append(got, v.Version)
		}
		if in.Cursor = page.Next; in.Cursor == "" {
			break
		}
	}
	if want := []string{"10.0.0", "2.0.0", "1.10.0", "1.10.0-rc.1", "1.9.0"}; !slices.Equal(got, want) {
		t.Errorf("listed are %v, want %v", got, want)
	}
	in.Cursor = "bm90aGluZw" // "nothing"
	if _, err := b.ListVersions(t.Context(), in); !fault.Is(err, fault.Invalid) {
		t.Errorf("a cursor that is no version: %v, want invalid", err)
	}
	if _, err := b.ListVersions(t.Context(), catalog.ListVersionsInput{API: "nothing"}); !fault.Is(err, fault.NotFound) {
		t.Errorf("without the API: %v, want not found", err)
	}
}

func TestADocumentIsKeptAsItWasGivenAndWrittenOtherwise(t *testing.T) {
	t.Parallel()
	b := setup(t)
	body := append([]byte("# kept\r\n"), document("1.0.0", "name")...)
	b.publish(t, body)
	d, err := b.GetVersionDocument(t.Context(), catalog.VersionInput{API: "payments", Version: "latest"})
	if err != nil || !bytes.Equal(d.Original, body) {
		t.Fatalf("GetVersionDocument = %q, %v; want the bytes that were given", d.Original, err)
	}
	if yaml, err := d.In(contract.YAML); err != nil || !bytes.Equal(yaml, body) {
		t.Errorf("in YAML it is %q, %v; want the original", yaml, err)
	}
	json, err := d.In(contract.JSON)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := contract.Load(json, limits())
	if err != nil || doc.Format != contract.JSON || doc.Digest != d.Version.Digest {
		t.Errorf("in JSON it is %s, %v; want the same document", json, err)
	}
}

func TestFindingsOfAVersionArePaged(t *testing.T) {
	t.Parallel()
	b := setup(t)
	want := b.publish(t, document("1.0.0", "name")).Findings
	if len(want) < 2 {
		t.Fatalf("the document has %d findings, too few for pages", len(want))
	}
	in := catalog.ListFindingsInput{VersionInput: catalog.VersionInput{API: "payments", Version: "1.0.0"}}
	in.Limit = len(want) - 1
	first, err := b.ListVersionFindings(t.Context(), in)
	if err != nil || !slices.Equal(first.Items, want[:len(want)-1]) || first.Next == "" {
		t.Fatalf("the first page is %+v, %v", first, err)
	}
	in.Cursor = first.Next
	last, err := b.ListVersionFindings(t.Context(), in)
	if err != nil || !slices.Equal(last.Items, want[len(want)-1:]) || last.Next != "" {
		t.Errorf("the last page is %+v, %v", last, err)
	}
	in.Cursor = "LTE" // "-1"
	if _, err := b.ListVersionFindings(t.Context(), in); !fault.Is(err, fault.Invalid) {
		t.Errorf("a cursor before the beginning: %v, want invalid", err)
	}
	in.Cursor = "OTk5" // "999"
	if page, err := b.ListVersionFindings(t.Context(), in); err != nil || len(page.Items) != 0 || page.Next != "" {
		t.Errorf("a cursor behind the end: %+v, %v; want an empty page", page, err)
	}
}

func TestChangesAreAgainstTheBaseOrSinceAnotherVersion(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.publish(t, document("1.0.0", "name"))
	b.publish(t, document("1.1.0", "name", "email"))
	b.publish(t, document("1.2.0", "name", "email", "phone"))
	list := func(version, since string, page catalog.PageInput) *catalog.Changes {
		t.Helper()
		c, err := b.ListVersionChanges(t.Context(), catalog.ListChangesInput{
			VersionInput: catalog.VersionInput{API: "payments", Version: version}, Since: since, PageInput: page,
		})
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	if c := list("1.0.0", "", catalog.PageInput{}); c.Report != nil || c.Since != "" || len(c.Page.Items) != 0 {
		t.Errorf("the first version has the changes %+v", c)
	}
	if c := list("1.2.0", "", catalog.PageInput{}); c.Since != "1.1.0" || len(c.Page.Items) != 1 || !strings.Contains(c.Page.Items[0].Text, "phone") {
		t.Errorf("since its base 1.2.0 has the changes %+v", c)
	}
	if c := list("1.2.0", "1.0.0", catalog.PageInput{Limit: 1}); c.Since != "1.0.0" || len(c.Report.Changes) != 2 || len(c.Page.Items) != 1 || c.Page.Next == "" {
		t.Errorf("since 1.0.0 it has the changes %+v", c)
	}
	if c := list("1.0.0", "v1", catalog.PageInput{}); c.Since != "1.2.0" || c.Report.Verdict.String() != "breaking" {
		t.Errorf("backwards it has the changes %+v", c)
	}
	for _, since := range []string{"1.0.1", "nothing"} {
		_, err := b.ListVersionChanges(t.Context(), catalog.ListChangesInput{
			VersionInput: catalog.VersionInput{API: "payments", Version: "1.2.0"}, Since: since,
		})
		if !fault.Is(err, fault.NotFound) {
			t.Errorf("since %s: %v, want not found", since, err)
		}
	}
}

func TestManyVersionsHaveTheirBase(t *testing.T) {
	t.Parallel()
	b := setup(t)
	properties := []string{"name"}
	for i := range 12 {
		v := b.publish(t, document(fmt.Sprintf("1.%d.0", i), properties...)).Version
		if i > 0 && v.Base != fmt.Sprintf("1.%d.0", i-1) {
			t.Errorf("%s has the base %s", v.Version, v.Base)
		}
		properties = append(properties, fmt.Sprintf("p%d", i))
	}
}
