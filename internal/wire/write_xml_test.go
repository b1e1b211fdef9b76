package wire

import (
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
)

func xmlDocument(t testing.TB, schemas string) *contract.Document {
	t.Helper()
	doc, err := contract.Load([]byte(`{"openapi": "3.2.0", "info": {"title": "x", "version": "1"}, "components": {"schemas": `+schemas+`}}`), contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// The examples are those of OpenAPI 3.1.1, section 4.8.26.2, and like them.
func TestXML(t *testing.T) {
	for _, c := range []struct{ schema, value, want string }{
		{`{"type": "string"}`, `"a<b&\u0001"`, `<S>a&lt;b&amp;` + "\uFFFD" + `</S>`},
		{`{"type": "object", "properties": {"id": {"xml": {"attribute": true}}, "name": {"xml": {"namespace": "https://example.com/schema/sample", "prefix": "sample"}}}}`,
			`{"id": 123, "name": "example"}`, `<S id="123"><sample:name xmlns:sample="https://example.com/schema/sample">example</sample:name></S>`},
		{`{"properties": {"animals": {"items": {"type": "string"}}}}`, `{"animals": ["a", "b"]}`, `<S><animals>a</animals><animals>b</animals></S>`},
		{`{"properties": {"animals": {"items": {"xml": {"name": "animal"}}, "xml": {"name": "aliens"}}}}`, `{"animals": ["a", "b"]}`, `<S><animal>a</animal><animal>b</animal></S>`},
		{`{"properties": {"animals": {"items": {"xml": {"name": "animal"}}, "xml": {"name": "aliens", "wrapped": true}}}}`, `{"animals": ["a"]}`, `<S><aliens><animal>a</animal></aliens></S>`},
		{`{"properties": {"animals": {"items": {}, "xml": {"wrapped": true}}}}`, `{"animals": ["a"]}`, `<S><animals><animals>a</animals></animals></S>`},
		{`{"properties": {"animals": {"items": {}, "xml": {"name": "aliens", "wrapped": true}}}}`, `{"animals": ["a"]}`, `<S><aliens><aliens>a</aliens></aliens></S>`},
		{`{"type": "array", "items": {"$ref": "#/components/schemas/Pet"}}`, `[{"tag": "x"}, {"tag": null}]`, `<S><pet><tag>x</tag></pet><pet><tag/></pet></S>`},
		{`{"allOf": [{"$ref": "#/components/schemas/Pet"}], "xml": {"name": "dog", "namespace": "urn:x"}}`, `{"tag": "x"}`, `<dog xmlns="urn:x"><tag>x</tag></dog>`},
		{`{"xml": {"prefix": "p", "namespace": "urn:x"}, "properties": {"a": {"xml": {"prefix": "p"}}, "b": {"xml": {"prefix": "q"}}}}`, `{"a": 1, "b": 2}`, `<p:S xmlns:p="urn:x"><p:a>1</p:a><b>2</b></p:S>`},
		{`{"xml": {"prefix": "p", "namespace": "urn:x"}, "properties": {"a": {"xml": {"prefix": "p", "namespace": "urn:y", "attribute": true}}}}`, `{"a": 1}`, `<p:S xmlns:p="urn:x" a="1"/>`},
		{`{"properties": {"t": {"xml": {"nodeType": "cdata"}}, "n": {"xml": {"nodeType": "attribute"}}, "in": {"xml": {"nodeType": "none"}}}}`,
			`{"t": "a]]>b", "n": "\"", "in": {"x": true}}`, `<S n="&#34;"><![CDATA[a]]]]><![CDATA[>b]]><x>true</x></S>`},
		{`{}`, `{"1 a": 1, "b:c": {"d": []}, "": [[1]]}`, `<S><_1_a>1</_1_a><b_c/>` + `<_><_>1</_></_></S>`},
	} {
		doc := xmlDocument(t, `{"S": `+c.schema+`, "Pet": {"xml": {"name": "pet"}, "properties": {"tag": {"type": "string"}}}}`)
		v, err := sample.Parse([]byte(c.value))
		if err != nil {
			t.Fatal(err)
		}
		got := strings.TrimPrefix(string(XML(doc, doc.Root.At("components", "schemas", "S"), v)), xml.Header)
		if got != c.want {
			t.Errorf("%s as %s\nis written %s\nwant       %s", c.value, c.schema, got, c.want)
		}
	}
}

func TestXMLWithoutSchema(t *testing.T) {
	doc := xmlDocument(t, `{}`)
	if got := string(XML(doc, nil, []any{"a"})); got != xml.Header+"<response><response>a</response></response>" {
		t.Error(got)
	}
	if got := string(XML(doc, nil, sample.Object{})); got != xml.Header+"<response/>" {
		t.Error(got)
	}
}

func TestIsXML(t *testing.T) {
	for mediaType, want := range map[string]bool{
		"application/xml": true, "text/xml; charset=utf-8": true, "application/atom+xml": true, "application/json": false, "text/plain": false,
	} {
		if IsXML(mediaType) != want {
			t.Errorf("%s is XML: %v", mediaType, !want)
		}
	}
}

// Whatever a document says, what is written can be read, and every element ends.
func FuzzXML(f *testing.F) {
	f.Add(`{"properties": {"a": {"xml": {"name": "b:c", "prefix": "1", "namespace": "\"<"}}}}`, `{"a": [{"x y": "\ud800"}]}`)
	f.Add(`{"xml": {"nodeType": "text"}, "items": {"xml": {"prefix": "xmlns", "namespace": "urn:a"}}}`, `[1, [2, {"": null}]]`)
	f.Fuzz(func(t *testing.T, schema, value string) {
		doc, err := contract.Load([]byte(`{"openapi": "3.2.0", "components": {"schemas": {"S": `+schema+`}}}`), contract.DefaultLimits())
		if err != nil {
			return
		}
		v, err := sample.Parse([]byte(value))
		if err != nil {
			return
		}
		written := XML(doc, doc.Root.At("components", "schemas", "S"), v)
		for d := xml.NewDecoder(strings.NewReader(string(written))); ; {
			if _, err := d.Token(); err == io.EOF {
				return
			} else if err != nil {
				t.Fatalf("%s: %v", written, err)
			}
		}
	})
}
