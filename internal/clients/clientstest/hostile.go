// Package clientstest has documents that every emitter of clients must bear
// with.
package clientstest

import (
	"encoding/json"
	"strings"
)

// Attacks returns texts that would do something if they were taken for code, for
// a path, for a line of a header, or for an order to a tool.
func Attacks() []string {
	return []string{
		`"; globalThis.taken = true; "`, `*/ globalThis.taken = true; /*`, "${globalThis.taken = true}", "`; globalThis.taken = true; `",
		"\u2028globalThis.taken = true\u2028", "\nglobalThis.taken = true\n", `\"); globalThis.taken = true; (\"`, "../../../tmp/x", `..\..\x`,
		"@ts-ignore", "// @ts-nocheck", "\u202e/* \u2066", "</script><script>", "{@link x} */", "{@link ", "```\n# x", "__proto__", "constructor",
		"X-A\r\nX-B: 1", "a, b", "//go:generate x\n//go:build ignore\n#cgo x", "` + panic(1) + `", "\"\"\"\nraise SystemExit\n\"\"\"",
	}
}

// Hostile returns a document in which an attack stands wherever a text may.
func Hostile(attack string) string {
	q, _ := json.Marshal(attack) // a string can always be written
	return strings.ReplaceAll(`{"openapi": "3.1.0",
		"info": {"title": X, "version": "1.0.0", "description": X, "license": {"name": X, "url": X}, "contact": {"url": X, "name": X}},
		"servers": [{"url": "https://{v}.example", "description": X, "variables": {"v": {"default": X, "enum": [X], "description": X}}}, {"url": X}],
		"tags": [{"name": X, "description": X}],
		"security": [{X: []}],
		"paths": {"/a/{id}": {"post": {
			"operationId": X, "summary": X, "description": X, "tags": [X], "deprecated": true, "externalDocs": {"url": X, "description": X},
			"parameters": [
				{"name": "id", "in": "path", "required": true, "schema": {"type": "string", "default": X}, "description": X, "example": X},
				{"name": X, "in": "query", "schema": {"enum": [X, "a"]}}, {"name": X, "in": "header", "schema": {"type": "string"}}, {"name": X, "in": "cookie", "schema": {"const": X}}],
			"requestBody": {"description": X, "content": {"multipart/form-data": {"schema": {"type": "object", "properties": {X: {"type": "string", "format": "binary"}}}, "encoding": {X: {"contentType": X}}}}},
			"responses": {"200": {"description": X, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/One"}}}},
				"404": {"description": X, "content": {"application/json": {"schema": {"type": "object", "title": X, "properties": {X: {"type": "string", "description": X, "default": X}}}}}}}}}},
		"components": {
			"securitySchemes": {X: {"type": "apiKey", "in": "header", "name": X, "description": X}},
			"schemas": {
				"One": {"oneOf": [{"$ref": "#/components/schemas/Two"}, {"$ref": "#/components/schemas/Three"}], "discriminator": {"propertyName": "kind", "mapping": {X: "#/components/schemas/Two", "three": "#/components/schemas/Three"}}},
				"Two": {"type": "object", "title": X, "description": X, "required": ["kind", X], "properties": {"kind": {"type": "string"}, X: {"const": X, "description": X}}, "additionalProperties": {"type": "string"}},
				"Three": {"type": "object", "properties": {"kind": {"enum": [X, 1, null]}, "x": {"type": "array", "items": {"enum": [X, "b"]}}}}}}}`, "X", string(q))
}
