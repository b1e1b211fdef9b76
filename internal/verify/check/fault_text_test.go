package check

import (
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/schema"
)

func TestFaultTexts(t *testing.T) {
	for _, c := range []struct{ schema, body, expected, arrived string }{
		{`{"type": "string", "nullable": true}`, `1`, "type: string or null", "1"},
		{`{"required": ["a"]}`, `{"b": 1, "a b": 2}`, `the property "a"`, "an object with a b, b"},
		{`{"required": ["a"]}`, `{}`, `the property "a"`, "an empty object"},
		{`{"additionalProperties": false}`, `{"z": 1}`, `no property "z"`, "an object with z"},
		{`{"maximum": 4e1}`, `41`, "maximum: 4e1", "41"},
		{`{"enum": ["a", null]}`, `"b"`, `enum: ["a",null]`, `"b"`},
		{`{"pattern": "^a$"}`, `"<b>"`, `pattern: "^a$"`, `"<b>"`},
		{`{"not": {"type": "string"}}`, `""`, "what not of #/paths/~1a/get/responses/200/content/application~1json/schema says", `""`},
		{`{"oneOf": [{"type": "string"}, {"type": "boolean"}]}`, `[1]`, "what oneOf of #/paths/~1a/get/responses/200/content/application~1json/schema says", "[1]"},
		{`{"properties": {"a~/b": {"items": {"type": "string"}}}}`, `{"a~/b": ["", 2]}`, "type: string", "2"},
		{`{"properties": {"pin": {"type": "string"}}}`, `{"pin": 1234}`, "type: string", "a value that is not shown, since it may be secret"},
		{`{"maxLength": 3}`, `"` + strings.Repeat("x", 200) + `"`, "maxLength: 3", `"` + strings.Repeat("x", longest-1) + "…"},
	} {
		b := newBench(t, small(`{"content": {"application/json": {"schema": `+c.schema+`}}}`))
		found := b.Exchange(b.exchange(t, answer{to: "GET /a", status: 200, typed: jsonType, body: c.body}))
		if len(found) != 1 {
			t.Errorf("%s, %s: %v", c.schema, c.body, summaries(found))
			continue
		}
		same(t, []string{found[0].Expected, found[0].Arrived}, []string{c.expected, c.arrived})
	}
}

// What takes too long to judge is neither accused nor passed over in silence.
func TestTooMuchWork(t *testing.T) {
	inBothEditions(t, func(t *testing.T, b *bench) {
		b.Judge = schema.New(b.Doc, schema.WithWork(1))
		x := b.exchange(t, answer{to: "GET /things", status: 200, typed: jsonType, body: `[{}]`, header: "X-Total: 1"})
		same(t, summaries(b.Exchange(x)), nil)
		same(t, b.told, []string{"bodies that take too long to judge"})
	})
}
