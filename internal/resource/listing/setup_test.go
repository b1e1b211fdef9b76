package listing

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
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

// names are those of parameters, "" for none.
func names(list ...*contract.Parameter) string {
	var all []string
	for _, p := range list {
		if p == nil {
			all = append(all, "")
		} else {
			all = append(all, p.Name)
		}
	}
	return strings.Join(all, " ")
}

func decode(t *testing.T, text string) (v any) {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	if err := d.Decode(&v); err != nil {
		t.Fatal(err)
	}
	return v
}

const (
	array  = "{type: array, items: {$ref: '#/components/schemas/Thing'}}"
	simple = "id: {type: integer}"
)
