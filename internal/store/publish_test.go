package store_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
)

// publication returns a publication of a text under a version, with every
// field of the version set.
func publication(t *testing.T, api *catalog.API, version, text string) *catalog.Publication {
	t.Helper()
	key, err := catalog.ParseSemver(version)
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256([]byte(text))
	state := catalog.Published
	if key.Pre != "" {
		state = catalog.Draft
	}
	v := &catalog.Version{
		API: api.Slug, Version: version, State: state, Digest: "sha256:d", Original: "sha256:" + hex.EncodeToString(sum[:]),
		Format: contract.YAML, SpecVersion: "3.0.3", Title: "Zahlungen", Operations: 3, Size: int64(len(text)),
		Base: "0.1.0", Verdict: "breaking", RequiredBump: "major", Findings: catalog.Counts{"warn": 2},
		Changes: catalog.Counts{"breaking": 1}, Waived: 1, Revision: 1,
		CreatedAt: start(), PublishedAt: start().Add(time.Minute), PublishedBy: "ci",
	}
	moved := *api
	moved.Latest = version
	return &catalog.Publication{
		API: &moved, Version: v, Key: key.Key(), Document: []byte(text),
		Record: &catalog.Record{Findings: []byte(`["` + version + `"]`), Changes: []byte(`{}`)},
	}
}

// publish stores a version of an API as it is now.
func publish(t *testing.T, b *bundle, slug, version, text string) *catalog.Version {
	t.Helper()
	api, err := b.API(t.Context(), slug)
	if err != nil {
		t.Fatal(err)
	}
	p := publication(t, api, version, text)
	if err := b.Publish(t.Context(), p); err != nil {
		t.Fatalf("Publish(%s): %v", version, err)
	}
	return p.Version
}

func TestAPublicationIsReadAsItWasStored(t *testing.T) {
	eachEngine(t, func(t *testing.T, b *bundle) {
		insertAPI(t, b, "payments", nil)
		large := strings.Repeat("a document\n", 10_000)
		want := publish(t, b, "payments", "1.0.0", large)
		if got, err := b.Version(t.Context(), "payments", "1.0.0"); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("Version = %+v, %v; want %+v", got, err, want)
		}
		if got, err := b.Original(t.Context(), want.Original); err != nil || string(got) != large {
			t.Errorf("Original = %d bytes, %v; want %d", len(got), err, len(large))
		}
		record, err := b.Judged(t.Context(), "payments", "1.0.0")
		if err != nil || string(record.Findings) != `["1.0.0"]` || string(record.Changes) != `{}` {
			t.Errorf("Judged = %s, %v", record, err)
		}
		api, err := b.API(t.Context(), "payments")
		if err != nil || api.Latest != "1.0.0" || api.Revision != 2 {
			t.Errorf("the API is %+v, %v; want latest 1.0.0 and revision 2", api, err)
		}
		for what, err := range map[string]error{
			"a version":  second(b.Version(t.Context(), "payments", "2.0.0")),
			"a document": second(b.Original(t.Context(), "sha256:none")),
			"a record":   second(b.Judged(t.Context(), "payments", "2.0.0")),
		} {
			if !fault.Is(err, fault.NotFound) {
				t.Errorf("%s that is not there: %v, want not found", what, err)
			}
		}
	})
}

func second[T any](_ T, err error) error { return err }

func TestTextOfAnyKindIsKept(t *testing.T) {
	eachEngine(t, func(t *testing.T, b *bundle) {
		insertAPI(t, b, "payments", nil)
		frame := string([]byte{0x28, 0xb5, 0x2f, 0xfd})
		for i, text := range []string{"", "a", "\x00\xff", frame + "not compressed", strings.Repeat(frame, 5000)} {
			v := publish(t, b, "payments", fmt.Sprintf("1.0.%d", i), text)
			if got, err := b.Original(t.Context(), v.Original); err != nil || !bytes.Equal(got, []byte(text)) {
				t.Errorf("%.20q is read as %.20q, %v", text, got, err)
			}
		}
	})
}

func TestAPublicationIsStoredOnlyAtTheRevisionItWasJudgedAt(t *testing.T) {
	eachEngine(t, func(t *testing.T, b *bundle) {
		api := insertAPI(t, b, "payments", nil)
		late := publication(t, api, "1.1.0", "late")
		publish(t, b, "payments", "1.0.0", "first")
		if err := b.Publish(t.Context(), late); !fault.Is(err, fault.Stale) {
			t.Errorf("after another publication: %v, want stale", err)
		}
		if _, err := b.Original(t.Context(), late.Version.Original); !fault.Is(err, fault.NotFound) {
			t.Errorf("its document was stored: %v", err)
		}
		api, err := b.API(t.Context(), "payments")
		if err != nil || api.Latest != "1.0.0" || api.Revision != 2 {
			t.Errorf("the API is %+v, %v; want it untouched", api, err)
		}
		if err := b.Publish(t.Context(), publication(t, api, "1.0.0", "other")); !fault.Is(err, fault.Conflict) {
			t.Errorf("over a published version: %v, want a conflict", err)
		}
		if err := b.Publish(t.Context(), publication(t, newAPI("nothing"), "1.0.0", "x")); !fault.Is(err, fault.NotFound) {
			t.Errorf("without the API: %v, want not found", err)
		}
	})
}

func TestOfManyPublicationsAtOneRevisionOneIsStored(t *testing.T) {
	eachEngine(t, func(t *testing.T, b *bundle) {
		api := insertAPI(t, b, "payments", nil)
		replicas := []interface {
			Publish(ctx context.Context, p *catalog.Publication) error
		}{b.Store, b.open(t)}
		outcomes := make([]error, 10)
		var wg sync.WaitGroup
		for i := range outcomes {
			p := publication(t, api, "1.0.0", fmt.Sprint(i))
			wg.Go(func() { outcomes[i] = replicas[i%2].Publish(t.Context(), p) })
		}
		wg.Wait()
		stored := 0
		for _, err := range outcomes {
			if err == nil {
				stored++
			} else if !fault.Is(err, fault.Stale) {
				t.Errorf("%v, want stale", err)
			}
		}
		if stored != 1 {
			t.Errorf("%d were stored, want one", stored)
		}
	})
}

func TestDocumentsLiveAsLongAsAVersionHasThem(t *testing.T) {
	eachEngine(t, func(t *testing.T, b *bundle) {
		insertAPI(t, b, "payments", nil)
		insertAPI(t, b, "payouts", nil)
		shared := publish(t, b, "payments", "1.0.0-rc.1", "shared").Original
		publish(t, b, "payouts", "1.0.0", "shared")
		only := publish(t, b, "payments", "1.0.0-rc.1", "only").Original // replaces the draft
		there := func(original string, want bool) {
			t.Helper()
			if _, err := b.Original(t.Context(), original); (err == nil) != want || err != nil && !fault.Is(err, fault.NotFound) {
				t.Errorf("document there: %v, want %v", err, want)
			}
		}
		there(shared, true)
		there(only, true)
		publish(t, b, "payments", "1.0.0-rc.1", "newer")
		there(only, false)
		api, err := b.API(t.Context(), "payouts")
		if err != nil {
			t.Fatal(err)
		}
		if err := b.DeleteAPI(t.Context(), api); err != nil {
			t.Fatal(err)
		}
		there(shared, false)
		if _, err := b.Judged(t.Context(), "payouts", "1.0.0"); !fault.Is(err, fault.NotFound) {
			t.Errorf("the judgement of a deleted API: %v, want not found", err)
		}
	})
}

// TestOneDocumentComesAndGoes publishes and deletes the same document under
// several APIs at the same time: a reference must never lead nowhere.
func TestOneDocumentComesAndGoes(t *testing.T) {
	eachEngine(t, func(t *testing.T, b *bundle) {
		var wg sync.WaitGroup
		for i := range 4 {
			slug := fmt.Sprintf("api-%d", i)
			wg.Go(func() {
				for range 10 {
					api := newAPI(slug)
					if err := b.InsertAPI(t.Context(), api); err != nil {
						t.Error(err)
						return
					}
					p := publication(t, api, "1.0.0", "the same")
					if err := b.Publish(t.Context(), p); err != nil {
						t.Error(err)
						return
					}
					if _, err := b.Original(t.Context(), p.Version.Original); err != nil {
						t.Error(err)
					}
					api.Revision = 2
					if err := b.DeleteAPI(t.Context(), api); err != nil {
						t.Error(err)
						return
					}
				}
			})
		}
		wg.Wait()
		if _, err := b.Original(t.Context(), publication(t, newAPI("x"), "1.0.0", "the same").Version.Original); !fault.Is(err, fault.NotFound) {
			t.Errorf("the document was left behind: %v", err)
		}
	})
}

func TestVersionsAreSelectedByStateAndPrecedence(t *testing.T) {
	eachEngine(t, func(t *testing.T, b *bundle) {
		insertAPI(t, b, "payments", nil)
		insertAPI(t, b, "payouts", nil)
		for _, v := range []string{"1.9.0", "1.10.0", "1.10.0-rc.1", "2.0.0", "1.9.1-rc.10", "1.9.1-rc.9"} {
			publish(t, b, "payments", v, v)
		}
		publish(t, b, "payouts", "7.0.0", "x")
		key := func(text string) []byte {
			v, err := catalog.ParseSemver(text)
			if err != nil {
				t.Fatal(err)
			}
			return v.Key()
		}
		for name, test := range map[string]struct {
			query catalog.VersionQuery
			want  string
		}{
			"all":             {catalog.VersionQuery{Limit: 10}, "2.0.0 1.10.0 1.10.0-rc.1 1.9.1-rc.10 1.9.1-rc.9 1.9.0"},
			"published":       {catalog.VersionQuery{States: []catalog.State{catalog.Published}, Limit: 10}, "2.0.0 1.10.0 1.9.0"},
			"drafts":          {catalog.VersionQuery{States: []catalog.State{catalog.Draft, catalog.Retired}, Limit: 2}, "1.10.0-rc.1 1.9.1-rc.10"},
			"a line":          {catalog.VersionQuery{From: key("1.9.0"), Below: key("1.10.0-0"), Limit: 10}, "1.9.1-rc.10 1.9.1-rc.9 1.9.0"},
			"the page behind": {catalog.VersionQuery{Below: key("1.10.0"), Limit: 2}, "1.10.0-rc.1 1.9.1-rc.10"},
		} {
			versions, err := b.Versions(t.Context(), "payments", test.query)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			var names []string
			for _, v := range versions {
				names = append(names, v.Version)
			}
			if got := strings.Join(names, " "); got != test.want {
				t.Errorf("%s: %s, want %s", name, got, test.want)
			}
		}
		names, err := b.VersionNames(t.Context(), "payments")
		slices.Sort(names)
		if want := []string{"1.10.0", "1.9.0", "2.0.0"}; err != nil || !slices.Equal(names, want) {
			t.Errorf("VersionNames = %v, %v; want %v", names, err, want)
		}
	})
}
