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
