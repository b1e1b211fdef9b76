package pool

import (
	"net/http"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/verify/call"
)

func TestEvaluate(t *testing.T) {
	doc := load(t, `
openapi: 3.0.3
info: {title: Values, version: '1'}
paths: {}
x-values: ['$response.body#/id', '$response.header.X-Next', '$request.path.shop', '$request.query.q', '$request.header.X-Who',
  '$request.body#/name', '$statusCode', '$method', '$url', 'to {$response.body#/id} of {$request.path.shop}', 7, plain,
  '$response.body#/none', '$request.path.none', '$response.cookie.a', '$nonsense', 'open {$response.body#/id', '$response.body#/null']
`)
	x := &call.Exchange{
		Case: &call.Case{
			Arguments: []call.Argument{{In: "path", Name: "shop", Value: "s1"}, {In: "query", Name: "q", Value: "x"}},
			Body:      &call.Payload{Value: sample.Object{{Name: "name", Value: "Ada"}}},
		},
		Method: "POST", URL: "http://api.example/books", Status: 201, Sent: http.Header{"X-Who": {"me"}},
		Header: http.Header{"X-Next": {"n1"}}, Answer: []byte(`{"id": 17, "null": null}`),
	}
	want := []string{"17", "n1", "s1", "x", "me", "Ada", "201", "POST", "http://api.example/books", "to 17 of s1", "7", "plain", "", "", "", "", "", ""}
	for i, n := range doc.Root.Get("x-values").Items() {
		v, from, ok := Evaluate(n, x)
		if ok != (want[i] != "") || ok && textOf(v) != want[i] {
			t.Errorf("%s is %v (%v), want %q", n.Text(), v, ok, want[i])
		}
		if inAnswer := i < 2; (from != nil) != inAnswer && ok {
			t.Errorf("%s is from %+v", n.Text(), from)
		}
	}
	if _, _, ok := Evaluate((*contract.Node)(nil), x); ok {
		t.Error("nothing has a value")
	}
}
