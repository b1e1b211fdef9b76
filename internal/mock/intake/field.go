package intake

import (
	"strings"
	"unicode"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/schema"
)

const (
	mostFields = 50  // places that one error names
	mostPlace  = 500 // bytes after which a place is told no further
	longest    = 120 // characters that are repeated of a name, a pattern or a documented value
)

// fieldsOf says what a schema refuses in a value that stands in a place:
// "query limit", or "#" for a body. Nothing of the value is repeated but names
// of members. All formats are rules here: what breaks one in a request would
// break it in the answers that show what was sent.
func (r *Reader) fieldsOf(node *contract.Node, v any, place string) []fault.Field {
	if node == nil {
		return nil
	}
	faults, judged := r.judge.FirstFaults(node, schema.Request, v, mostFields)
	if !judged {
		return []fault.Field{{Place: place, Detail: "takes too much work to judge"}}
	}
	var fields []fault.Field
	for i := range faults[:min(len(faults), mostFields)] {
		fields = append(fields, fault.Field{Place: placeOf(&faults[i], place), Detail: r.wording(&faults[i])})
	}
	return fields
}

// placeOf is the place of a fault: of the member, when one is missing or too
// much.
func placeOf(f *schema.Fault, place string) string {
	var b strings.Builder
	b.WriteString(place)
	for _, key := range f.Place {
		if b.Len() > mostPlace {
			return b.String() + "/…"
		}
		b.WriteString("/" + contract.EscapePointer(legible(key)))
	}
	if f.Property != "" {
		b.WriteString("/" + contract.EscapePointer(legible(f.Property)))
	}
	return b.String()
}

// legible is a name that a request has, fit for logs and screens.
func legible(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return '\uFFFD'
		}
		return r
	}, shortened(name))
}

// shortened keeps messages readable.
func shortened(s string) string {
	if len(s) <= longest {
		return s
	}
	if r := []rune(s); len(r) > longest {
		return string(r[:longest]) + "…"
	}
	return s
}
