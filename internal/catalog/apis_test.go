package catalog_test

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
)

func limits() contract.Limits { return contract.DefaultLimits() }

// wantField wants an Invalid error about exactly one place.
func wantField(t *testing.T, err error, place string) {
	t.Helper()
	var e *fault.Error
	if !errors.As(err, &e) || e.Kind != fault.Invalid || len(e.Fields) != 1 || e.Fields[0].Place != place {
		t.Errorf("%v, want an invalid %s", err, place)
	}
}

func TestAPIsThatAreRefused(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for _, slug := range []string{
		"", "Payments", "-a", "a-", "a--b", "a/b", "..", "a.b", "zahlungén", "a b", strings.Repeat("a", 64), strings.Repeat("a", 300), "a\x00",
	} {
		_, err := b.CreateAPI(t.Context(), catalog.CreateAPIInput{Slug: slug, Title: "T"})
		wantField(t, err, "#/slug")
	}
	for place, edit := range map[string]func(*catalog.CreateAPIInput){
		"#/title":                func(in *catalog.CreateAPIInput) { in.Title = " " },
		"#/title ":               func(in *catalog.CreateAPIInput) { in.Title = "a\x00b" },
		"#/owner":                func(in *catalog.CreateAPIInput) { in.Owner = strings.Repeat("ü", 201) },
		"#/description":          func(in *catalog.CreateAPIInput) { in.Description = "a\x00" },
		"#/visibility":           func(in *catalog.CreateAPIInput) { in.Visibility = "hidden" },
		"#/settings/ruleset":     func(in *catalog.CreateAPIInput) { in.Settings.Ruleset = strings.Repeat(" ", 300<<10) },
		"#/settings/ruleset ":    func(in *catalog.CreateAPIInput) { in.Settings.Ruleset = "rules: [" },
		"#/settings/rules_off/0": func(in *catalog.CreateAPIInput) { in.Settings.RulesOff = []string{"no-such-rule"} },
		"#/settings/levels":      func(in *catalog.CreateAPIInput) { in.Settings.Levels = map[string]string{"no-such-rule": "info"} },
		"#/settings/levels ": func(in *catalog.CreateAPIInput) {
			in.Settings.Levels = map[string]string{"response-property-removed": "bad"}
		},
	} {
		in := catalog.CreateAPIInput{Slug: "fine", Title: "Fine", Owner: strings.Repeat("ü", 200), Description: "a\n\tb"}
		edit(&in)
		_, err := b.CreateAPI(t.Context(), in)
		wantField(t, err, strings.TrimSpace(place))
	}
	if _, err := b.CreateAPI(t.Context(), catalog.CreateAPIInput{Slug: "payments", Title: "T"}); !fault.Is(err, fault.Conflict) {
		t.Errorf("a slug that is taken: %v, want a conflict", err)
	}
	b.createAPI(t, strings.Repeat("a", 63), nil)
}

func TestPagesOfAPIsHoldWhatTheViewerSees(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for i := range 9 {
		b.createAPI(t, fmt.Sprintf("api-%d", i), func(in *catalog.CreateAPIInput) {
			if i%3 != 0 {
				in.Visibility = catalog.Private
			}
		})
	}
	for name, test := range map[string]struct {
		viewer catalog.Viewer
		want   []string
	}{
		"anybody":    {catalog.Viewer{}, []string{"api-0", "api-3", "api-6", "payments"}},
		"one inside": {catalog.Viewer{APIs: []string{"api-4"}}, []string{"api-0", "api-3", "api-4", "api-6", "payments"}},
	} {
		var got []string
		in := catalog.ListAPIsInput{Viewer: test.viewer, PageInput: catalog.PageInput{Limit: 2}}
		for {
			page, err := b.ListAPIs(t.Context(), in)
			if err != nil {
				t.Fatal(err)
			}
			for _, a := range page.Items {
				got = append(got, a.Slug)
			}
			if in.Cursor = page.Next; in.Cursor == "" {
				break
			}
			if len(page.Items) != 2 {
				t.Errorf("%s: a page in the middle has %d items", name, len(page.Items))
			}
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %v, want %v", name, got, test.want)
		}
	}
	for _, in := range []catalog.PageInput{{Limit: 201}, {Limit: -1}, {Cursor: "!"}, {Cursor: "AA"}, {Cursor: strings.Repeat("YQ", 300)}} {
		if _, err := b.ListAPIs(t.Context(), catalog.ListAPIsInput{PageInput: in}); !fault.Is(err, fault.Invalid) {
			t.Errorf("page %+v: %v, want invalid", in, err)
		}
	}
}

func TestAPrivateAPIIsNotThereForOthers(t *testing.T) {
	t.Parallel()
	b := setup(t)
	want := b.createAPI(t, "secret", func(in *catalog.CreateAPIInput) { in.Visibility = catalog.Private })
	_, err := b.GetAPI(t.Context(), catalog.Viewer{APIs: []string{"payments"}}, "secret")
	_, missing := b.GetAPI(t.Context(), catalog.Viewer{}, "nothing")
	if !fault.Is(err, fault.NotFound) || err.Error() != missing.Error() {
		t.Errorf("somebody else: %v, want the same as without it: %v", err, missing)
	}
	got, err := b.GetAPI(t.Context(), catalog.Viewer{APIs: []string{"secret"}}, "secret")
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("those inside: %+v, %v; want %+v", got, err, want)
	}
}

func TestUpdateChangesWhatIsGiven(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.clock.forward(time.Hour)
	title, private := "Payouts", catalog.Private
	api, err := b.UpdateAPI(t.Context(), catalog.UpdateAPIInput{Slug: "payments", Revision: 1, Title: &title, Visibility: &private})
	if err != nil {
		t.Fatal(err)
	}
	if api.Title != title || api.Visibility != private || api.Revision != 2 || !api.UpdatedAt.Equal(b.clock.Now()) || api.UpdatedAt.Equal(api.CreatedAt) {
		t.Errorf("the API is %+v", api)
	}
	if _, err := b.UpdateAPI(t.Context(), catalog.UpdateAPIInput{Slug: "payments", Revision: 1, Title: &title}); !fault.Is(err, fault.Stale) {
		t.Errorf("an older revision: %v, want stale", err)
	}
	empty := ""
	_, err = b.UpdateAPI(t.Context(), catalog.UpdateAPIInput{Slug: "payments", Revision: 2, Title: &empty})
	wantField(t, err, "#/title")
}

func TestADeletedAPITakesEverythingWithIt(t *testing.T) {
	t.Parallel()
	b := setup(t)
	v := b.publish(t, document("1.0.0", "name")).Version
	if err := b.DeleteAPI(t.Context(), "payments", 1); !fault.Is(err, fault.Stale) {
		t.Errorf("an older revision: %v, want stale", err)
	}
	if err := b.DeleteAPI(t.Context(), "payments", 2); err != nil {
		t.Fatal(err)
	}
	if _, err := b.store.Original(t.Context(), v.Original); !fault.Is(err, fault.NotFound) {
		t.Errorf("its document is still there: %v", err)
	}
	b.createAPI(t, "payments", nil)
	if got := b.versions(t); got != nil {
		t.Errorf("made anew it has %v", got)
	}
}
