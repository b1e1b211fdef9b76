package compare_test

import (
	"testing"

	"github.com/apisteward/steward/internal/compare"
	"github.com/apisteward/steward/internal/contract"
)

// No two documents make a comparison panic or go on without end.
func FuzzDocuments(f *testing.F) {
	for _, pair := range [][2]string{
		{`{"openapi":"3.1.0","info":{},"paths":{"/a":{"get":{"responses":{"200":{"content":{"a/b":{"schema":{"$ref":"#/components/schemas/A"}}}}}}}},"components":{"schemas":{"A":{"anyOf":[{"$ref":"#/components/schemas/A"},{"type":"null"}]}}}}`,
			`{"openapi":"3.1.0","info":{},"paths":{"/a":{"get":{"responses":{"200":{"content":{"a/b":{"schema":{"$ref":"#/components/schemas/A"}}}}}}}},"components":{"schemas":{"A":{"allOf":[{"$ref":"#/components/schemas/B"}]},"B":{"allOf":[{"$ref":"#/components/schemas/A"}],"oneOf":[{"type":"string"},{"$ref":"#/components/schemas/B"}]}}}}`},
		{`{"swagger":"2.0","paths":{"/a/{b}":{"post":{"parameters":[{"in":"formData","name":"x","type":"file"},{"$ref":"#/no"}]}}}}`,
			`{"swagger":"2.0","paths":{"/a/{c}":{"post":{"parameters":[{"in":"body","schema":true},[],null],"responses":[]}}}}`},
		{`{"openapi":"3.0.0","paths":{"/a":{"put":{"parameters":[{"name":"a","in":"query","schema":{"enum":[null,1],"multipleOf":0,"minimum":1e9}}],"security":[{}],"callbacks":{"a":{"b":{"get":{}}}}}}}}`,
			`{"openapi":"3.2.0","paths":{"/a":{"put":{"parameters":[{"name":"a","in":"query","content":{}}],"requestBody":{"content":{"*/*":{}}},"responses":{"":{}}}}},"webhooks":{"x":{"get":{}}}}`},
	} {
		f.Add([]byte(pair[0]), []byte(pair[1]))
	}
	limits := contract.DefaultLimits()
	f.Fuzz(func(t *testing.T, a, b []byte) {
		old, err := contract.Load(a, limits)
		if err != nil {
			return
		}
		new, err := contract.Load(b, limits)
		if err != nil {
			return
		}
		first := compare.Documents(old, new, compare.Options{})
		if second := compare.Documents(old, new, compare.Options{}); pretty(t, first) != pretty(t, second) {
			t.Error("two comparisons of the same documents differ")
		}
		if r := compare.Documents(old, old, compare.Options{}); r.Verdict != compare.Identical {
			t.Error("a document differs from itself")
		}
	})
}
