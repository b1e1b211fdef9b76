package contract_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
)

// sketch writes an operation in one line a part, for comparing editions.
func sketch(op *contract.Operation) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %q %v\n", op.Name(), op.ID, op.Tags)
	for _, p := range op.Parameters {
		fmt.Fprintf(&b, "  %s %s required=%v style=%s explode=%v\n", p.In, p.Name, p.Required, p.Style, p.Explode)
	}
	if op.Body != nil {
		fmt.Fprintf(&b, "  body required=%v %s\n", op.Body.Required, mediaTypes(op.Body.Content))
	}
	for _, r := range op.Responses {
		fmt.Fprintf(&b, "  %s %q %s headers=%d\n", r.Status, r.Description, mediaTypes(r.Content), len(r.Headers))
	}
	for _, s := range op.Servers {
		fmt.Fprintf(&b, "  at %s\n", s.URL)
	}
	return b.String()
}

func mediaTypes(content []*contract.Media) string {
	var types []string
	for _, m := range content {
		types = append(types, m.Type)
	}
	return strings.Join(types, ",")
}

const swaggerPets = `swagger: '2.0'
info: {title: Pets, version: 1.0.0}
host: pets.example
basePath: /v1
schemes: [https]
produces: [application/json]
paths:
  /pets/{id}:
    parameters:
      - {name: id, in: path, required: true, type: integer, format: int64}
      - {name: tags, in: query, type: array, items: {type: string}}
    put:
      operationId: putPet
      tags: [pets]
      consumes: [application/json, application/xml]
      parameters:
        - {name: tags, in: query, type: array, items: {type: string}, collectionFormat: multi}
        - {name: body, in: body, required: true, schema: {$ref: '#/definitions/Pet'}}
      responses:
        200: {description: ok, schema: {$ref: '#/definitions/Pet'}, headers: {X-Rate: {type: integer}}}
        404: {description: gone}
definitions:
  Pet: {type: object}
`

const openAPIPets = `openapi: 3.0.3
info: {title: Pets, version: 1.0.0}
servers: [{url: 'https://pets.example/v1'}]
paths:
  /pets/{id}:
    parameters:
      - {name: id, in: path, required: true, schema: {type: integer, format: int64}}
      - {name: tags, in: query, explode: false, schema: {type: array, items: {type: string}}}
    put:
      operationId: putPet
      tags: [pets]
      parameters:
        - $ref: '#/components/parameters/Tags'
      requestBody: {$ref: '#/components/requestBodies/Pet'}
      responses:
        200:
          description: ok
          headers: {X-Rate: {schema: {type: integer}}}
          content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}
        404: {description: gone}
components:
  schemas:
    Pet: {type: object}
  parameters:
    Tags: {name: tags, in: query, schema: {type: array, items: {type: string}}}
  requestBodies:
    Pet:
      required: true
      content:
        application/json: {schema: {$ref: '#/components/schemas/Pet'}}
        application/xml: {schema: {$ref: '#/components/schemas/Pet'}}
`

func TestOperationsHaveOneShape(t *testing.T) {
	want := `PUT /pets/{id} "putPet" [pets]
  path id required=true style=simple explode=false
  query tags required=false style=form explode=true
  body required=true application/json,application/xml
  200 "ok" application/json headers=1
  404 "gone"  headers=0
  at https://pets.example/v1
`
	for name, text := range map[string]string{"Swagger 2.0": swaggerPets, "OpenAPI 3.0": openAPIPets} {
		ops := mustLoad(t, text).Operations()
		if len(ops) != 1 {
			t.Fatalf("%s: %d operations, want 1", name, len(ops))
		}
		if got := sketch(ops[0]); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, want)
		}
	}
}

func TestSwaggerFormBecomesBody(t *testing.T) {
	doc := mustLoad(t, `swagger: '2.0'
info: {title: A, version: 1.0.0}
paths:
  /a:
    post:
      parameters:
        - {name: file, in: formData, type: file, required: true}
        - {name: note, in: formData, type: string, maxLength: 5}
      responses: {}
`)
	body := doc.Operations()[0].Body
	if body == nil || !body.Required || mediaTypes(body.Content) != "multipart/form-data" {
		t.Fatalf("body = %+v", body)
	}
	schema := doc.Schema(body.Content[0].Schema)
	if len(schema.Properties) != 2 || strings.Join(schema.Required, ",") != "file" {
		t.Fatalf("schema = %+v", schema)
	}
	file, note := doc.Schema(schema.Properties[0].Value), doc.Schema(schema.Properties[1].Value)
	if file.Types != contract.TypeString || file.Format != "binary" || note.MaxLength == nil || *note.MaxLength != 5 {
		t.Errorf("file = %+v, note = %+v", file, note)
	}
	if id, place := schema.Node.ID(), schema.Node.Pointer(); id != -1 || place != "#/paths/~1a/post/parameters" {
		t.Errorf("a schema that stands in no text has ID %d and stands at %s", id, place)
	}
}

func TestWebhooksCallbacksAndNewMethods(t *testing.T) {
	doc := mustLoad(t, `openapi: 3.2.0
info: {title: A, version: 1.0.0}
paths:
  x-note: {get: {}}
  /a:
    $ref: '#/components/pathItems/A'
    head: {operationId: beside, responses: {}}
    post:
      operationId: shadowed
  /b:
    query: {operationId: q, responses: {2xx: {description: ok}}}
    additionalOperations:
      COPY: {operationId: copy, responses: {}}
webhooks:
  x-paid:
    post: {operationId: paid, responses: {}}
components:
  pathItems:
    A:
      post:
        operationId: a
        responses: {}
        callbacks:
          done:
            '{$request.body#/url}': {post: {operationId: done, responses: {}}}
`)
	var got []string
	for _, op := range doc.Operations() {
		got = append(got, op.ID+" "+op.Name())
		for _, cb := range op.Callbacks {
			got = append(got, cb.ID+" "+cb.Name())
			if !cb.Outgoing() {
				t.Errorf("the callback %s is not outgoing", cb.Name())
			}
		}
	}
	for _, op := range doc.Webhooks() {
		got = append(got, op.ID+" "+op.Name())
	}
	want := "a POST /a|done POST done {$request.body#/url}|beside HEAD /a|q QUERY /b|copy COPY /b|paid POST x-paid"
	if strings.Join(got, "|") != want {
		t.Errorf("operations\n got %s\nwant %s", strings.Join(got, "|"), want)
	}
	if s := doc.Operations()[2].Responses[0].Status; s != "2XX" {
		t.Errorf("status = %q, want 2XX", s)
	}
	at := doc.Lookup("#/components/pathItems/A/post/responses")
	if op := doc.OperationAt(at); op == nil || op.ID != "a" {
		t.Errorf("OperationAt = %v, want a", op)
	}
}

func TestSecurityIsInherited(t *testing.T) {
	doc := mustLoad(t, `openapi: 3.0.3
info: {title: A, version: 1.0.0}
security: [{key: []}, {oauth: [read, write], key: []}]
paths:
  /a: {get: {responses: {}}, post: {security: [], responses: {}}}
`)
	get, post := doc.Operations()[0], doc.Operations()[1]
	if len(get.Security) != 2 || len(get.Security[1].Schemes) != 2 || strings.Join(get.Security[1].Schemes[0].Scopes, " ") != "read write" {
		t.Errorf("security of GET = %+v", get.Security)
	}
	if len(post.Security) != 0 || !post.SecurityGiven {
		t.Errorf("security of POST = %+v, given %v", post.Security, post.SecurityGiven)
	}
}

// A text of some kilobytes must not stand for billions of operations.
func TestReferencesThatExpandAreRefused(t *testing.T) {
	var b strings.Builder
	b.WriteString("openapi: 3.0.3\ninfo: {title: A, version: 1.0.0}\npaths:\n")
	for i := range 300 {
		fmt.Fprintf(&b, "  /p%d: {$ref: '#/x-item'}\n", i)
	}
	b.WriteString("x-item:\n  post:\n    callbacks:\n")
	for i := range 300 {
		fmt.Fprintf(&b, "      c%d: {'{$url}': {$ref: '#/x-item'}}\n", i)
	}
	_, err := contract.Load([]byte(b.String()), contract.DefaultLimits())
	if !fault.Is(err, fault.TooLarge) {
		t.Errorf("Load = %v, want TooLarge", err)
	}
}
