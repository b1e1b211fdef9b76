package compare_test

import (
	"testing"

	"github.com/apisteward/steward/internal/compare"
)

// A value is a list of one where lists are written as the parameter repeated;
// not where its elements must be more, or are written with commas.
func TestParametersThatTakeListsNow(t *testing.T) {
	query := func(schema object, explode bool) object {
		return called(operation(object{"parameters": []any{parameter("query", "q", object{"schema": schema, "explode": explode})}}))
	}
	value := object{"type": "string"}
	list := func(over object) object {
		schema := object{"type": "array", "items": object{"type": "string"}}
		for k, v := range over {
			schema[k] = v
		}
		return schema
	}
	for _, e := range []struct {
		new     object
		explode bool
		verdict compare.Verdict
	}{
		{list(nil), true, compare.Compatible},
		{list(object{"minItems": 1, "maxItems": 9}), true, compare.Compatible},
		{list(object{"minItems": 2}), true, compare.Breaks},
		{list(object{"items": object{"type": "string", "maxLength": 3}}), true, compare.Breaks},
		{list(nil), false, compare.Breaks},
	} {
		if r := diff(t, query(value, true), query(e.new, e.explode)); r.Verdict != e.verdict {
			t.Errorf("%v: %s", e.new, pretty(t, r))
		}
		if r := diff(t, query(e.new, true), query(value, true)); r.Verdict != compare.Breaks {
			t.Errorf("back from %v: %s", e.new, pretty(t, r))
		}
	}
}
