package route

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
)

// described is a document with operations as "GET /users/{id}", in this order.
func described(t testing.TB, operations ...string) *contract.Document {
	t.Helper()
	return load(t, `{"openapi":"3.2.0","info":{"title":"A","version":"1"},"paths":{`+paths(operations)+`}}`)
}

// paths writes path items, one for each path.
func paths(operations []string) string {
	var order []string
	items := map[string][]string{}
	for _, o := range operations {
		method, path, _ := strings.Cut(o, " ")
		if items[path] == nil {
			order = append(order, path)
		}
		items[path] = append(items[path], quoted(strings.ToLower(method))+`:{"operationId":`+quoted(o)+`}`)
	}
	for i, path := range order {
		order[i] = quoted(path) + ":{" + strings.Join(items[path], ",") + "}"
	}
	return strings.Join(order, ",")
}

func quoted(s string) string {
	data, err := json.Marshal(s)
	if err != nil {
		panic(err)
	}
	return string(data)
}

func load(t testing.TB, text string) *contract.Document {
	t.Helper()
	doc, err := contract.Load([]byte(text), contract.DefaultLimits())
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return doc
}

// found is what a request leads to, for comparing: "GET /a/{x} x=1", "405
// GET,HEAD,OPTIONS" or "404". The request is "GET /a/1?b=c".
func found(t testing.TB, table *Table, request string) string {
	t.Helper()
	method, target, _ := strings.Cut(request, " ")
	path, query, _ := strings.Cut(target, "?")
	m, allowed, ok := table.FindTarget(method, path, query)
	switch {
	case ok:
		out := m.Operation.ID
		if out == "" {
			out = m.Operation.Name()
		}
		for _, a := range m.Arguments {
			out += " " + a.Name + "=" + a.Text
		}
		if m.Base != "" {
			out += " below " + m.Base
		}
		return out
	case len(allowed) > 0:
		return "405 " + strings.Join(allowed, ",")
	}
	return "404"
}

// table maps requests to what they lead to.
type table map[string]string

func (want table) check(t *testing.T, doc *contract.Document) {
	t.Helper()
	routes := New(doc)
	for request, expected := range want {
		if got := found(t, routes, request); got != expected {
			t.Errorf("%s leads to %q, want %q", request, got, expected)
		}
	}
}
