package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// uglyNames mean something to a language, a tool or a file system, or nothing to anybody.
func uglyNames() []string {
	names := strings.Fields(`
		class def self None type func package interface error any nil string int len ctx init main delete new this typeof await
		async default arguments eval constructor prototype __proto__ toString valueOf hasOwnProperty __init__ model_config
		model_dump copy json schema validate fields_set Client Error Response Request Date Promise Array Object Record Map List
		Exception ImportError Warning Optional Union Literal Any Model Field Unknown Tagged Stream Options options body models errors client runtime index
		types test linux foo_windows foo_test con nul user_id userId UserID user-id I İ ı ß 日本語 é 😀 1_day 2fa +1 -1 @type
		$ref #tag a.b a/b a\b .. . _ - ../x X-Request-ID Content-Type Idempotency-Key`)
	return append(names, "", " ", "a b", "a\nb", "*/", `"""`, "'''", "`", "${x}", "{{x}}", "</script>", "\u202e", "\u2028", `\`, "%s",
		"//go:embed x", "+build ignore", "Deprecated: \n\n+build ignore\n\n\t//line x:1\n\n```\n@deprecated", strings.Repeat("x", 300))
}

type object = map[string]any

// uglyDocument is a document in which each name is that of everything that has one.
func uglyDocument() ([]byte, error) {
	text := object{"type": "string"}
	paths, schemas := object{}, object{}
	all, nested := object{}, object{}
	names := uglyNames()
	for i, name := range names {
		all[name] = object{"type": "string", "description": name, "default": name}
		nested[name] = object{"type": "object", "properties": object{name: object{"type": "array", "items": object{"type": "object", "properties": object{name: text}}}}}
		reply := object{"type": "object", "properties": object{name: text}}
		if plainComponent(name) {
			schemas[name] = object{"type": "object", "description": name, "properties": object{name: object{"$ref": "#/components/schemas/" + name}}}
			reply = object{"$ref": "#/components/schemas/" + name}
		}
		var parameters []any
		for j, other := range names[i:min(i+4, len(names))] {
			parameters = append(parameters, object{"name": other, "in": []string{"query", "cookie"}[j%2], "schema": text, "description": other})
		}
		paths[fmt.Sprintf("/%d/{id}", i)] = object{"post": object{
			"operationId": fmt.Sprint(name, i), "tags": []any{name}, "summary": name, "description": name,
			"parameters":  append(parameters, object{"name": "id", "in": "path", "required": true, "schema": text}),
			"requestBody": object{"content": object{"application/json": object{"schema": object{"type": "object", "properties": object{name: text}}}}},
			"responses": object{
				"200": object{"description": name, "content": object{"application/json": object{"schema": reply}}},
				"404": object{"description": name, "content": object{"application/json": object{"schema": object{"type": "object", "title": name, "properties": object{name: text}}}}},
			},
		}}
	}
	schemas["Everything"] = object{"type": "object", "properties": all, "required": names[:len(names)/2]}
	schemas["Nested"] = object{"type": "object", "properties": nested}
	schemas["Values"] = object{"type": "string", "enum": names}
	return json.Marshal(object{
		"openapi": "3.1.0", "info": object{"title": "Ugly */ \"\"\"", "version": "1.0.0", "description": "+build ignore\n\n*/ \"\"\" \\"},
		"paths": paths, "components": object{"schemas": schemas},
	})
}

// plainComponent tells whether a component may be called so (OpenAPI 3.1.1, section 4.8.7.1).
func plainComponent(name string) bool {
	return name != "" && !strings.ContainsFunc(name, func(r rune) bool {
		return !strings.ContainsRune("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-", r)
	})
}

// Names cannot be so ugly that a package doesn't compile.
func TestUglyNames(t *testing.T) {
	document, err := uglyDocument()
	if err != nil {
		t.Fatal(err)
	}
	mustCompile(t, corpusOf(t, map[string]string{"ugly.json": string(document)}), []string{"ugly.json"})
}
