package schema

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
)

// FuzzJudge judges any value by any schema: without a panic, within its work,
// saying of valid values that they have no faults and of others what they are.
func FuzzJudge(f *testing.F) {
	for _, seed := range [][2]string{
		{`{"type":"object","required":["a"],"properties":{"a":{"$ref":"#/components/schemas/A"}}}`, `{"a":{"a":1}}`},
		{`{"oneOf":[{"const":1},{"enum":["a",{}]},{"$ref":"#/components/schemas/A"}],"unevaluatedProperties":false}`, `{"b":1e99}`},
		{`{"items":{"multipleOf":0.1},"contains":{"pattern":"^(?!a)"},"uniqueItems":true}`, `[1,1.0,"a"]`},
		{`{"if":{"format":"date"},"then":{"maxLength":1},"not":{"format":"email"},"anyOf":[{"format":"uri"}]}`, `"2024-01-01"`},
		{`{"discriminator":{"propertyName":"k","mapping":{"a":"A"}},"oneOf":[{"$ref":"#/components/schemas/A"}]}`, `{"k":"a"}`},
	} {
		f.Add(seed[0], seed[1])
	}
	limits := contract.Limits{Bytes: 1 << 16, Depth: 64, Nodes: 1 << 14}
	f.Fuzz(func(t *testing.T, schema, value string) {
		doc, err := contract.Load([]byte(`{"openapi":"3.1.0","components":{"schemas":{"A":`+schema+`}}}`), limits)
		if err != nil {
			return
		}
		decoder := json.NewDecoder(strings.NewReader(value))
		decoder.UseNumber()
		var v any
		if decoder.Decode(&v) != nil {
			return
		}
		j := New(doc, WithFormats(), WithWork(50_000))
		n := doc.Root.At("components", "schemas", "A")
		faults, judged := j.Faults(n, Response, v)
		if hard := anyHard(faults); judged && j.Valid(n, Response, v) == hard {
			t.Errorf("valid is %v with the faults %v", !hard, faults)
		}
		for _, fault := range faults {
			if fault.Keyword == "" || fault.Schema == nil || fault.Text == "" {
				t.Errorf("incomplete fault %+v", fault)
			}
		}
		j.Undeclared(n, Response, v)
		j.WriteOnly(n, v)
	})
}

func anyHard(faults []Fault) bool {
	for _, f := range faults {
		if !f.Soft {
			return true
		}
	}
	return false
}
