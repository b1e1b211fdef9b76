package answer

import (
	"testing"
)

func TestUnlessKnown(t *testing.T) {
	doc := document(t, "3.0.3", `
paths:
  /told:
    get: {responses: {'200': {description: '', headers: {ETag: {schema: {type: string}}}}, '304': {description: '', headers: {X-Same: {schema: {type: string}}}}}}
    put: {responses: {'200': {description: '', headers: {ETag: {schema: {type: string}}}}, '304': {description: ''}}}
  /asked:
    get:
      parameters: [{name: if-none-match, in: header, schema: {type: string}}]
      responses: {'200': {description: '', headers: {ETag: {schema: {type: string}}}, content: {application/json: {schema: {type: object}}}}, default: {description: '', content: {application/json: {schema: {}}}}}
  /silent: {get: {responses: {'200': {description: '', headers: {ETag: {schema: {type: string}}}}}}}
  /untagged: {get: {responses: {'200': {description: ''}, '304': {description: ''}}}}
`)
	m := New(doc, Options{})
	for _, one := range []struct {
		name string
		tags func(tag string) string
		want int
	}{
		{"GET /told", func(tag string) string { return tag }, 304},
		{"GET /told", func(tag string) string { return `"other", W/` + tag }, 304},
		{"GET /told", func(tag string) string { return "*" }, 304},
		{"GET /told", func(tag string) string { return `"other"` }, 200},
		{"PUT /told", func(tag string) string { return tag }, 200},
		{"GET /asked", func(tag string) string { return tag }, 304},
		{"GET /silent", func(tag string) string { return tag }, 304},
		{"GET /untagged", func(tag string) string { return "*" }, 200},
	} {
		first := usual(t, m, Choice{}, one.name)
		tag := first.Header.Get("ETag")
		req := request(t, operation(t, doc, one.name), "If-None-Match: "+one.tags(tag))
		a := m.UnlessKnown(req, first)
		if a.Status != one.want {
			t.Errorf("%s with %s is answered with %d, want %d", one.name, req.Header, a.Status, one.want)
		}
		if a.Status == 304 && (a.Body != nil || a.Header.Get("ETag") != tag || first.Status != 200 || one.name == "GET /told" && a.Header.Get("X-Same") == "") {
			t.Errorf("%s is answered with %+v", one.name, a)
		}
	}
}
