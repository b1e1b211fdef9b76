package refusal

import (
	"net/http"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/schema"
)

// setup returns a Filler and a schema for the errors of its document.
func setup(t *testing.T, text string) (*Filler, *contract.Node) {
	t.Helper()
	doc, err := contract.Load([]byte(`{"openapi": "3.1.0", "info": {"title": "x", "version": "1"}, "components": {"schemas": {"E": `+text+`}}}`), contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	judge := schema.New(doc, schema.WithFormats())
	fits := func(n *contract.Node, v any) bool { return judge.Valid(n, schema.Response, sample.Plain(v)) }
	return New(doc, judge, fits), doc.Root.At("components", "schemas", "E")
}

// reason is that of a request with two faults.
func reason() *Reason {
	e := fault.New(fault.Invalid, "The request is not as documented.")
	e.Fields = []fault.Field{{Place: "#/price", Detail: "is missing"}, {Place: "query limit", Detail: "must be at most 100"}}
	return &Reason{Error: e, Status: 422, Path: "/books", Method: http.MethodPost}
}

// A value of a schema, and what it becomes.
func TestFill(t *testing.T) {
	for _, c := range []struct{ schema, value, want string }{
		{`{"type": "string"}`, `"x"`, `"The request is not as documented: #/price is missing; query limit must be at most 100."`},
		{`{"type": "object", "required": ["code"], "properties": {"code": {"type": "integer"}, "message": {"type": "string", "maxLength": 33}}}`, `{"code": 7}`,
			`{"code":422,"message":"#/price is missing; and 1 more"}`},
		{`{"type": "object", "properties": {"errors": {"type": "array", "items": {"type": "object", "properties": {"field": {"type": "string"}, "message": {"type": "string"}}}}}}`, `{}`,
			`{"errors":[{"field":"#/price","message":"is missing"},{"field":"query limit","message":"must be at most 100"}]}`},
		{`{"type": "object", "properties": {"requestId": {"type": "string"}, "advert": {"type": "string"}, "title": {"type": "string"}}}`, `{"requestId": "r1", "advert": "Buy!", "title": "x"}`,
			`{"requestId":"r1","title":"Unprocessable Entity"}`},
	} {
		f, node := setup(t, c.schema)
		v, err := sample.Parse([]byte(c.value))
		if err != nil {
			t.Fatal(err)
		}
		filled, says, ok := f.Fill(node, v, reason(), true)
		if got := sample.Compact(filled); !says || !ok || got != c.want {
			t.Errorf("%s\n%s %v %v, want\n%s", c.schema, got, says, ok, c.want)
		}
	}
}

// What has no room says nothing, and what its schema does not let through stays
// as it is.
func TestFillWithoutRoom(t *testing.T) {
	f, node := setup(t, `{"type": "object", "properties": {"n": {"type": "integer", "maximum": 3}}, "additionalProperties": false}`)
	if v, says, ok := f.Fill(node, sample.Object{}, reason(), true); says || !ok || sample.Compact(v) != "{}" {
		t.Error(sample.Compact(v), says, ok)
	}
	if v, says, ok := f.Fill(node, "text", reason(), true); says || ok || v != any("text") {
		t.Error(v, says, ok)
	}
}

func TestBare(t *testing.T) {
	f, node := setup(t, `{"type": "object", "properties": {"message": {"type": "string"}, "owner": {"type": "object"}, "errors": {"type": "array"}}}`)
	v, err := sample.Parse([]byte(`{"message": "x", "owner": {"a": {}}, "errors": [1, 2]}`))
	if err != nil {
		t.Fatal(err)
	}
	if got := sample.Compact(f.Bare(node, v)); got != `{"message":"x","errors":[1]}` {
		t.Error(got)
	}
}
