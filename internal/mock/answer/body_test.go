package answer

import (
	"strings"
	"testing"
)

// Bodies of every kind, of examples and made.
func TestBodies(t *testing.T) {
	for _, c := range []struct {
		mediaType, rest   string // of the media type object
		contentType, body string
		warning           string // part of the first, or ""
	}{
		{"application/json", `schema: {type: integer}, example: 5`, "application/json", "5", ""},
		{"application/json; charset=iso-8859-1", `example: é`, "application/json; charset=utf-8", `"é"`, ""},
		{"application/json", `schema: {type: object, required: [a], properties: {a: {type: integer}}}, example: '{"a": 1}'`, "application/json", `{"a":1}`, "is JSON in a string"},
		{"application/json", `schema: {type: object}, example: '{"a": 1'`, "application/json", `"{\"a\": 1"`, "breaks its schema: # is a string"},
		{"application/json", `schema: {type: object, properties: {p: {type: string, writeOnly: true}}}, example: {p: x}`, "application/json", `{"p":"x"}`, "write-only"},
		{"application/json", `schema: {type: string, enum: [a]}, example: null`, "application/json", `"a"`, ""},
		{"application/json", `schema: {type: string, enum: [a], example: a}`, "application/json", `"a"`, ""},
		{"application/json", `schema: {$ref: '#/components/schemas/S'}`, "application/json", `"from the schema"`, ""},
		{"application/json", `{}`, "application/json", `{}`, ""},
		{"application/json", `schema: false`, "application/json", "null", "No value was found"},
		{"json", `example: 1`, "application/json", "1", `The documented media type "json" is none`},
		{"nonsense", `example: 1`, "", "", "is none"},
		{"application/yaml", `example: {a: 1}`, "application/yaml", `{"a":1}`, ""},
		{"application/yaml", `schema: {type: object, properties: {a: {type: string}}}, example: "a: 1\n"`, "application/yaml", "a: 1\n", "breaks its schema: #/a"},
		{"application/x-www-form-urlencoded", `example: {a: 1, b: x y}`, "application/x-www-form-urlencoded", "a=1&b=x%20y", ""},
		{"application/x-www-form-urlencoded", `example: a=1&b=2`, "application/x-www-form-urlencoded", "a=1&b=2", ""},
		{"multipart/form-data", `schema: {type: object, properties: {a: {enum: [x]}}, required: [a]}`, "multipart/form-data; boundary=...", "--...name=\"a\"...x...--\r\n", ""},
		{"multipart/form-data", `schema: {type: array}`, "", "", "cannot be written"},
		{"text/plain", `example: hello`, "text/plain; charset=utf-8", "hello", ""},
		{"text/plain", `schema: {type: integer}, example: "5"`, "text/plain; charset=utf-8", "5", ""},
		{"text/plain", `schema: {type: integer}, example: five`, "text/plain; charset=utf-8", "five", "breaks its schema: # is a string"},
		{"text/plain", `schema: {type: object, properties: {a: {enum: [1]}}, required: [a]}`, "text/plain; charset=utf-8", `{"a":1}`, "does not say how"},
		{"text/*", `example: hello`, "text/plain; charset=utf-8", "hello", ""},
		{"text/html", `example: <p>hi`, "text/html; charset=utf-8", "<p>hi", ""},
		{"application/xml", `schema: {type: object, xml: {name: book}, properties: {id: {enum: [1], xml: {attribute: true}}}, required: [id]}`, "application/xml", `...<book id="1"/>`, ""},
		{"application/xml", `example: "<a><b/></a>"`, "application/xml", `<a><b/></a>`, ""},
		{"application/xml", `example: "<a><b></a>"`, "application/xml", `<a><b></a>`, "no well-formed XML"},
		{"application/x-ndjson", `example: [{a: 1}, 2]`, "application/x-ndjson", "{\"a\":1}\n2\n", ""},
		{"application/json-seq", `itemSchema: {enum: [7]}`, "application/json-seq", "\x1e7\n\x1e7\n\x1e7\n", ""},
		{"application/jsonl", `itemSchema: {type: integer}, example: [1, x]`, "application/jsonl", "1\n\"x\"\n", "breaks its schema: # is a string"},
		{"text/event-stream", `itemSchema: {properties: {data: {enum: [hi]}, event: {enum: [add]}}, required: [data, event]}`, "text/event-stream",
			"data: hi\nevent: add\n\ndata: hi\nevent: add\n\ndata: hi\nevent: add\n\n", ""},
		{"text/event-stream", `example: [{data: "a\nb", id: 7, retry: 5}, {n: 1}]`, "text/event-stream", "data: {\"data\":\"a\\nb\",\"id\":7,\"retry\":5}\n\ndata: {\"n\":1}\n\n", ""},
		{"text/event-stream", `itemSchema: {}, example: [{data: "a\nb", id: 7, retry: 5}, {n: 1}]`, "text/event-stream", "data: a\ndata: b\nid: 7\nretry: 5\n\ndata: {\"n\":1}\n\n", ""},
		{"text/event-stream", `example: "event: x\ndata: 1\n"`, "text/event-stream", "event: x\ndata: 1\n\n", ""},
		{"image/png", `{}`, "image/png", "\x89PNG...", ""},
		{"image/png", `example: not a picture`, "image/png", "\x89PNG...", ""},
		{"image/gif", `example: R0lGODlhAQABAAAAACwAAAAAAQABAAA=`, "image/gif", "GIF89a\x01\x00\x01\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00", ""},
		{"application/octet-stream", `schema: {type: string, format: binary}, example: bytes`, "application/octet-stream", "bytes", ""},
		{"application/x-protobuf", `schema: {type: object}`, "", "", `A body of the media type "application/x-protobuf" cannot be written here`},
		{"application/json", `examples: {a: {serializedValue: '{"n": 1.50}'}}`, "application/json", `{"n": 1.50}`, ""},
		{"application/json", `schema: {type: integer}, examples: {a: {dataValue: 1, serializedValue: '1.0'}}`, "application/json", `1.0`, ""},
		{"application/json", `examples: {a: {externalValue: 'https://example.com/x.json'}, b: {value: 2}}`, "application/json", `2`, ""},
	} {
		rest := strings.TrimSuffix(strings.TrimPrefix(c.rest, "{"), "}")
		if c.rest != "{}" {
			rest = c.rest
		}
		text := "paths: {/x: {get: {responses: {200: {description: x, content: {'" + c.mediaType + "': {" + rest + "}}}}}}}\n" +
			"components: {schemas: {S: {$ref: '#/components/schemas/T'}, T: {type: string, examples: [from the schema]}}}"
		a := usual(t, New(document(t, "3.2.0", text), Options{}), Choice{}, "GET /x")
		if got := a.Header.Get("Content-Type"); !like(got, c.contentType) || !like(string(a.Body), c.body) {
			t.Errorf("%s {%s}\nis %s %q\nwant %s %q", c.mediaType, c.rest, got, a.Body, c.contentType, c.body)
		}
		switch first := append(a.Warnings, "")[0]; {
		case c.warning == "" && first != "", !strings.Contains(first, c.warning):
			t.Errorf("%s {%s}\nwarns of %q, want %q", c.mediaType, c.rest, a.Warnings, c.warning)
		}
	}
}

func TestExamplesOfSwagger(t *testing.T) {
	m := New(document(t, "2.0", `
produces: [application/xml, application/json, text/plain]
paths:
  /x:
    get:
      responses:
        200:
          description: x
          schema: {type: object, properties: {a: {type: integer}}}
          examples: {application/vnd.x+json: {a: 1}, text/plain: one, response: nothing}
`), Options{})
	for accept, want := range map[string]string{"application/json": `{"a":1}`, "text/plain": "one", "application/xml": "<?xml..."} {
		if a := usual(t, m, Choice{}, "GET /x", "Accept: "+accept); !like(string(a.Body), want) || len(a.Warnings) > 0 {
			t.Errorf("%s: %s %q", accept, a.Body, a.Warnings)
		}
	}
	if a := usual(t, m, Choice{Example: "text/plain"}, "GET /x"); string(a.Body) != "one" {
		t.Errorf("%s", a.Body)
	}
}

// Without a wish, JSON is sent, or else what is sure to be written as the
// document means it.
func TestFirstMediaType(t *testing.T) {
	for content, want := range map[string]string{
		`text/plain: {schema: {type: object}}, application/json: {schema: {type: object}}`:                         "application/json",
		`text/plain: {schema: {type: object}}, application/xml: {schema: {type: object}}`:                          "application/xml",
		`application/x-protobuf: {schema: {type: object}}, text/csv: {schema: {type: string}}`:                     "text/csv; charset=utf-8",
		`application/xml: {schema: {type: string}}, text/plain: {schema: {type: string}}`:                          "application/xml",
		`application/xml: {}, application/vnd.a+json: {}, application/json: {}`:                                    "application/vnd.a+json",
		`application/octet-stream: {schema: {type: string, format: binary}}, application/x-protobuf: {example: x}`: "application/octet-stream",
	} {
		m := New(document(t, "3.0.3", "paths: {/x: {get: {responses: {200: {description: x, content: {"+content+"}}}}}}"), Options{})
		if got := usual(t, m, Choice{}, "GET /x").Header.Get("Content-Type"); got != want {
			t.Errorf("{%s} is sent as %s, want %s", content, got, want)
		}
	}
}

// A range is sent as what the caller asks for, if that is in it.
func TestRanges(t *testing.T) {
	m := New(document(t, "3.0.3", `
paths:
  /x: {get: {responses: {200: {description: x, content: {'*/*': {schema: {type: object, properties: {a: {enum: [1]}}, required: [a]}}}}}}}
  /y: {get: {responses: {200: {description: x, content: {'image/*': {}}}}}}
`), Options{})
	for _, c := range []struct{ name, accept, contentType, body string }{
		{"GET /x", "", "application/json", `{"a":1}`},
		{"GET /x", "application/xml", "application/xml", `...<response><a>1</a></response>`},
		{"GET /x", "text/plain;q=0.1, application/yaml", "application/yaml", `{"a":1}`},
		{"GET /y", "image/webp, image/gif", "image/gif", `GIF8...`},
		{"GET /y", "", "image/png", "\x89PNG..."},
	} {
		var given []string
		if c.accept != "" {
			given = []string{"Accept: " + c.accept}
		}
		a := usual(t, m, Choice{}, c.name, given...)
		if got := a.Header.Get("Content-Type"); got != c.contentType || !like(string(a.Body), c.body) {
			t.Errorf("%s %q: %s %q", c.name, c.accept, got, a.Body)
		}
	}
}
