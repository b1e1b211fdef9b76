package listing

import (
	"slices"
	"strings"
	"testing"
)

func TestWhereTheElementsStand(t *testing.T) {
	for body, want := range map[string]string{
		array: "",
		"{type: object, properties: {items: " + array + "}}":                                                 "/items",
		"{type: object, properties: {things: " + array + ", errors: " + array + "}}":                         "/things",
		"{type: object, properties: {a/b: " + array + "}}":                                                   "/a~1b",
		"{allOf: [{type: object, properties: {next: {type: string}}}, {properties: {data: " + array + "}}]}": "/data",
		"{type: object, properties: {a: " + array + ", b: " + array + "}}":                                   "none",
		"{type: object, properties: {thing: {$ref: '#/components/schemas/Thing'}}}":                          "none",
		"{type: string}": "none",
		"{oneOf: [{type: 'null'}, " + array + "]}": "",
	} {
		b := newBench(t, "", body, simple)
		got := "none"
		if b.List != nil {
			got = b.Items
		}
		if got != want {
			t.Errorf("%s: %q, want %q", body, got, want)
		}
	}
}

func TestWhatParametersDo(t *testing.T) {
	whole := func(names ...string) string {
		var list []string
		for _, name := range names {
			list = append(list, "{in: query, name: "+name+", schema: {type: integer}}")
		}
		return strings.Join(list, ", ")
	}
	for parameters, want := range map[string]string{
		whole("limit", "offset"):  "limit  offset ",
		whole("per_page", "page"): "per_page   page",
		whole("pageSize") + ", {in: query, name: page_token, schema: {type: string}}": "pageSize page_token  ",
		whole("$top", "$skip"):                                                "$top  $skip ",
		"{in: query, name: limit, schema: {type: string}}":                    "   ",
		"{in: header, name: limit, schema: {type: integer}}":                  "   ",
		"{in: query, name: limit, deprecated: true, schema: {type: integer}}": "   ",
	} {
		b := newBench(t, parameters, array, simple)
		if got := names(b.Limit, b.Cursor, b.Offset, b.Page); got != want {
			t.Errorf("%s: %q, want %q", parameters, got, want)
		}
	}
}

func TestIDs(t *testing.T) {
	b := newBench(t, "", array, "thing_id: {type: string}, name: {type: string}")
	for body, want := range map[string]string{
		`[{"id": 7, "name": "a"}, {"id": 8.0}]`:  "7 8.0",
		`[{"uuid": "x", "name": "a"}]`:           "x",
		`[{"thing_id": "t"}, {"thing_id": "u"}]`: "t u",
		`["a", "b"]`:                             "a b",
		`[{"colour": "red"}]`:                    "none",
		`[{"id": null, "colour": "red"}]`:        "none",
	} {
		ids, ok := b.IDs(decode(t, body).([]any))
		got := strings.Join(ids, " ")
		if !ok {
			got = "none"
		}
		if got != want {
			t.Errorf("%s: %q, want %q", body, got, want)
		}
	}
}

func TestWhereTheNextPageIsNamed(t *testing.T) {
	b := newBench(t, "", "{type: object, properties: {items: "+array+", count: {type: integer}, meta: {type: object, properties: {cursors: {type: string}, next: {type: [string, 'null']}}}, next_cursor: {type: string}}}", simple)
	if want := []string{"/next_cursor", "/meta/next"}; !slices.Equal(b.Next, want) {
		t.Errorf("%q, want %q", b.Next, want)
	}
}
