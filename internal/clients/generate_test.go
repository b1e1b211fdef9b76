package clients_test

import (
	"bytes"
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/clients"
	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/contract/lint"
	"github.com/apisteward/steward/internal/fault"
)

const shop = `openapi: 3.1.0
info: {title: Shop API, version: 1.4.0}
servers: [{url: https://shop.example.com}]
paths:
  /items:
    get:
      operationId: listItems
      tags: [Items]
      responses:
        '200':
          description: All items.
          content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Item'}}}}
  /items/{id}:
    get:
      operationId: getItem
      tags: [Items]
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses:
        '200':
          description: One item.
          content: {application/json: {schema: {$ref: '#/components/schemas/Item'}}}
components:
  schemas:
    Item:
      type: object
      required: [id]
      properties:
        id: {type: string}
        size: {type: object, properties: {width: {type: integer}}}
`

func mustLoad(t *testing.T, text string) *contract.Document {
	t.Helper()
	doc, err := contract.Load([]byte(text), contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func mustGenerate(t *testing.T, text string, language clients.Language, o clients.Options) *clients.Generated {
	t.Helper()
	made, err := clients.Generate(mustLoad(t, text), lint.DefaultRuleset(), language, o)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func TestGenerate(t *testing.T) {
	for _, language := range clients.Languages() {
		made := mustGenerate(t, shop, language, clients.Options{})
		if made.Name != "shop" || made.Version != "1.4.0" || made.Operations != 2 || made.Types != 2 || len(made.Notes) != 0 {
			t.Errorf("%s: %s %s with %d operations, %d types, %v", language, made.Name, made.Version, made.Operations, made.Types, made.Notes)
		}
		seen := map[string]bool{}
		for _, f := range made.Files {
			if !fs.ValidPath(f.Name) || seen[strings.ToLower(f.Name)] {
				t.Errorf("%s: a file is called %q, or two are but for case", language, f.Name)
			}
			seen[strings.ToLower(f.Name)] = true
		}
		if !seen["readme.md"] {
			t.Errorf("%s: no README", language)
		}
		if made.Lines() == 0 {
			t.Errorf("%s: no lines", language)
		}
	}
}

// What one language cannot express is no note of the others.
func TestNotesAreThoseOfTheLanguage(t *testing.T) {
	body := strings.Replace(shop, "operationId: listItems", "operationId: listItems\n      requestBody: {content: {application/json: {schema: {type: string}}}}", 1)
	for _, language := range clients.Languages() {
		made, err := clients.Make(mustLoad(t, body), language, clients.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := len(made.Notes); (got > 0) != (language == clients.TypeScript) {
			t.Errorf("%s: %d notes of a GET with a body: %v", language, got, made.Notes)
		}
	}
}

func TestNameAndVersionCanBeGiven(t *testing.T) {
	made := mustGenerate(t, shop, clients.Python, clients.Options{Name: "Corner Store", Version: "2.0.0"})
	if made.Name != "corner-store" || made.Version != "2.0.0" {
		t.Errorf("%s %s", made.Name, made.Version)
	}
}

func TestTheSameDocumentGivesTheSameFiles(t *testing.T) {
	for _, language := range clients.Languages() {
		a, b := mustGenerate(t, shop, language, clients.Options{}), mustGenerate(t, shop, language, clients.Options{})
		if len(a.Files) != len(b.Files) {
			t.Fatalf("%s: %d files and %d", language, len(a.Files), len(b.Files))
		}
		for i := range a.Files {
			if a.Files[i].Name != b.Files[i].Name || !bytes.Equal(a.Files[i].Data, b.Files[i].Data) {
				t.Errorf("%s: %s differs", language, a.Files[i].Name)
			}
		}
	}
}

// Of two documents that differ in one operation, the clients differ in the
// files that concern it.
func TestAChangeStaysWhereItBelongs(t *testing.T) {
	changed := strings.Replace(shop, "tags: [Items]\n      responses", "tags: [Orders]\n      responses", 1)
	orders := strings.Replace(changed, "operationId: listItems", "operationId: listItems\n      description: Said anew.", 1)
	for _, language := range clients.Languages() {
		before, after := contents(mustGenerate(t, changed, language, clients.Options{})), contents(mustGenerate(t, orders, language, clients.Options{}))
		for name, text := range after {
			if before[name] == text {
				continue
			}
			if base := path.Base(name); !strings.Contains(strings.ToLower(base), "orders") && !strings.EqualFold(base, "README.md") {
				t.Errorf("%s: %s changed", language, name)
			}
		}
	}
}

func contents(g *clients.Generated) map[string]string {
	files := map[string]string{}
	for _, f := range g.Files {
		files[f.Name] = string(f.Data)
	}
	return files
}

func TestDocumentsThatCheckRefuses(t *testing.T) {
	invalid := strings.Replace(shop, "operationId: getItem", "operationId: listItems", 1)
	doc := mustLoad(t, invalid)
	findings := clients.Refusing(lint.Run(doc, lint.DefaultRuleset()))
	if len(findings) == 0 {
		t.Fatal("the document is valid")
	}
	_, err := clients.Generate(doc, lint.DefaultRuleset(), clients.Go, clients.Options{})
	if !fault.Is(err, fault.Invalid) {
		t.Fatalf("got %v", err)
	}
	var refused *fault.Error
	if refused = err.(*fault.Error); len(refused.Fields) != len(findings) {
		t.Fatalf("%d places, want %d", len(refused.Fields), len(findings))
	}
	for i, f := range findings {
		if got := refused.Fields[i]; !strings.Contains(got.Detail, f.Text) || !strings.Contains(got.Detail, f.Rule) || got.Line != f.Line {
			t.Errorf("said %+v of %+v", got, f)
		}
	}
	off := lint.DefaultRuleset().With(findings[0].Rule, lint.Off)
	if _, err := clients.Generate(doc, off, clients.Go, clients.Options{}); err != nil {
		t.Errorf("with the rule off: %v", err)
	}
}

func TestLanguages(t *testing.T) {
	for _, l := range clients.Languages() {
		if got, err := clients.ParseLanguage(string(l)); got != l || err != nil {
			t.Errorf("%s: %s, %v", l, got, err)
		}
	}
	for _, name := range []string{"", "Go", "cobol", "go "} {
		_, err := clients.ParseLanguage(name)
		if !fault.Is(err, fault.Invalid) || !slices.ContainsFunc(clients.Languages(), func(l clients.Language) bool { return strings.Contains(err.Error(), string(l)) }) {
			t.Errorf("%q: %v", name, err)
		}
	}
}
