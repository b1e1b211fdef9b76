package store_test

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/contract/lint"
	"github.com/apisteward/steward/internal/fault"
)

// newAPI returns an API with every field set.
func newAPI(slug string) *catalog.API {
	return &catalog.API{
		Slug: slug, Title: "Payments", Owner: "Team Checkout", Description: "Cards — and transfers",
		Visibility: catalog.Public,
		Settings: catalog.Settings{
			RefuseAt: lint.Warn, RulesOff: []string{"operation-tags"}, Ruleset: "rules: {}",
			Levels: map[string]string{"operation-removed": "warning"},
		},
		Revision: 1, CreatedAt: start(), UpdatedAt: start(),
	}
}

// insertAPI stores an API as newAPI makes it, changed by edit when it is given.
func insertAPI(t *testing.T, b *bundle, slug string, edit func(*catalog.API)) *catalog.API {
	t.Helper()
	api := newAPI(slug)
	if edit != nil {
		edit(api)
	}
	if err := b.InsertAPI(t.Context(), api); err != nil {
		t.Fatalf("InsertAPI: %v", err)
	}
	return api
}

func TestAPIIsReadAsItWasStored(t *testing.T) {
	eachEngine(t, func(t *testing.T, b *bundle) {
		want := insertAPI(t, b, "payments", nil)
		got, err := b.API(t.Context(), "payments")
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("API = %+v, %v; want %+v", got, err, want)
		}
		if err := b.InsertAPI(t.Context(), newAPI("payments")); !fault.Is(err, fault.Conflict) {
			t.Errorf("storing a slug twice: %v, want a conflict", err)
		}
		if _, err := b.API(t.Context(), "nothing"); !fault.Is(err, fault.NotFound) {
			t.Errorf("reading what is not there: %v, want not found", err)
		}
	})
}

func TestAPIsAreListedBySlugForTheirViewer(t *testing.T) {
	eachEngine(t, func(t *testing.T, b *bundle) {
		for _, slug := range []string{"b", "a-z", "ab", "a1", "a"} {
			insertAPI(t, b, slug, func(a *catalog.API) {
				if slug == "a1" || slug == "ab" {
					a.Visibility = catalog.Private
				}
			})
		}
		for name, test := range map[string]struct {
			viewer catalog.Viewer
			after  string
			limit  int
			want   []string
		}{
			"everything":    {catalog.Viewer{Everything: true}, "", 10, []string{"a", "a-z", "a1", "ab", "b"}},
			"anybody":       {catalog.Viewer{}, "", 10, []string{"a", "a-z", "b"}},
			"one inside":    {catalog.Viewer{APIs: []string{"ab", "unknown"}}, "", 10, []string{"a", "a-z", "ab", "b"}},
			"a page":        {catalog.Viewer{}, "a", 1, []string{"a-z"}},
			"the last page": {catalog.Viewer{APIs: []string{"ab"}}, "a-z", 10, []string{"ab", "b"}},
			"after the end": {catalog.Viewer{Everything: true}, "b", 10, nil},
		} {
			apis, err := b.APIs(t.Context(), test.viewer, nil, test.after, test.limit)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			var slugs []string
			for _, a := range apis {
				slugs = append(slugs, a.Slug)
			}
			if !reflect.DeepEqual(slugs, test.want) {
				t.Errorf("%s: %v, want %v", name, slugs, test.want)
			}
		}
	})
}

func TestAPIsAreFoundByTheirWords(t *testing.T) {
	eachEngine(t, func(t *testing.T, b *bundle) {
		insertAPI(t, b, "payments", func(a *catalog.API) {
			a.Title, a.Owner, a.Description = "Payments", "Team Money", "Charges 100% of it."
		})
		insertAPI(t, b, "payouts", func(a *catalog.API) { a.Title, a.Owner, a.Description = "Payouts", "Team Money", "Sends some_thing!" })
		for search, want := range map[string]string{
			"money": "payments payouts", "pay charges": "payments", "100%": "payments", "1%0": "", "some_thing": "payouts",
			"something": "", "thing!": "payouts", "s__e": "", "": "payments payouts",
		} {
			apis, err := b.APIs(t.Context(), catalog.Viewer{}, strings.Fields(search), "", 10)
			if err != nil {
				t.Fatalf("%s: %v", search, err)
			}
			var slugs []string
			for _, a := range apis {
				slugs = append(slugs, a.Slug)
			}
			if got := strings.Join(slugs, " "); got != want {
				t.Errorf("%q finds %q, want %q", search, got, want)
			}
		}
	})
}

func TestAPIChangesOnlyAtItsRevision(t *testing.T) {
	eachEngine(t, func(t *testing.T, b *bundle) {
		api := insertAPI(t, b, "payments", nil)
		api.Title, api.Visibility, api.UpdatedAt = "Payouts", catalog.Private, start().Add(time.Hour)
		if err := b.UpdateAPI(t.Context(), api); err != nil || api.Revision != 2 {
			t.Fatalf("UpdateAPI = %v, revision %d; want revision 2", err, api.Revision)
		}
		if got, err := b.API(t.Context(), "payments"); err != nil || !reflect.DeepEqual(got, api) {
			t.Errorf("API = %+v, %v; want %+v", got, err, api)
		}
		old := *api
		old.Revision = 1
		if err := b.UpdateAPI(t.Context(), &old); !fault.Is(err, fault.Stale) || old.Revision != 1 {
			t.Errorf("changing an older revision: %v, want stale", err)
		}
		if err := b.DeleteAPI(t.Context(), &old); !fault.Is(err, fault.Stale) {
			t.Errorf("deleting an older revision: %v, want stale", err)
		}
		if err := b.UpdateAPI(t.Context(), newAPI("nothing")); !fault.Is(err, fault.NotFound) {
			t.Errorf("changing what is not there: %v, want not found", err)
		}
	})
}

func TestAPIThatWasMadeAnewIsAnother(t *testing.T) {
	eachEngine(t, func(t *testing.T, b *bundle) {
		before := insertAPI(t, b, "payments", nil)
		if err := b.DeleteAPI(t.Context(), before); err != nil {
			t.Fatal(err)
		}
		insertAPI(t, b, "payments", func(a *catalog.API) { a.CreatedAt = start().Add(time.Second) })
		if err := b.UpdateAPI(t.Context(), before); !fault.Is(err, fault.Stale) {
			t.Errorf("changing the API that was deleted: %v, want stale", err)
		}
	})
}
