package typescript

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/apisteward/steward/internal/clients/plan"
)

func TestNames(t *testing.T) {
	text := `{"openapi": "3.1.0", "info": {"title": "Client", "version": "1"}, "paths": {
		"/a": {"get": {"operationId": "delete", "tags": ["index"], "responses": {"200": {"description": "", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}}}}},
		"/b": {"get": {"operationId": "1day", "tags": ["Book"], "responses": {}}}, "/c": {"get": {"operationId": "constructor", "tags": ["con"], "responses": {}}},
		"/d": {"get": {"operationId": "valueOf", "tags": ["toString"], "parameters": [{"name": "toString", "in": "query", "schema": {"type": "string"}}], "responses": {}}}},
		"components": {"schemas": {"Error": {"type": "object", "properties": {"a": {"type": "string"}}}, "Book": {"type": "string"}}}}`
	p := planOf(t, []byte(text))
	e := newEmitter(p, Options{})
	var got []string
	for _, g := range p.Groups {
		for _, op := range g.Operations {
			o, group := e.operations[op], e.names.groups[g]
			got = append(got, strings.Join([]string{group.module, group.class, group.member, o.function, o.method}, " "))
		}
	}
	want := []string{"index-group Index index deleteOperation delete", "book BookGroup book _1day _1day", "con-group Con con constructor constructorOperation",
		"to-string ToString toStringGroup valueOf valueOfOperation"}
	if a, b := strings.Join(got, "\n"), strings.Join(want, "\n"); a != b {
		t.Errorf("groups and operations are\n%s\nwant\n%s", a, b)
	}
	last := p.Groups[3].Operations[0]
	if name := e.operations[last].names[last.Parameters[0]]; name != "toStringQuery" {
		t.Errorf("the argument is %s", name)
	}
	if name := e.names.types[p.Types[0]]; name != "ErrorModel" || e.names.client != "ClientClient" {
		t.Errorf("the type is %s, the client %s", name, e.names.client)
	}
}

func TestFileNamesAreShort(t *testing.T) {
	long := strings.Repeat("日", 200)
	name, other := fileName(plan.NameOf(long)), fileName(plan.NameOf(long+"本"))
	if len(name) > 120 || !strings.HasPrefix(name, "日日") || name == other || !utf8.ValidString(name) {
		t.Errorf("%q has %d bytes; another is %q", name, len(name), other)
	}
}

func TestIdentifier(t *testing.T) {
	for text, want := range map[string]string{"a": "a", "1a": "_1a", "größe": "größe", "日": "日", "": ""} {
		if got := identifier(text); got != want {
			t.Errorf("identifier(%q) = %q, want %q", text, got, want)
		}
	}
}
