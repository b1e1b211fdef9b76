package compare_test

import (
	"testing"

	"github.com/apisteward/steward/internal/compare"
)

// An alternative that goes is judged by the one that is most like it among
// those that hold it: nothing is told of the others.
func TestRemovedAlternativeFitsTheNearest(t *testing.T) {
	one := object{"type": "object", "properties": object{"name": object{"type": "string"}}}
	two := object{"type": "object", "properties": object{"name": object{"type": "string"}, "size": object{"type": "string"}}}
	doc := func(names ...string) object {
		var branches []any
		for _, name := range names {
			branches = append(branches, object{"$ref": "#/components/schemas/" + name})
		}
		d := taking(object{"oneOf": branches})
		d["components"] = object{"schemas": object{"Dog": two, "Cat": one, "Rabbit": one}}
		return d
	}
	r := diff(t, doc("Dog", "Cat", "Rabbit"), doc("Dog", "Cat"))
	if r.Verdict == compare.Breaks || len(find(r, "request-property-added")) > 0 {
		t.Error(pretty(t, r))
	}
}

// An alternative that holds everything does not hide what changes in others.
func TestChangesBesideAnAlternativeOfAnything(t *testing.T) {
	doc := func(values ...any) object {
		return giving(object{"oneOf": []any{
			object{"title": "Issue", "type": "object", "required": []any{"kind"}, "properties": object{"kind": object{"enum": values}}},
			object{"title": "Public", "type": "object"},
		}})
	}
	if r := diff(t, doc("a"), doc("a", "b")); len(find(r, "response-enum-value-added")) != 1 {
		t.Error(pretty(t, r))
	}
}

// A name that is only required has no place of its own, so the text names it.
func TestRequiredNamesAreNamed(t *testing.T) {
	r := diff(t, taking(object{"type": "object"}), taking(object{"type": "object", "required": []any{"a"}}))
	if c := find(r, "request-property-became-required"); len(c) != 1 || c[0].Text != `The request body: the property "a" became required.` {
		t.Error(pretty(t, r))
	}
	old := object{"type": "object", "properties": object{"a": object{"type": "string"}}}
	r = diff(t, taking(old), taking(object{"type": "object", "required": []any{"a"}}))
	if c := find(r, "request-property-became-required"); len(c) != 1 || c[0].Text != `The request body: the property "a" became required.` {
		t.Error(pretty(t, r))
	}
}
