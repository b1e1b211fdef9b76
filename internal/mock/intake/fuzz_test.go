package intake

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/apisteward/steward/internal/mock/route"
	"github.com/apisteward/steward/internal/sample"
)

// Whatever is sent, reading it ends, in values that can be written again and in
// faults that can be told.
func FuzzRead(f *testing.F) {
	b := benchOf(f, []byte(`{"openapi": "3.2.0", "info": {"title": "x", "version": "1"},
		"security": [{"key": [], "bearer": []}, {"sid": []}],
		"paths": {"/{a}/{b}": {"parameters": [
			{"name": "a", "in": "path", "schema": {"type": "integer"}},
			{"name": "b", "in": "path", "style": "matrix", "explode": true, "schema": {"type": "object", "additionalProperties": {"type": "integer"}}}],
			"get": {"parameters": [
				{"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": 9}},
				{"name": "filter", "in": "query", "style": "deepObject", "schema": {"type": "object", "properties":
					{"a": {"type": "array", "items": {"type": "number"}}, "o": {"type": "object", "additionalProperties": {"type": "boolean"}}}}},
				{"name": "rest", "in": "query", "schema": {"type": "object", "additionalProperties": {"oneOf": [{"type": "integer"}, {"type": "string", "maxLength": 3}]}}},
				{"name": "json", "in": "query", "content": {"application/json": {"schema": {"type": "object", "properties": {"a": {"type": "null"}}}}}},
				{"name": "X-List", "in": "header", "schema": {"type": "array", "uniqueItems": true}},
				{"name": "c", "in": "cookie", "schema": {"type": "array", "items": {"type": "string", "pattern": "^[a-z]+$"}}}],
				"responses": {"200": {"description": "x"}}},
			"query": {"parameters": [{"name": "q", "in": "querystring", "content": {"application/x-www-form-urlencoded":
				{"schema": {"type": "object", "properties": {"a": {"type": "integer"}}, "additionalProperties": false}}}}],
				"responses": {"200": {"description": "x"}}}}},
		"components": {"securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}, "key": {"type": "apiKey", "in": "query", "name": "key"},
			"sid": {"type": "apiKey", "in": "cookie", "name": "sid"}}}}`))
	f.Add("1", ";x=1", "limit=1&filter[a][0]=1&rest=2", "a, b", "c=a; sid=1", "Bearer x")
	f.Add("%ff", ";", "filter[o][x]=true&filter[a]=1&filter[a]=x&json=%7B%22a%22:null%7D", ",,", `c="x`, "Bearer")
	f.Add("a", "b", "%&=&[=&key&__code=1", "", ";", "")
	f.Fuzz(func(t *testing.T, a, b2, query, list, cookie, authorization string) {
		for _, op := range b.doc.Operations() {
			req := &http.Request{Method: op.Method, URL: &url.URL{Path: "/", RawQuery: query}, Header: http.Header{
				"X-List": strings.Split(list, "\n"), "Cookie": {cookie}, "Authorization": {authorization},
			}}
			got, err := b.reader.Read(req, route.Match{Operation: op, Arguments: []route.Argument{{Name: "a", Text: a}, {Name: "b", Text: b2}}})
			for _, argument := range got.Arguments {
				if text := sample.JSON(argument.Value); !json.Valid(text) || !utf8.Valid(text) {
					t.Errorf("%s is read as %q", argument.Parameter.Name, text)
				}
			}
			if err == nil {
				continue
			}
			if err.Detail == "" || len(err.Fields) == 0 || len(err.Fields) > mostFields {
				t.Errorf("%q with %d fields", err.Detail, len(err.Fields))
			}
			for _, field := range err.Fields {
				if field.Place == "" || field.Detail == "" || len(field.Place)+len(field.Detail) > 4000 {
					t.Errorf("%q %q", field.Place, field.Detail)
				}
			}
		}
	})
}
