package check

import (
	"encoding/json"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/verify/call"
)

const shownDocument = `
openapi: 3.1.0
info: {title: Orders, version: 1.0.0}
paths:
  /orders/{orderNo}:
    put:
      parameters:
        - {name: orderNo, in: path, required: true, example: 7, schema: {type: integer}}
        - {name: cursor, in: query, example: abc, schema: {type: string}}
        - {name: size, in: query, schema: {type: integer}}
        - {name: day, in: query, schema: {type: string, format: date}}
        - {name: shown, in: query, schema: {type: string, format: date, examples: ['2026-01-01']}}
        - {name: packed, in: query, content: {application/json: {example: {}, schema: {type: object}}}}
      requestBody:
        content:
          application/json: {example: {count: 1}, schema: {type: object}}
          text/plain: {schema: {type: string}}
      responses: {'204': {description: Done.}}
  /shelves/{shelf}:
    get:
      parameters: [{name: shelf, in: path, required: true, schema: {type: integer}}]
      responses: {'200': {description: One.}}
`

func TestSelfContained(t *testing.T) {
	b := newBench(t, shownDocument)
	put, get := b.operation(t, "PUT /orders/{orderNo}"), b.operation(t, "GET /shelves/{shelf}")
	argument := func(op *contract.Operation, i int) call.Case {
		return call.Case{Arguments: []call.Argument{call.ArgumentOf(op.Parameters[i], "1")}}
	}
	body := func(media int, v any, from ...string) call.Case {
		p := &call.Payload{Media: put.Body.Content[media], Value: v}
		for _, pointer := range from {
			p.From = append(p.From, call.BoundMember{Pointer: pointer})
		}
		return call.Case{Body: p}
	}
	bound := argument(get, 0)
	bound.Arguments[0].From = &call.Binding{}
	object := func(name string, v any) sample.Object { return sample.Object{{Name: name, Value: v}} }
	for name, c := range map[string]struct {
		made call.Case
		want bool
	}{
		"nothing":                      {call.Case{}, true},
		"shown in the path":            {argument(put, 0), true},
		"made in the path":             {argument(get, 0), false},
		"known in the path":            {bound, true},
		"handed out":                   {argument(put, 1), false},
		"anything goes":                {argument(put, 2), true},
		"a time that may be wrong":     {argument(put, 3), false},
		"a time that is shown":         {argument(put, 4), true},
		"shown by its content":         {argument(put, 5), true},
		"not documented":               {call.Case{Arguments: []call.Argument{{In: "query", Name: "x"}}}, false},
		"a body that is shown":         {body(0, object("count", json.Number("1"))), true},
		"a body that is made":          {body(1, "x"), false},
		"a body of no documented type": {call.Case{Body: &call.Payload{Type: "a/b"}}, false},
		"names another":                {body(0, object("partId", "1")), false},
		"names one that is there":      {body(0, object("partId", "1"), "/partId"), true},
		"names none":                   {body(0, object("partId", nil)), true},
		"names another, deep inside":   {body(0, object("list", []any{object("a", object("part_ids", []any{"1"}))})), false},
		"deep inside, and there":       {body(0, object("a/b", []any{object("id", "1")}), "/a~1b/0/id"), true},
	} {
		if got := b.selfContained(&c.made); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
