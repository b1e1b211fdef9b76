package compare_test

import (
	"slices"
	"testing"

	"github.com/apisteward/steward/internal/compare"
)

func parameter(in, name string, over object) object {
	p := object{"in": in, "name": name, "schema": object{"type": "string"}}
	if in == "path" {
		p["required"] = true
	}
	for k, v := range over {
		p[k] = v
	}
	return p
}

func item(path string, over object) object {
	return document(object{"paths": object{path: over}})
}

// Writings of one operation that mean the same: nothing is found.
func TestEquivalentOperationsAreEqual(t *testing.T) {
	get := operation(object{"parameters": []any{parameter("path", "id", nil), parameter("query", "q", nil)}})
	for name, pair := range map[string][2]object{
		"path parameter renamed": {
			item("/a/{id}", object{"get": get}),
			item("/a/{key}", object{"get": operation(object{"parameters": []any{parameter("query", "q", nil), parameter("path", "key", nil)}})}),
		},
		"parameter moved to the path item": {
			item("/a/{id}", object{"get": get}),
			item("/a/{id}", object{"parameters": []any{parameter("path", "id", nil), parameter("query", "q", nil)}, "get": operation(nil)}),
		},
		"parameter behind a reference, defaults written out": {
			item("/a", object{"get": operation(object{"parameters": []any{parameter("query", "q", nil)}})}),
			document(object{
				"paths": object{"/a": object{"get": operation(object{"parameters": []any{object{"$ref": "#/components/parameters/q"}}})}},
				"components": object{"parameters": object{"q": parameter("query", "q", object{
					"style": "form", "explode": true, "required": false, "deprecated": false})}}}),
		},
		"header names in another case": {
			item("/a", object{"get": operation(object{"parameters": []any{parameter("header", "X-A", nil)}})}),
			item("/a", object{"get": operation(object{"parameters": []any{parameter("header", "x-a", nil)}})}),
		},
		"media type in another writing": {
			called(operation(object{"requestBody": object{"content": object{"application/json; charset=utf-8": object{}}}})),
			called(operation(object{"requestBody": object{"content": object{"Application/JSON": object{}}}})),
		},
		"security said once for all": {
			document(object{"security": []any{object{"k": []any{}}}}),
			called(operation(object{"security": []any{object{"k": []any{}}}})),
		},
		"server with a slash": {
			document(object{"servers": []any{object{"url": "https://a.example/v1"}}}),
			document(object{"servers": []any{object{"url": "https://a.example/v1/"}}}),
		},
		"Swagger 2.0 and its 3.0 form": {swaggerForm(), openAPIForm()},
	} {
		t.Run(name, func(t *testing.T) {
			for _, r := range []*compare.Report{diff(t, pair[0], pair[1]), diff(t, pair[1], pair[0])} {
				if r.Verdict != compare.Identical {
					t.Error(pretty(t, r))
				}
			}
		})
	}
}

func swaggerForm() object {
	return object{"swagger": "2.0", "info": object{"title": "a", "version": "1"}, "host": "a.example", "schemes": []any{"https"}, "basePath": "/v1",
		"consumes": []any{"application/json"}, "produces": []any{"application/json"},
		"securityDefinitions": object{"b": object{"type": "basic"}},
		"security":            []any{object{"b": []any{}}},
		"paths": object{"/a/{id}": object{
			"parameters": []any{object{"in": "path", "name": "id", "required": true, "type": "integer", "format": "int64"}},
			"post": object{
				"parameters": []any{
					object{"in": "query", "name": "tag", "type": "array", "items": object{"type": "string"}, "collectionFormat": "multi"},
					object{"in": "body", "name": "body", "required": true, "schema": object{"$ref": "#/definitions/A"}}},
				"responses": object{"200": object{"description": "ok", "schema": object{"$ref": "#/definitions/A"},
					"headers": object{"X-Rate": object{"type": "integer"}}}}},
			"put": object{
				"consumes": []any{"multipart/form-data"},
				"parameters": []any{
					object{"in": "formData", "name": "f", "type": "file", "required": true},
					object{"in": "formData", "name": "n", "type": "integer"}},
				"responses": object{"204": object{"description": "done"}}}}},
		"definitions": object{"A": schemaA("#/definitions/")}}
}

func openAPIForm() object {
	ref := media(object{"$ref": "#/components/schemas/A"})
	return object{"openapi": "3.0.3", "info": object{"title": "a", "version": "1"}, "servers": []any{object{"url": "https://a.example/v1"}},
		"security": []any{object{"b": []any{}}},
		"paths": object{"/a/{id}": object{
			"parameters": []any{object{"in": "path", "name": "id", "required": true, "schema": object{"type": "integer", "format": "int64"}}},
			"post": object{
				"parameters":  []any{object{"in": "query", "name": "tag", "schema": object{"type": "array", "items": object{"type": "string"}}}},
				"requestBody": object{"required": true, "content": ref},
				"responses": object{"200": object{"description": "ok", "content": ref,
					"headers": object{"X-Rate": object{"schema": object{"type": "integer"}}}}}},
			"put": object{
				"requestBody": object{"required": true, "content": object{"multipart/form-data": object{"schema": object{
					"type": "object", "required": []any{"f"}, "properties": object{
						"f": object{"type": "string", "format": "binary"}, "n": object{"type": "integer"}}}}}},
				"responses": object{"204": object{"description": "done"}}}}},
		"components": object{"schemas": object{"A": schemaA("#/components/schemas/")},
			"securitySchemes": object{"b": object{"type": "http", "scheme": "basic"}}}}
}

// A response that moves between a status, its range and default is compared
// with what held it before.
func TestResponsesAreFoundInRanges(t *testing.T) {
	answering := func(status, kind string) object {
		return called(object{"responses": object{status: object{"description": "x", "content": media(object{"type": kind})}}})
	}
	for _, pair := range [][2]string{{"200", "2XX"}, {"2xx", "201"}, {"200", "default"}} {
		if r := diff(t, answering(pair[0], "string"), answering(pair[1], "string")); r.Verdict == compare.Breaks {
			t.Errorf("%v: %s", pair, pretty(t, r))
		}
		if r := diff(t, answering(pair[0], "string"), answering(pair[1], "integer")); len(find(r, "response-type-changed")) != 1 {
			t.Errorf("%v: %s", pair, pretty(t, r))
		}
	}
}

// In a webhook and in a callback the API sends the request.
func TestDirectionIsTurnedRound(t *testing.T) {
	sent := func(schema object) object {
		return operation(object{"requestBody": object{"required": true, "content": media(schema)}})
	}
	old := sent(object{"type": "object", "properties": object{"a": object{"type": "string"}}})
	new := sent(object{"type": "object"})
	r := diff(t, webhook(old), webhook(new))
	if c := find(r, "response-property-removed"); len(c) != 1 || !slices.Equal(c[0].Operations, []string{"POST a"}) {
		t.Error(pretty(t, r))
	}
	calling := func(op object) object {
		return called(operation(object{"callbacks": object{"done": object{"{$request.body#/url}": object{"post": op}}}}))
	}
	r = diff(t, calling(old), calling(new))
	if c := find(r, "response-property-removed"); len(c) != 1 || !slices.Equal(c[0].Operations, []string{"POST /a"}) {
		t.Error(pretty(t, r))
	}
}

// A change in a shared schema is one change for each direction, and names the
// operations that it reaches.
func TestSharedSchemaIsOneChange(t *testing.T) {
	doc := func(property object) object {
		user := object{"$ref": "#/components/schemas/User"}
		list := object{"type": "array", "items": user}
		get := func(schema any) object {
			return object{"responses": object{"200": object{"description": "ok", "content": media(schema)}}}
		}
		put := get(user)
		put["requestBody"] = object{"content": media(user)}
		return document(object{
			"paths": object{"/users": object{"get": get(list)}, "/users/{id}": object{"get": get(user), "put": put}, "/else": object{"get": get(object{"type": "string"})}},
			"components": object{"schemas": object{"User": object{"type": "object", "properties": object{
				"email": property, "boss": user}}}}})
	}
	r := diff(t, doc(object{"type": "string"}), doc(object{"type": "string", "maxLength": 9}))
	place := "#/components/schemas/User/properties/email"
	in, out := find(r, "request-max-length-tightened"), find(r, "response-max-length-tightened")
	if len(r.Changes) != 2 || len(in) != 1 || len(out) != 1 || in[0].Place != place || out[0].Place != place {
		t.Fatal(pretty(t, r))
	}
	if !slices.Equal(in[0].Operations, []string{"PUT /users/{id}"}) ||
		!slices.Equal(out[0].Operations, []string{"GET /users", "GET /users/{id}", "PUT /users/{id}"}) {
		t.Error(pretty(t, r))
	}
	if in[0].NewValue != "9" || in[0].New.Line == 0 {
		t.Error(pretty(t, in))
	}
}
