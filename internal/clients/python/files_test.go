package python

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/clients/plan"
	"github.com/apisteward/steward/internal/contract"
)

var update = flag.Bool("update", false, "write what is made into testdata/golden")

// planOf plans the client of a document.
func planOf(t testing.TB, text []byte) *plan.Package {
	t.Helper()
	doc, err := contract.Load(text, contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	p, err := plan.New(doc, plan.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// filesOf makes the files of a document by name.
func filesOf(t testing.TB, text string, o Options) map[string]string {
	t.Helper()
	files := make(map[string]string)
	for _, f := range Files(planOf(t, []byte(text)), o) {
		if _, again := files[f.Name]; again {
			t.Errorf("two files are named %s", f.Name)
		}
		files[f.Name] = string(f.Data)
	}
	return files
}

func testdata(t testing.TB, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// The runtime is the same in all packages, but for the modules that are derived.
func TestGolden(t *testing.T) {
	const folder = "testdata/golden"
	files := filesOf(t, testdata(t, "library.yaml"), Options{})
	for name := range files {
		if strings.Contains(name, "/_runtime/") && !strings.Contains(name, "/sync_") {
			delete(files, name)
		}
	}
	if *update {
		if err := os.RemoveAll(folder); err != nil {
			t.Fatal(err)
		}
		for name, text := range files {
			path := filepath.Join(folder, name)
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	for name, text := range files {
		want, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Error(err)
		} else if !bytes.Equal(want, []byte(text)) {
			t.Errorf("%s is not as in %s: go test -update, and look at the difference", name, folder)
		}
	}
}

func TestTheSameDocumentGivesTheSameFiles(t *testing.T) {
	text := testdata(t, "ugly.yaml") + "\n"
	first, second := filesOf(t, text, Options{}), filesOf(t, text, Options{})
	for name := range first {
		if first[name] != second[name] {
			t.Errorf("%s differs", name)
		}
	}
}

func TestAChangeOfOneOperationStaysWithIt(t *testing.T) {
	text := testdata(t, "library.yaml")
	before := filesOf(t, text, Options{})
	after := filesOf(t, strings.Replace(text, "summary: List books", "summary: List all books", 1), Options{})
	for name := range before {
		if before[name] != after[name] && name != "library/groups/books.py" {
			t.Errorf("%s changed", name)
		}
	}
	if before["library/groups/books.py"] == after["library/groups/books.py"] {
		t.Error("nothing changed")
	}
}

// attacks are texts that would do something if they were taken for code, for a
// path, or for an order to a tool.
var attacks = []string{
	`"; taken = True; "`, `'); taken = True; ('`, `""" taken = True """`, `"""`, `\`, `\"""`, `"`, `{taken}`, "\ntaken = True\n", "\r\ntaken",
	"\u2028taken = True\u2028", "../../../tmp/x", `..\..\x`, "# type: ignore", "# mypy: ignore-errors", "\u202e# \u2066", "%s %d",
	"```\n# x", "__init__", "__proto__", "a] = 1\n[b", "\x00\x1b[0m", "<script>", "\\N{BULLET}", "\\", "\U000e0001",
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

var fileNames = regexp.MustCompile(`^(README\.md|pyproject\.toml|\.gitignore|[a-z0-9_]+/(py\.typed|((models|groups|_runtime)/)?[\pL\pN\p{Mn}_]+\.py))$`)

func TestAttacksAreOnlyText(t *testing.T) {
	for _, attack := range attacks {
		for name, text := range filesOf(t, hostile(attack), Options{}) {
			if !fileNames.MatchString(name) {
				t.Errorf("%q gives a file %q", attack, name)
			}
			if strings.ContainsAny(text, "\u2028\u202e\u2066\x00\x1b\r\U000e0001") && name != "README.md" {
				t.Errorf("%q stands in %s as it is", attack, name)
			}
			code := strings.HasSuffix(name, ".py") || strings.HasSuffix(name, ".toml")
			if code && !strings.HasPrefix(text, generated+"\n") {
				t.Errorf("%s doesn't say that it is generated", name)
			}
		}
	}
}
