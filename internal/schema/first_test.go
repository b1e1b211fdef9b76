package schema

import (
	"strconv"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
)

// Nobody reads a million faults, and they would fill the memory.
func TestFirstFaultsAreBounded(t *testing.T) {
	const elements = 5000
	for _, c := range []struct{ schema, element string }{
		{`{"items": {"type": "string"}}`, `1`},
		{`{"items": {"oneOf": [{"type": "string"}, {"type": "boolean"}]}}`, `1`},
		{`{"items": {"anyOf": [{"type": "object", "properties": {"a": {"type": "string"}}}, {"type": "boolean"}]}}`, `{"a": 1}`},
		{`{"items": {"type": "string", "format": "uri"}}`, `"no uri"`},
		{`{"items": {"properties": {"a": {"type": "string"}, "b": {"type": "string"}, "c": {"type": "string"}}}}`, `{"a": 1, "b": 1, "c": 1}`},
	} {
		j, n := one(t, c.schema)
		v := valueOf(t, "["+strings.TrimSuffix(strings.Repeat(c.element+",", elements), ",")+"]")
		first, judged := j.FirstFaults(n, EitherWay, v, 10)
		all, _ := j.Faults(n, EitherWay, v)
		if !judged || len(first) < 10 || len(first) > 20 || len(all) < elements {
			t.Errorf("%s: %d of %d", c.schema, len(first), len(all))
		}
	}
}

// What need not be kept to must not hide what must.
func TestFirstFaultsBehindSoftOnes(t *testing.T) {
	j, n := one(t, `{"items": {"type": "string", "format": "hostname", "maxLength": 10}}`)
	var list []string
	for i := range 100 {
		list = append(list, strconv.Quote("_"+strconv.Itoa(i)))
	}
	v := valueOf(t, "["+strings.Join(list, ",")+`, "much too long"]`)
	first, _ := j.FirstFaults(n, EitherWay, v, 5)
	hard := 0
	for _, f := range first {
		if !f.Soft {
			hard++
		}
	}
	if hard != 1 || len(first) > 10 {
		t.Errorf("%d of %d faults are hard", hard, len(first))
	}
}

func one(t *testing.T, schema string) (*Judge, *contract.Node) {
	t.Helper()
	doc := documentOf(t, "3.1.0", "A: "+schema)
	return New(doc, WithFormats()), schemaOf(t, doc, "A")
}
