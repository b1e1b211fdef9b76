package wire

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
)

// shapes are schemas of every kind that text is read by.
const shapes = `
	{"type": "string"} {"type": "integer"} {"type": ["number", "null"]} {"type": "boolean"} {} {"enum": [1, "a"]}
	{"type": "array", "items": {"type": "integer"}} {"type": "array", "prefixItems": [{}], "items": {"type": "array", "items": {}}}
	{"type": "object", "properties": {"a": {"type": "integer"}, "b": {"type": "array", "items": {"type": "object"}}}}
	{"type": "object", "additionalProperties": {"type": "object"}}
	{"oneOf": [{"type": "object", "properties": {"a": {}}}, {"type": "array", "items": {"type": "boolean"}}, {"type": "number"}]}`

// parametersIn makes parameters of all styles of a place and all shapes, and
// those that have a media type. All are called p.
func parametersIn(t testing.TB, in string) (*Reader, []*contract.Parameter) {
	t.Helper()
	var list []string
	add := func(format string) {
		list = append(list, fmt.Sprintf(`{"name": "p%d", "in": %q, %s}`, len(list), in, format))
	}
	dec := json.NewDecoder(strings.NewReader(shapes))
	for dec.More() {
		var schema json.RawMessage
		if err := dec.Decode(&schema); err != nil {
			t.Fatal(err)
		}
		for _, style := range styles[in] {
			add(fmt.Sprintf(`"style": %q, "explode": true, "schema": %s`, style, schema))
			add(fmt.Sprintf(`"style": %q, "explode": false, "schema": %s`, style, schema))
		}
		add(fmt.Sprintf(`"content": {"application/json": {"schema": %s}}`, schema))
		add(fmt.Sprintf(`"content": {"text/plain": {"schema": %s}}`, schema))
	}
	doc := withParameters(t, strings.Join(list, ","))
	parameters := doc.Operations()[0].Parameters
	if len(parameters) != len(list) {
		t.Fatalf("%d of %d parameters", len(parameters), len(list))
	}
	for _, p := range parameters {
		p.Name = "p"
	}
	return judged(doc), parameters
}

// withParameters is a document of one operation.
func withParameters(t testing.TB, list string) *contract.Document {
	t.Helper()
	doc, err := contract.Load([]byte(`{"openapi": "3.2.0", "info": {"title": "x", "version": "1"}, "paths": {"/x": {"get": {"parameters": [`+list+`],
		"responses": {"200": {"description": "x"}}}}}}`), contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// holds reports what must be true of everything that is read: it can be written
// as JSON, and what cannot be read is Unreadable, which repeats nothing.
func holds(t *testing.T, text string, v any, err error) {
	t.Helper()
	if err != nil {
		if _, known := err.(Unreadable); !known {
			t.Errorf("%q: %T", text, err)
		}
		return
	}
	if written := sample.JSON(v); !json.Valid(written) || !utf8.Valid(written) {
		t.Errorf("%q is read as %q", text, written)
	}
}

func FuzzPath(f *testing.F) {
	for _, text := range []string{"a", "1,2", ".a.b", ";p=1;p=2", "a=1,b=2", "%", "%ff", "{}", ";p", ".", ";", "a,%2C"} {
		f.Add(text)
	}
	r, parameters := parametersIn(f, "path")
	f.Fuzz(func(t *testing.T, text string) {
		for _, p := range parameters {
			v, err := r.Path(p, text)
			holds(t, text, v, err)
		}
	})
}

func FuzzQuery(f *testing.F) {
	for _, text := range []string{"p=1", "p=1&p=2", "p[a]=1&p[b][0][c]=2", "p=1,2", "a=1&b=2", "p=%7B%7D", "p[]=1", "p[", "p", "=", "p=+%2", "p[a]=1&p[a][b]=2", "p[9999999999999999999]=1"} {
		f.Add(text)
	}
	r, parameters := parametersIn(f, "query")
	f.Fuzz(func(t *testing.T, text string) {
		pairs := AppendQuery(nil, text)
		for _, p := range parameters {
			v, given, err := r.Query(p, pairs, nil)
			if !given && (v != nil || err != nil) {
				t.Errorf("%q: absent, and yet %v, %v", text, v, err)
			}
			holds(t, text, v, err)
		}
	})
}

func FuzzCookie(f *testing.F) {
	for _, text := range []string{"p=1", "p=1; p=2", `p="a"`, `p="`, "p=%", "a=1;b=2", ";;", "p"} {
		f.Add(text)
	}
	r, parameters := parametersIn(f, "cookie")
	f.Fuzz(func(t *testing.T, text string) {
		pairs := AppendCookies(nil, strings.Split(text, "\n"))
		for _, p := range parameters {
			v, _, err := r.Cookie(p, pairs, nil)
			holds(t, text, v, err)
		}
	})
}

func FuzzHeader(f *testing.F) {
	for _, text := range []string{"a", "1, 2", "a=1,b=2", "\n", "\xff", "{}", ", ,"} {
		f.Add(text)
	}
	r, parameters := parametersIn(f, "header")
	f.Fuzz(func(t *testing.T, text string) {
		for _, p := range parameters {
			v, err := r.Header(p, strings.Split(text, "\n"))
			holds(t, text, v, err)
		}
	})
}

func FuzzQueryString(f *testing.F) {
	for _, text := range []string{"a=1&b=2", "%7B%22a%22:1%7D", "a", "%", "&&", "b=[1]"} {
		f.Add(text)
	}
	doc := withParameters(f, `
		{"name": "f", "in": "querystring", "content": {"application/x-www-form-urlencoded": {"schema": {"type": "object",
			"properties": {"a": {"type": "integer"}, "b": {"type": "array", "items": {"type": "integer"}}}}}}},
		{"name": "j", "in": "querystring", "content": {"application/json": {}}},
		{"name": "t", "in": "querystring", "content": {"text/plain": {}}}`)
	r := judged(doc)
	f.Fuzz(func(t *testing.T, text string) {
		for _, p := range doc.Operations()[0].Parameters {
			if v, err := r.QueryString(p, text); err == nil {
				holds(t, text, v, nil)
			}
		}
	})
}
