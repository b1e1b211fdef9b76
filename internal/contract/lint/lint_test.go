package lint

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"
)

const petDocument = `openapi: 3.0.3
info: {title: Pets, version: 1.0.0}
paths:
  /pets:
    get:
      sumary: All
      responses: {default: {description: Any}}
`

func TestRun(t *testing.T) {
	got := Run(mustParse(t, []byte(petDocument)), structureOnly())
	want := Finding{
		Rule: "oas3-schema", Severity: Error,
		Text:  "`sumary` is not a field of the Operation Object; did you mean `summary`?",
		Place: "#/paths/~1pets/get/sumary", Line: 6, Column: 7, Operation: "GET /pets",
	}
	if len(got) != 1 || got[0] != want {
		t.Errorf("found %+v,\nwant %+v", got, want)
	}
}

func TestRunObeysSeverities(t *testing.T) {
	doc := mustParse(t, []byte(petDocument))
	got := Run(doc, structureOnly().With("oas3-schema", Hint))
	if len(got) != 1 || got[0].Severity != Hint {
		t.Errorf("found %+v, want one hint", got)
	}
	if got := Run(doc, structureOnly().With("oas3-schema", Off)); len(got) != 0 {
		t.Errorf("found %+v by rules that are off", got)
	}
}

func TestRunSortsAndBounds(t *testing.T) {
	var b strings.Builder
	b.WriteString(petDocument)
	for i := range findingLimit + 5 {
		fmt.Fprintf(&b, "  path%d: {}\n", i)
	}
	got := Run(mustParse(t, []byte(b.String())), structureOnly())
	if len(got) != findingLimit+1 {
		t.Fatalf("%d findings, want %d and one about the rest", len(got), findingLimit)
	}
	if !slices.IsSortedFunc(got, func(a, b Finding) int { return cmp.Compare(a.Line, b.Line) }) {
		t.Error("the findings are not in the order of the text")
	}
	last := got[findingLimit]
	if want := "6 more findings of this rule, from here on, were left out"; last.Text != want {
		t.Errorf("the last finding is %q, want %q", last.Text, want)
	}
	if last.Line != got[findingLimit-1].Line+1 || last.Severity != Error {
		t.Errorf("the last finding is %+v", last)
	}
}

func TestRulesAreExplained(t *testing.T) {
	seen := make(map[string]bool)
	groups := []string{"structure", "meaning", "style", "security"}
	for _, r := range Rules() {
		if seen[r.ID] {
			t.Errorf("%s is there twice", r.ID)
		}
		seen[r.ID] = true
		if r.Summary == "" || r.Why == "" || r.Remedy == "" || r.Check == nil || r.Editions == 0 || r.Severity == Off {
			t.Errorf("%s is incomplete", r.ID)
		}
		if !slices.Contains(groups, r.Group) {
			t.Errorf("%s is in the group %q", r.ID, r.Group)
		}
	}
}

// A scalar is pointed at itself; objects and arrays at their key.
func TestPositions(t *testing.T) {
	doc := mustParse(t, []byte("openapi: 3.0.3\ninfo:\n  title: 5\n  version: '1'\n  contact:\n    - a\npaths: {}\n"))
	var got []string
	for _, f := range Run(doc, structureOnly()) {
		got = append(got, fmt.Sprintf("%d:%d", f.Line, f.Column))
	}
	if want := []string{"3:10", "5:3"}; !slices.Equal(got, want) {
		t.Errorf("findings at %v, want %v", got, want)
	}
}
