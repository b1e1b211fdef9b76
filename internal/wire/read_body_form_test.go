package wire

import (
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/sample"
)

const order = `"application/x-www-form-urlencoded": {"schema": {"type": "object", "properties": {
	"name": {"type": "string"}, "count": {"type": "integer"}, "on": {"type": "boolean"}, "free": {},
	"tags": {"type": "array", "items": {"type": "string"}}, "sizes": {"type": "array", "items": {"type": "integer"}},
	"lines": {"type": "array", "items": {"type": "object", "properties": {"a": {"type": "integer"}}}},
	"meta": {"type": "object", "properties": {"a": {"type": "integer"}}},
	"deep": {"type": "object", "properties": {"a": {"type": "integer"}, "b": {"type": "string"}}},
	"flat": {"type": "object", "properties": {"x": {"type": "integer"}, "y": {"type": "string"}}},
	"csv": {"type": "array", "items": {"type": "integer"}}}},
	"encoding": {"deep": {"style": "deepObject"}, "csv": {"style": "form", "explode": false}, "flat": {"style": "form", "explode": true}}}`

func TestFieldsAreReadByTheirProperties(t *testing.T) {
	for _, c := range []struct{ data, want string }{
		{"", `{}`},
		{"name=a+b%26c&count=12&on=true", `{"name":"a b&c","count":12,"on":true}`},
		{"name=12&count=twelve&free=1", `{"name":"12","count":"twelve","free":"1"}`},
		{"name=&unknown=1\r\n", `{"name":"","unknown":"1"}`},
		{"tags=a", `{"tags":["a"]}`},
		{"tags=a%2Cb&name=n&tags=c", `{"tags":["a,b","c"],"name":"n"}`},
		{"sizes=1&sizes=2", `{"sizes":[1,2]}`},
		{"lines=%7B%22a%22%3A1%7D&lines=%7B%7D", `{"lines":[{"a":1},{}]}`},
		{"meta=%7B%22a%22%3A1%7D", `{"meta":{"a":1}}`},
		{"meta=none", `{"meta":"none"}`},
		{"deep[a]=1&name=n&deep%5Bb%5D=2", `{"deep":{"a":1,"b":"2"},"name":"n"}`},
		{"name=n&x=1&y=2", `{"flat":{"x":1,"y":"2"},"name":"n"}`},
		{"csv=1,2", `{"csv":[1,2]}`},
	} {
		got, err := read(t, order, FormType, c.data)
		if err != nil || sample.Compact(got) != c.want {
			t.Errorf("%q: %s, %v, want %s", c.data, sample.Compact(got), err, c.want)
		}
	}
}

func TestUnreadableFieldsAreNamed(t *testing.T) {
	for _, c := range []struct {
		data, place string
		kind        fault.Kind
	}{
		{"name=secret%", "#/name", fault.Malformed},
		{"count=1&name=%FF", "#/name", fault.Malformed},
		{"name=a&name=secret", "#/name", fault.Invalid},
		{"meta=%zz", "#/meta", fault.Malformed},
	} {
		_, err := read(t, order, FormType, c.data)
		e, ok := err.(*fault.Error)
		if !ok || e.Kind != c.kind || len(e.Fields) != 1 || e.Fields[0].Place != c.place || strings.Contains(e.Detail+e.Fields[0].Detail, "secret") {
			t.Errorf("%q: %+v, want %s at %s", c.data, err, c.kind, c.place)
		}
	}
	if _, err := read(t, order, FormType, strings.Repeat("a=1&", maxParts)); !fault.Is(err, fault.TooLarge) {
		t.Errorf("too many fields: %v", err)
	}
}

func TestAlternativesDecideHowFormsAreRead(t *testing.T) {
	const either = `"application/x-www-form-urlencoded": {"schema": {"oneOf": [
		{"type": "object", "required": ["kind"], "properties": {"kind": {"enum": ["number"]}, "v": {"type": "integer"}}},
		{"type": "object", "required": ["kind"], "properties": {"kind": {"enum": ["text"]}, "v": {"type": "string"}}}]}}`
	for data, want := range map[string]string{"kind=number&v=1": `{"kind":"number","v":1}`, "kind=text&v=1": `{"kind":"text","v":"1"}`, "kind=none&v=1": `{"kind":"none","v":1}`} {
		if got, err := read(t, either, FormType, data); err != nil || sample.Compact(got) != want {
			t.Errorf("%q: %s, %v, want %s", data, sample.Compact(got), err, want)
		}
	}
}

func TestFormParametersOfSwagger(t *testing.T) {
	doc, err := contract.Load([]byte(`{"swagger": "2.0", "info": {"title": "x", "version": "1"}, "paths": {"/x": {"post": {
		"consumes": ["application/x-www-form-urlencoded", "multipart/form-data"], "parameters": [
		{"in": "formData", "name": "n", "type": "integer"}, {"in": "formData", "name": "l", "type": "array", "items": {"type": "integer"}},
		{"in": "formData", "name": "m", "type": "array", "items": {"type": "string"}, "collectionFormat": "multi"},
		{"in": "formData", "name": "f", "type": "file"}], "responses": {"200": {"description": "x"}}}}}}`), contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	content := doc.Operations()[0].Body.Content
	reader := NewReader(doc, func(*contract.Node, any) bool { return true })
	if v, err := reader.Body(content[0], "", []byte("n=1&l=1,2&m=a&m=b,c")); err != nil || sample.Compact(v) != `{"n":1,"l":[1,2],"m":["a","b,c"]}` {
		t.Errorf("%s, %v", sample.Compact(v), err)
	}
	text := partsOf("name=\"n\"\n\n1", "name=\"f\"; filename=\"f\"\nContent-Type: application/json\n\n{}")
	if v, err := reader.Body(content[1], "multipart/form-data; boundary=x", []byte(text)); err != nil || sample.Compact(v) != `{"n":1,"f":"{}"}` {
		t.Errorf("%s, %v", sample.Compact(v), err)
	}
}
