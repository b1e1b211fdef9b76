package typescript

import (
	"encoding/json"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/clients/source"
)

// attacks are texts that would do something if they were taken for code, for a
// path, or for an order to a tool.
var attacks = []string{
	`"; globalThis.taken = true; "`, `*/ globalThis.taken = true; /*`, "${globalThis.taken = true}", "`; globalThis.taken = true; `",
	"\u2028globalThis.taken = true\u2028", "\nglobalThis.taken = true\n", `\"); globalThis.taken = true; (\"`, "../../../tmp/x", `..\..\x`,
	"@ts-ignore", "// @ts-nocheck", "\u202e/* \u2066", "</script><script>", "{@link x} */", "{@link ", "```\n# x", "__proto__", "constructor",
}

// hostile is a document in which an attack stands wherever a text may.
func hostile(attack string) string {
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

var fileNames = regexp.MustCompile(`^(README\.md|package\.json|tsconfig\.json|\.gitignore|src/((models|runtime)/)?[\pL\pN\p{Mn}-]+\.ts)$`)

func TestAttacksAreOnlyText(t *testing.T) {
	for _, attack := range attacks {
		files := filesOf(t, hostile(attack))
		for name, text := range files {
			if !fileNames.MatchString(name) {
				t.Errorf("%q gives a file %q", attack, name)
			}
			if strings.ContainsAny(text, "\u2028\u202e\u2066") && name != "README.md" {
				t.Errorf("%q stands in %s as it is", attack, name)
			}
		}
		if !json.Valid([]byte(files["package.json"])) {
			t.Errorf("%q breaks package.json: %s", attack, files["package.json"])
		}
	}
}

// What is made of attacks compiles, and does nothing when it is loaded.
func TestAttacksDoNothing(t *testing.T) {
	compiler, dir := tool(t, "tsc"), t.TempDir()
	program := ""
	for i, attack := range attacks {
		folder := string(rune('a' + i))
		for name, text := range filesOf(t, hostile(attack)) {
			if strings.HasPrefix(name, "src/") {
				write(t, dir, source.File{Name: "src/" + folder + "/" + strings.TrimPrefix(name, "src/"), Data: []byte(text)})
			}
		}
		program += `await import("./` + folder + `/index.js");` + "\n"
	}
	program += "export {};\nif (\"taken\" in globalThis) throw new Error(\"taken\");\n"
	config := filesOf(t, library(t))
	write(t, dir, source.File{Name: "src/main.ts", Data: []byte(program)}, source.File{Name: "tsconfig.json", Data: []byte(config["tsconfig.json"])},
		source.File{Name: "package.json", Data: []byte(config["package.json"])})
	for _, command := range []*exec.Cmd{exec.CommandContext(t.Context(), compiler), exec.CommandContext(t.Context(), "node", "dist/main.js")} {
		command.Dir = dir
		if out, err := command.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%.4000s", err, out)
		}
	}
}
