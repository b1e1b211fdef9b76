package check

import (
	"testing"

	"github.com/apisteward/steward/internal/contract"
)

func TestOpaque(t *testing.T) {
	for _, c := range []struct {
		name, schema string
		want         bool
	}{
		{"limit", `{type: integer}`, false},
		{"ratio", `{type: number, minimum: 0}`, false},
		{"done", `{type: boolean}`, false},
		{"colour", `{type: string, enum: [red]}`, false},
		{"colour", `{const: red}`, false},
		{"customerId", `{type: string, enum: [a]}`, false},
		{"firstName", `{type: string, maxLength: 9}`, false},
		{"q", `{type: string}`, false},
		{"title", `{type: [string, 'null']}`, false},
		{"tags", `{type: array, items: {type: string}}`, false},
		{"sizes", `{type: array, minItems: 1, items: {type: integer}}`, false},
		{"comment", `{anyOf: [{type: string}, {type: 'null'}]}`, false},
		{"box", `{type: object, required: [w], properties: {w: {type: integer}, ownerId: {type: integer}}}`, false},
		{"box", `{type: object, required: [id], properties: {id: {type: string, readOnly: true}}}`, false},
		{"tree", `{$ref: '#/components/schemas/Tree'}`, false},

		{"id", `{type: integer}`, true},
		{"customerId", `{type: integer}`, true},
		{"customer_ids", `{type: array, minItems: 1, items: {type: integer}}`, true},
		{"X-Api-Key", `{type: string}`, true},
		{"nextCursor", `{type: string}`, true},
		{"currency", `{type: string}`, true},
		{"name", `{type: string, pattern: '^[a-z]+$'}`, true},
		{"title", `{type: string, format: uri}`, true},
		{"starts_on", `{type: string, format: date}`, true},
		{"anything", `{}`, true},
		{"anything", `true`, true},
		{"settings", `{type: object}`, true},
		{"tags", `{type: array, minItems: 1, items: {type: string, format: uuid}}`, true},
		{"box", `{type: object, required: [ownerId], properties: {ownerId: {type: integer}}}`, true},
		{"box", `{allOf: [{type: object, required: [token], properties: {token: {type: string}}}]}`, true},
		{"box", `{type: object, required: [w]}`, true},
		{"pay", `{oneOf: [{type: integer}, {type: string, format: byte}]}`, true},
		{"count", `{type: integer, not: {const: 3}}`, true},
	} {
		doc, err := contract.Load([]byte("openapi: 3.1.0\ncomponents:\n  schemas:\n    A: "+c.schema+`
    Tree: {type: object, required: [size], properties: {size: {type: integer}, children: {type: array, minItems: 1, items: {$ref: '#/components/schemas/Tree'}}}}
`), contract.DefaultLimits())
		if err != nil {
			t.Fatal(err)
		}
		if got := opaque(doc, c.name, doc.ComponentsNode("schemas").Get("A")); got != c.want {
			t.Errorf("%s %s: %v", c.name, c.schema, got)
		}
	}
}

func TestSecret(t *testing.T) {
	for name, want := range map[string]bool{
		"password": true, "newPassword": true, "access_token": true, "X-API-Key": true, "clientSecret": true, "sessionId": true,
		"name": false, "monkey": false, "keyboard": false, "spin": false, "": false,
	} {
		if secret(name) != want {
			t.Errorf("%s: %v", name, !want)
		}
	}
}
