package compare_test

import (
	"testing"

	"github.com/apisteward/steward/internal/compare"
)

// Nothing is promised for drafts and alphas: what reaches only them does not
// break, even if it cannot be compared; what reaches others as well does.
func TestDraftsMayBreak(t *testing.T) {
	doc := func(schema object, levels ...string) object {
		paths := object{}
		for i, level := range levels {
			paths["/"+string(rune('a'+i))] = object{"post": operation(object{
				"x-stability-level": level,
				"requestBody":       object{"content": media(object{"$ref": "#/components/schemas/S"})},
			})}
		}
		return document(object{"paths": paths, "components": object{"schemas": object{"S": schema}}})
	}
	for _, schemas := range [][2]object{
		{{"type": "string"}, {"type": "integer"}},
		{{"type": "string", "pattern": "a"}, {"type": "string", "pattern": "b"}},
	} {
		old, new := schemas[0], schemas[1]
		if r := diff(t, doc(old, "draft", "alpha"), doc(new, "draft", "alpha")); r.Verdict != compare.Compatible || r.Count(compare.Info) != 1 {
			t.Errorf("drafts: %s", pretty(t, r))
		}
		if r := diff(t, doc(old, "draft", "beta"), doc(new, "draft", "beta")); r.Verdict != compare.Breaks {
			t.Errorf("a draft and a beta: %s", pretty(t, r))
		}
		// What was promised counts, not what is promised now.
		if r := diff(t, doc(old, "stable"), doc(new, "alpha")); len(find(r, "stability-decreased")) != 1 || r.Count(compare.Breaking)+len(r.NotCompared) != 2 {
			t.Errorf("an alpha now: %s", pretty(t, r))
		}
	}
}

// Without a date of today an announced removal is a removal like others.
func TestRemovalWithoutToday(t *testing.T) {
	old := mustLoad(t, document(object{"paths": object{"/b": object{"get": operation(object{"deprecated": true, "x-sunset": "2020-01-01"})}}}))
	r := compare.Documents(old, mustLoad(t, document(nil)), compare.Options{})
	if c := find(r, "operation-removed"); len(c) != 1 || c[0].Text != "The operation GET /b was removed, which was to stay until 2020-01-01." {
		t.Error(pretty(t, r))
	}
}
