package plan

import (
	"slices"
	"testing"
)

const rawDocument = `
openapi: 3.0.3
info: {title: x, version: 1.0.0}
paths:
  /documents:
    post:
      operationId: convert
      requestBody:
        x-steward-raw-body: true
        content:
          application/json: {schema: {type: object}}
          application/yaml: {schema: {type: object}}
          text/yaml: {schema: {type: array}}
          multipart/form-data: {schema: {type: object, properties: {document: {type: string}}}}
      responses:
        '200':
          description: done
          x-steward-raw-body: true
          content:
            application/json: {schema: {type: object}}
            application/yaml: {schema: {type: object}}
        '400':
          description: not done
          content:
            application/problem+json: {schema: {type: object, properties: {title: {type: string}}}}
`

// What is marked as raw is a stream of any of its media types, in one method. A
// form has a method of its own.
func TestRawBodiesAreStreams(t *testing.T) {
	p, err := New(load(t, []byte(rawDocument)), Options{})
	if err != nil {
		t.Fatal(err)
	}
	operations := p.Groups[0].Operations
	if len(operations) != 2 || operations[1].Body.Kind != Multipart || len(operations[1].Body.Others) > 0 {
		t.Fatalf("%d methods", len(operations))
	}
	op := operations[0]
	if b := op.Body; b.Kind != Binary || b.Type != "application/json" || !slices.Equal(b.Others, []string{"application/yaml", "text/yaml"}) {
		t.Errorf("the body is %+v", *b)
	}
	if len(op.Results) != 1 || op.Results[0].Kind != Binary || len(op.Notes) > 0 {
		t.Errorf("the results are %+v, and the notes %q", op.Results, op.Notes)
	}
	if want := "application/json, application/yaml, application/problem+json"; op.Accept != want {
		t.Errorf("it accepts %s, want %s", op.Accept, want)
	}
}
