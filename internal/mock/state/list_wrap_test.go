package state

import (
	"testing"

	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/schema"
)

func TestWhatAnswersSayOfPages(t *testing.T) {
	const here = "http://example.com/books"
	for _, tt := range []struct{ name, parameters, members, query, want string }{
		{"a total", limits, "total: {type: integer}", "", `{"items":[],"total":5}`},
		{"elements on the page", limits, "total_count: {type: integer}, count: {type: integer}", "", `{"items":[],"total_count":5,"count":3}`},
		{"offsets", limits + ", " + offsets, "limit: {type: integer}, offset: {type: integer}, has_more: {type: boolean}", "?offset=1", `{"items":[],"limit":3,"offset":1,"has_more":true}`},
		{"the last of them", limits + ", " + offsets, "hasMore: {type: boolean}, next: {type: [string, 'null']}", "?offset=3", `{"items":[],"hasMore":false,"next":null}`},
		{"as Django has it", limits + ", " + offsets, "count: {type: integer}, next: {type: [string, 'null'], format: uri}, previous: {type: [string, 'null'], format: uri}", "?limit=2&offset=2",
			`{"items":[],"count":5,"next":"` + here + `?limit=2&offset=4","previous":"` + here + `?limit=2&offset=0"}`},
		{"page numbers", limits + ", " + numbers, "page: {type: integer}, total_pages: {type: integer}, next_page: {type: [integer, 'null']}, prev_page: {type: [integer, 'null']}", "?limit=2&page=2",
			`{"items":[],"page":2,"total_pages":3,"next_page":3,"prev_page":1}`},
		{"as Spring has it", limits + ", " + numbers, "page: {type: object, properties: {size: {type: integer}, totalElements: {type: integer}, totalPages: {type: integer}, number: {type: integer}}}", "?page=2",
			`{"items":[],"page":{"size":3,"totalElements":5,"totalPages":2,"number":2}}`},
		{"as HAL has it", limits + ", " + numbers, "_links: {type: object, properties: {self: {type: object, properties: {href: {type: string}}}, next: {type: object, properties: {href: {type: string}}}, prev: {type: object}}}", "",
			`{"items":[],"_links":{"self":{"href":"` + here + `"},"next":{"href":"` + here + `?page=2"}}}`},
		{"a cursor that is left out", limits + ", " + cursors, "next_cursor: {type: string}", "?limit=4&cursor=", `{"items":[],"next_cursor":"?"}`},
		{"no cursor", cursors, "next_cursor: {type: string}", "", `{"items":[]}`},
		{"in a group", limits + ", " + cursors, "meta: {type: object, required: [cursors], properties: {cursors: {type: object, properties: {after: {type: string}, before: {type: string}}}}}", "?limit=4",
			`{"items":[],"meta":{"cursors":{"after":"?"}}}`},
		{"what cannot be said", limits, "total: {type: integer, maximum: 3}, ok: {type: boolean, const: true}", "", `{"items":[],"ok":true}`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			body := "{type: object, required: [items], properties: {items: " + array + ", " + tt.members + "}}"
			s := newShelf(t, tt.parameters, body, "", "", five()...)
			a := s.ask(t, "/books"+tt.query)
			v, err := sample.Parse(a.Body)
			if err != nil {
				t.Fatal(err)
			}
			if op := s.doc.Operations()[0]; !s.judge.Valid(op.Responses[0].Content[0].Schema, schema.Response, sample.Plain(v)) {
				t.Errorf("%s is not valid", a.Body)
			}
			o := v.(sample.Object).With("items", []any{})
			for _, path := range [][]string{{"next_cursor"}, {"meta", "cursors", "after"}} {
				if inner, ok := atKeys(o, path); ok && inner != nil {
					o = changed(o, path, "?").(sample.Object)
				}
			}
			want, _ := sample.Parse([]byte(tt.want))
			if !sample.Same(o, want) {
				t.Errorf("got  %s\nwant %s", sample.Compact(o), tt.want)
			}
		})
	}
}
