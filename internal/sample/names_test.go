package sample

import (
	"math/rand/v2"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/schema"
)

// Objects whose names must keep rules have as many members as they need.
func TestNamesOfMembersDiffer(t *testing.T) {
	for _, members := range []string{
		`"propertyNames": {"pattern": "^k_[a-z]+$"}, "minProperties": 3, "additionalProperties": {"type": "integer", "exclusiveMinimum": 3, "maximum": 5}`,
		`"propertyNames": {"pattern": "^[0-9]{4}$"}, "minProperties": 3`,
		`"propertyNames": {"minLength": 5, "maxLength": 6}, "minProperties": 3`,
		`"propertyNames": {"enum": ["a", "b", "c"]}, "minProperties": 3`,
		`"patternProperties": {"^[a-z]{3}$": {"type": "integer"}}, "additionalProperties": false, "minProperties": 3`,
		`"minProperties": 3`,
	} {
		doc, err := contract.Load([]byte(`{"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "paths": {}, "components": {"schemas": {"A": {"type": "object", `+members+`}}}}`), contract.DefaultLimits())
		if err != nil {
			t.Fatal(err)
		}
		of, m, judge := doc.Root.At("components", "schemas", "A"), New(doc), schema.New(doc)
		check := func(how string, v any, ok bool) {
			if faults, judged := judge.Faults(of, schema.Response, Plain(v)); !ok || !judged || len(faults) > 0 {
				t.Errorf("%s: %s %v", members, how, v)
			}
		}
		for seed := range uint64(20) {
			v, ok := m.Realistic(of, contract.InResponse, seed)
			check("realistic", v, ok)
			v, ok = m.Random(of, contract.InResponse, rand.New(rand.NewPCG(seed, 0)))
			check("random", v, ok)
		}
		v, ok := m.Value(of, contract.InResponse)
		check("usual", v, ok)
	}
}
