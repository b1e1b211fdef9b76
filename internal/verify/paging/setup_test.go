package paging

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/verify/call"
)

// bench is one list, GET /things, of a document.
type bench struct {
	*List
	doc *contract.Document
	op  *contract.Operation
}

// newBench reads a list whose parameters and answer are given as YAML in flow
// style, and whose elements have these properties.
func newBench(t *testing.T, parameters, body, properties string) *bench {
	t.Helper()
	text := strings.NewReplacer("{parameters}", parameters, "{body}", body, "{properties}", properties).Replace(`
openapi: 3.1.0
info: {title: Things, version: 1.0.0}
paths:
  /things:
    get:
      parameters: [{parameters}]
      responses: {'200': {description: all, content: {application/json: {schema: {body}}}}}
components: {schemas: {Thing: {type: object, properties: {{properties}}}}}
`)
	doc, err := contract.Load([]byte(text), contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	b := &bench{doc: doc, op: doc.Operations()[0]}
	b.List, _ = Of(doc, b.op)
	return b
}

// page is an answer to a request with arguments: "limit=2".
func (b *bench) page(body, link string, arguments ...string) *call.Exchange {
	c := &call.Case{Operation: b.op}
	for _, one := range arguments {
		name, value, _ := strings.Cut(one, "=")
		c.Set(call.Argument{In: "query", Name: name, Value: json.Number(value)})
	}
	x := &call.Exchange{Case: c, Status: 200, Header: http.Header{}, Answer: []byte(body), URL: "http://api.example/things"}
	if link != "" {
		x.Header.Set("Link", link)
	}
	return x
}

const (
	array  = "{type: array, items: {$ref: '#/components/schemas/Thing'}}"
	simple = "id: {type: integer}"
)
