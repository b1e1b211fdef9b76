package compare_test

import "testing"

// A value that joins one of several lists is one value added, wherever the
// others went; and what is said of an alternative is still told.
func TestAlternativesOfValues(t *testing.T) {
	lists := func(all ...[]any) object {
		var branches []any
		for _, values := range all {
			branches = append(branches, object{"type": "string", "enum": values})
		}
		return giving(object{"anyOf": branches})
	}
	r := diff(t, lists([]any{"a"}, []any{"b", "c"}), lists([]any{"c", "d"}, []any{"a", "b"}))
	if c := find(r, "response-enum-value-added"); len(r.Changes) != 1 || len(c) != 1 || c[0].NewValue != `"d"` {
		t.Error(pretty(t, r))
	}
	described := func(text string) object {
		return giving(object{"oneOf": []any{object{"const": "a", "description": text}, object{"const": "b"}}})
	}
	r = diff(t, described("x"), described("y"))
	if len(r.Changes) != 1 || len(find(r, "description-changed")) != 1 {
		t.Error(pretty(t, r))
	}
}
