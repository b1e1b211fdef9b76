package compare_test

import (
	"testing"

	"github.com/apisteward/steward/internal/compare"
)

// Of two alternatives that are gone, an alternative that is new is held by the
// one that has alternatives of its own: it is no addition. A value that the
// new schema sends is one that the old one could send.
func TestAlternativesOfAlternativesHoldTheirTypes(t *testing.T) {
	closed := object{"type": "object", "additionalProperties": false}
	boolean := object{"type": "boolean"}
	old := object{"anyOf": []any{closed, boolean, object{"oneOf": []any{object{"type": "string"}, object{"type": "number"}}}}}
	new := object{"anyOf": []any{boolean, object{"oneOf": []any{object{"type": "string", "enum": []any{""}}, object{"type": "integer"}}}}}
	if r := diff(t, giving(old), giving(new)); r.Verdict != compare.Compatible {
		t.Error(pretty(t, r))
	}
	if r := diff(t, giving(new), giving(old)); r.Verdict != compare.Breaks {
		t.Error(pretty(t, r))
	}
}

// Schemas that contradict themselves let nothing through, and are equal in
// whatever words they do.
func TestContradictionsAreEqual(t *testing.T) {
	boolean, text := object{"type": "boolean"}, object{"type": "string"}
	thing := object{"type": "object"}
	nothings := []object{
		{"allOf": []any{object{"type": "integer"}, text, object{"anyOf": []any{boolean, text}}}},
		{"allOf": []any{boolean, text, object{"oneOf": []any{text, object{"type": "integer"}}}}},
		{"allOf": []any{thing, object{"anyOf": []any{boolean, object{"enum": []any{""}}}}}},
		{"allOf": []any{thing, object{"additionalProperties": false}, object{"anyOf": []any{boolean, object{"enum": []any{""}, "type": "string"}}}}},
	}
	for i := range nothings {
		for _, pair := range [][2]object{{nothings[i&^1], nothings[i|1]}, {nothings[i|1], nothings[i&^1]}} {
			if r := diff(t, giving(pair[0]), giving(pair[1])); r.Verdict != compare.Identical {
				t.Error(pretty(t, r))
			}
		}
	}
	if r := diff(t, giving(nothings[0]), giving(text)); r.Verdict != compare.Breaks {
		t.Error("a response that could not be given now is: ", pretty(t, r))
	}
}
