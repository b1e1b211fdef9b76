package state

import (
	"testing"

	"github.com/apisteward/steward/internal/sample"
)

// Colours can be listed, and nothing says how they would be made.
const colours = `
openapi: 3.1.0
info: {title: Colours, version: 1.0.0}
paths:
  /colours:
    get:
      parameters:
        - {in: query, name: limit, schema: {type: integer, default: 2}}
        - {in: query, name: offset, schema: {type: integer}}
        - {in: query, name: q, schema: {type: string}}
        - {in: query, name: warm, schema: {type: boolean}}
        - {in: query, name: kind, schema: {type: string, enum: [light, paint, ink]}}
        - {in: query, name: min_red, schema: {type: integer}}
        - {in: query, name: sort, schema: {type: string, enum: [name, -name]}}
      responses:
        '200':
          description: some
          headers: {ETag: {schema: {type: string}}}
          content:
            application/json:
              schema:
                type: object
                required: [items, total]
                properties: {items: {type: array, items: {$ref: '#/components/schemas/Colour'}}, total: {type: integer}}
              example:
                total: 9
                items:
                  - {name: red, warm: true, kind: light, red: 255}
                  - {name: blue, warm: false, kind: light, red: 0}
                  - {name: pink, warm: true, kind: light, red: 250}
        '304': {description: as it was}
components:
  schemas:
    Colour:
      type: object
      required: [name, warm, kind, red]
      properties: {name: {type: string}, warm: {type: boolean}, kind: {type: string, enum: [light, paint]}, red: {type: integer}}
`

func TestListsOfWhatNobodyMakes(t *testing.T) {
	b := benchOf(t, colours)
	for query, want := range map[string]string{
		"":                     "red blue of 3",
		"?offset=2":            "pink of 3",
		"?limit=9&sort=-name":  "red pink blue of 3",
		"?limit=9&min_red=250": "red pink of 2",
		"?warm=false&limit=9":  "red blue pink of 3", // all are given what is asked for
		"?kind=paint&offset=1": "blue pink of 3",
		"?kind=ink":            "red blue of 3", // which no colour can be
		"?q=anything&limit=1":  "red of 3",
	} {
		o := sample.Plain(b.want(t, 200, "GET /colours"+query, "").body).(map[string]any)
		got := ""
		for _, one := range o["items"].([]any) {
			got += one.(map[string]any)["name"].(string) + " "
		}
		if got += "of " + sample.Compact(sample.FromPlain(o["total"])); got != want {
			t.Errorf("%q: %s, want %s", query, got, want)
		}
	}
}

func TestMadeListsAreKnownByTheirTags(t *testing.T) {
	b := benchOf(t, colours)
	tag := b.want(t, 200, "GET /colours", "").header.Get("ETag")
	b.want(t, 304, "GET /colours", "", "If-None-Match: "+tag)
	b.want(t, 200, "GET /colours?limit=1", "", "If-None-Match: "+tag)
}

func TestMadeListsOfAnything(t *testing.T) {
	const document = `
openapi: 3.1.0
info: {title: Words, version: 1.0.0}
paths:
  /words:
    get:
      parameters: [{in: query, name: limit, schema: {type: integer}}]
      responses: {'200': {description: some, content: {application/json: {schema: {type: array, items: {type: [string, 'null']}}, example: [null, a, a, b]}}}}
  /broken:
    get:
      parameters: [{in: query, name: limit, schema: {type: integer}}]
      responses: {'200': {description: some, content: {application/json: {schema: {type: object, properties: {items: {type: array, items: {type: string}}}}, example: {items: [1, 2, 3]}}}}}
  /whole:
    get:
      responses: {'200': {description: some, content: {application/json: {schema: {type: array, items: {type: string}}, example: [a, b]}}}}
`
	b := benchOf(t, document)
	if got := b.want(t, 200, "GET /words?limit=3", "").text; got != `[null,"a","b"]` {
		t.Errorf("three words are %s", got)
	}
	if r := b.send(t, "GET /broken?limit=2", ""); r.text != `{"items":[1,2]}` {
		t.Errorf("two of three broken words are %s", r.text)
	}
	if r := b.want(t, 200, "GET /whole", ""); !r.usual {
		t.Errorf("of what can only be read as a whole there is %s", r.text)
	}
}
