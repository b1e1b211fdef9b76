package verify

import (
	"slices"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
)

const shop = `
openapi: 3.1.0
info: {title: Shop, version: 1.0.0}
paths:
  /books:
    get: {operationId: listBooks, tags: [Books, 'Read/only'], responses: {'200': {description: fine}}}
    post: {operationId: createBook, tags: [Books], responses: {'201': {description: fine}}}
  /books/{id}:
    get: {operationId: getBook, tags: [Books], responses: {'200': {description: fine}}}
  /health:
    get: {responses: {'200': {description: fine}}}
  '/odd[1]?':
    get: {operationId: 'a\b', responses: {'200': {description: fine}}}
`

func load(t *testing.T, text string) *contract.Document {
	t.Helper()
	doc, err := contract.Load([]byte(text), contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func TestFilters(t *testing.T) {
	const list, create, get, health, odd = "GET /books", "POST /books", "GET /books/{id}", "GET /health", "GET /odd[1]?"
	doc := load(t, shop)
	for text, want := range map[string][]string{
		"getBook":               {get},
		"operation=*Book*":      {list, create, get},
		"operation=GET /health": {health},
		"operation=":            nil,
		`a\b`:                   {odd},
		"tag=Books":             {list, create, get},
		"tag=Read*":             {list},
		"tag=books":             nil,
		"/books":                {list, create},
		"/books/*":              {get},
		"path=*":                {list, create, get, health, odd},
		"path=/odd[1]?":         {odd},
		"path=/odd1x":           nil,
		"path=/b?oks":           nil,
		"method=get":            {list, get, health, odd},
		"method=PUT":            nil,
	} {
		f, err := ParseFilter(text)
		if err != nil {
			if want != nil || !strings.Contains(err.Error(), "does not choose operations") {
				t.Errorf("%s: %v", text, err)
			}
			continue
		}
		var got []string
		for _, op := range selected(doc, []Filter{f}, nil) {
			got = append(got, op.Name())
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s chooses %q, want %q", text, got, want)
		}
	}
}

func TestSelection(t *testing.T) {
	doc := load(t, shop)
	books, writes := Filter{"tag", "Books"}, Filter{"method", "POST"}
	for _, tt := range []struct {
		include, exclude []Filter
		want             int
	}{
		{nil, nil, 5}, {[]Filter{books}, nil, 3}, {nil, []Filter{writes}, 4}, {[]Filter{books}, []Filter{writes}, 2},
		{[]Filter{books, {"path", "/health"}}, nil, 4}, {nil, []Filter{books, writes}, 2}, {[]Filter{writes}, []Filter{books}, 0},
	} {
		if got := len(selected(doc, tt.include, tt.exclude)); got != tt.want {
			t.Errorf("%v but %v leaves %d operations, want %d", tt.include, tt.exclude, got, tt.want)
		}
	}
}

func TestPhases(t *testing.T) {
	if got, err := ParsePhases([]string{"fuzzing", "examples", "fuzzing"}); err != nil || len(got) != 2 || got[0] != "examples" {
		t.Errorf("got %v, %v", got, err)
	}
	if _, err := ParsePhases([]string{"Examples"}); err == nil || !strings.Contains(err.Error(), `"Examples" is no phase`) {
		t.Errorf("got %v", err)
	}
	for _, phase := range Phases() {
		list, err := ParsePhases([]string{string(phase)})
		if err != nil || len(list) != 1 {
			t.Fatalf("%v, %v", list, err)
		}
		chosen := wanted(list)
		if len(chosen) == 0 || chosen[len(chosen)-1].share != 1 {
			t.Errorf("%s alone may not use up the budget: %+v", phase, chosen)
		}
	}
	all, last := wanted(Phases()), 0.0
	for _, st := range all {
		if st.share <= 0 || st.share > 1 {
			t.Errorf("%s may use %v of the budget", st.phase, st.share)
		}
		last = st.share
	}
	if last != 1 {
		t.Errorf("something of the budget is left at the end: %v", last)
	}
}
