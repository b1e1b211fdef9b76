package search_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/portal/portaltest"
)

const shop = `
openapi: 3.1.0
info: {title: Shop, version: 1.0.0, description: Sells umbrellas.}
tags: [{name: policies, description: Rules of the house.}]
paths:
  /repositories: {get: {operationId: listRepositories, summary: List repositories}}
  /repositories/{id}: {get: {summary: Get a repository}, delete: {summary: Remove a repository}}
  /repositories/{id}/hooks:
    get: {summary: List webhooks}
    post: {summary: Create a webhook, operationId: repos/create-webhook}
  /paymentIntents: {post: {operationId: createPaymentIntent, summary: Begin to be paid}}
  /portforward: {get: {summary: Tunnel}}
  /policies: {get: {tags: [policies], summary: Show what holds, description: Explains jurisdiction., parameters: [{name: per_page, in: query}]}}
  /old: {get: {summary: Tunnel, deprecated: true}}
  /users: {get: {summary: 列出用户}, "post": {summary: To be or not to be}}
webhooks: {arrived: {post: {summary: A parcel arrived}}}
components:
  schemas:
    Parcel: {properties: {weight_in_grams: {type: integer}, sender: {properties: {"street name": {type: string}}}, state: {enum: [dispatched]}}}
  securitySchemes: {key: {type: http, scheme: bearer}}
`

// What is typed leads to the target, in words as found.String has it.
func TestFind(t *testing.T) {
	cases := []struct{ why, typed, want string }{
		{"words as they are", "list repositories", "GET /repositories"},
		{"the start of a word", "repo", "GET /repositories"},
		{"one for several", "hook", "GET /repositories/{id}/hooks"},
		{"several for one", "parcels", "schema Parcel"},
		{"one with another ending for several", "policy", "tag policies"},
		{"a letter missing", "repositries", "GET /repositories"},
		{"letters swapped", "umbrlelas", "page Shop"},
		{"a typo in what is still being typed", "repostio", "GET /repositories"},
		{"a longer word for a shorter one", "listing repositories", "GET /repositories"},
		{"a method says which", "post hooks", "POST /repositories/{id}/hooks"},
		{"a verb says which method", "delete repository", "DELETE /repositories/{id}"},
		{"a verb that the document has no word for", "create payment", "POST /paymentIntents"},
		{"an operationId", "createPaymentIntent", "POST /paymentIntents"},
		{"an operationId without its case", "createpaymentintent", "POST /paymentIntents"},
		{"an operationId with a slash", "repos/create-webhook", "POST /repositories/{id}/hooks"},
		{"two words that the document writes as one", "port forward", "GET /portforward"},
		{"one word that the document writes as two", "paymentintent", "POST /paymentIntents"},
		{"a path", "/repositories/{id}", "GET /repositories/{id}"},
		{"a path with values in it", "/repositories/42", "GET /repositories/{id}"},
		{"a method and a path", "DELETE /repositories/42", "DELETE /repositories/{id}"},
		{"an address", "https://api.example.com/repositories/42/hooks?limit=1", "GET /repositories/{id}/hooks"},
		{"the start of a path", "/pol", "GET /policies"},
		{"deprecated operations come last", "tunnel", "GET /portforward"},
		{"words of the prose", "jurisdiction", "GET /policies"},
		{"words about a tag", "house", "tag policies"},
		{"words about the document", "umbrella", "page Shop"},
		{"a page", "authentication", "page Authentication"},
		{"a webhook", "parcel arrived", "POST arrived"},
		{"a schema", "parcel", "schema Parcel"},
		{"a parameter", "per_page", "parameter per_page"},
		{"a property", "weight_in_grams", "property weight_in_grams of schemas/Parcel"},
		{"a property and what has it", "parcel weight", "property weight_in_grams of schemas/Parcel"},
		{"a property of a property", "street name", "property street name of schemas/Parcel"},
		{"a value", "dispatched", "value dispatched of schemas/Parcel"},
		{"a script without spaces", "用户", "GET /users"},
		{"nothing but words that tell nothing", "to be or not to be", "POST /users"},
		{"nothing that fits", "xylophone", ""},
		{"nothing", "", ""},
		{"no word", "?!", ""},
		{"the name of something of the language", "constructor", ""},
	}
	var queries []string
	for _, c := range cases {
		queries = append(queries, c.typed)
	}
	for i, a := range find(t, files(load(t, []byte(shop))), queries) {
		got := ""
		if len(a.Found) > 0 {
			got = a.Found[0].String()
		}
		if got != cases[i].want {
			t.Errorf("%s: %q leads to %q, want %q", cases[i].why, a.Query, got, cases[i].want)
		}
	}
}

// A method in capitals before other words leaves nothing else.
func TestMethodInCapitalsFilters(t *testing.T) {
	for _, a := range find(t, files(load(t, []byte(shop))), []string{"GET hooks", "POST parcel"}) {
		for _, f := range a.Found {
			if method, _, _ := strings.Cut(a.Query, " "); !strings.HasPrefix(f.Operation, method+" ") {
				t.Errorf("%q leads to %s", a.Query, f)
			}
		}
	}
}

// Everything that a document names is found by its name.
func TestEverythingIsFound(t *testing.T) {
	documents := map[string]*contract.Document{
		"library": load(t, portaltest.Library), "shop": load(t, []byte(shop)),
		"attack": load(t, portaltest.HostileText("<script>alert(1)</script>")),
	}
	for name, doc := range documents {
		t.Run(name, func(t *testing.T) { everythingIsFound(t, doc) })
	}
	for _, name := range []string{"figma/0.43.0.yaml", "docker/1.56.yaml", "github/23.0.2.json"} {
		t.Run(name, func(t *testing.T) {
			if testing.Short() {
				t.Skip("real documents take half a minute")
			}
			everythingIsFound(t, real(t, name))
		})
	}
}

func everythingIsFound(t *testing.T, doc *contract.Document) {
	named := names(doc)
	var queries []string
	for _, n := range named {
		queries = append(queries, n.typed)
	}
	missing := 0
	for i, a := range find(t, files(doc), queries) {
		is := func(f found) bool { return f.Kind == named[i].kind && strings.EqualFold(named[i].name, f.name()) }
		if !slices.ContainsFunc(a.Found, is) {
			missing++
			t.Logf("the %s %q is not found", named[i].kind, named[i].name)
		}
	}
	if missing > 0 {
		t.Errorf("%d of %d names are not found", missing, len(named))
	}
}

// name is something that is to be found.
type name struct{ typed, kind, name string }

// names lists what a document names with a letter or a digit, read in another
// way than the index.
func names(doc *contract.Document) []name {
	set := map[name]bool{}
	add := func(kind, n string) {
		if strings.ContainsFunc(n, unicode.IsLetter) || strings.ContainsFunc(n, unicode.IsDigit) {
			set[name{n, kind, n}] = true
		}
	}
	for _, op := range doc.Operations() {
		set[name{op.Name(), "operation", op.Name()}] = true
		if op.ID != "" {
			set[name{op.ID, "operation", op.Name()}] = true
		}
		for _, p := range op.Parameters {
			add("parameter", p.Name)
		}
	}
	for n := range doc.Components("schemas") {
		add("schema", n)
	}
	for n := range doc.Schemas() {
		for _, p := range doc.Schema(n).Properties {
			add("property", p.Key)
		}
	}
	var out []name
	for n := range set {
		out = append(out, n)
	}
	return out
}
