package pool

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/schema"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/compose"
)

func TestRefresh(t *testing.T) {
	const id = `[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}`
	for _, test := range []struct{ name, schema, want string }{
		{"Idempotency-Key", "{type: string}", id},
		{"X-Idempotency-Token", "{type: string, format: uuid}", id},
		{"Idempotency-Key", `{type: string, maxLength: 257, pattern: '^"[^"]+"$'}`, `"` + id + `"`},
		{"Idempotency-Key", "{type: string, pattern: '^k[0-9]{2,9}$'}", "k[0-9]{2,9}"},
		{"X-Trace", "{type: string}", "as it was"},
	} {
		doc := load(t, strings.NewReplacer("NAME", test.name, "SCHEMA", test.schema).Replace(`
openapi: 3.0.3
info: {title: Books, version: '1'}
paths:
  /books:
    post: {parameters: [{in: header, name: NAME, schema: SCHEMA}], responses: {'201': {description: made}}}
`))
		composer := compose.New(doc, sample.New(doc), schema.New(doc, schema.WithFormats()), nil)
		op := doc.Operations()[0]
		seen := map[any]bool{}
		random := rand.New(rand.NewPCG(1, 2))
		for range 2 {
			c := &call.Case{Operation: op}
			c.Set(call.ArgumentOf(op.Parameters[0], "as it was"))
			Refresh(composer, c, random)
			v := c.Arguments[0].Value
			if text, _ := v.(string); !regexp.MustCompile("^(" + test.want + ")$").MatchString(text) {
				t.Errorf("%s %s becomes %v", test.name, test.schema, v)
			}
			seen[v] = true
		}
		if test.name != "X-Trace" && len(seen) != 2 {
			t.Errorf("%s is %v twice", test.name, seen)
		}
	}
}
