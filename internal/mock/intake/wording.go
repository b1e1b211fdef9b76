package intake

import (
	"strings"
	"unicode"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/schema"
)

const (
	mostFields = 50  // places that one error names
	longest    = 120 // characters that are repeated of a name, a pattern or a documented value
	mostWords  = 20  // values of an enum that are listed
	mostPlace  = 500 // bytes after which a place is told no further
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

// wording says what a part of a value must be, by the keyword that it goes
// against.
func (r *Reader) wording(f *schema.Fault) string {
	said := f.Schema.Get(f.Keyword)
	switch f.Keyword {
	case "type":
		return "must be of type " + typesOf(r.doc.Schema(f.Schema).Types)
	case "enum":
		return "must be one of " + listed(said)
	case "const":
		return "must be " + shortened(literal(said))
	case "pattern":
		return "must match " + shortened(said.Text())
	case "format":
		return "must be in the format " + shortened(said.Text())
	case "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties":
		return sizeWording(f.Keyword, said.Literal())
	case "uniqueItems":
		return "must not have the same item twice"
	case "minimum":
		return "must be at least " + shortened(said.Literal())
	case "maximum":
		return "must be at most " + shortened(said.Literal())
	case "exclusiveMinimum":
		return "must be more than " + shortened(exclusive(f.Schema, said, "minimum"))
	case "exclusiveMaximum":
		return "must be less than " + shortened(exclusive(f.Schema, said, "maximum"))
	case "multipleOf":
		return "must be a multiple of " + shortened(said.Literal())
	case "required", "dependentRequired":
		return "is missing"
	case "additionalProperties", "unevaluatedProperties":
		return "is not a member that is known here; names are case-sensitive"
	case "propertyNames":
		return "has a name that is not allowed here"
	case "false":
		return "must not be given"
	case "not":
		return "is what the schema excludes"
	}
	return shortened(f.Text)
}

func sizeWording(keyword, number string) string {
	unit, one := "characters", "character"
	switch keyword[3:] {
	case "Items":
		unit, one = "items", "item"
	case "Properties":
		unit, one = "members", "member"
	}
	if number == "1" {
		unit = one
	}
	if strings.HasPrefix(keyword, "min") {
		return "must have at least " + shortened(number) + " " + unit
	}
	return "must have at most " + shortened(number) + " " + unit
}

// exclusive is the bound itself, which stands in another keyword where
// exclusiveness is a boolean (OpenAPI 3.0.4, section 4.7.24).
func exclusive(s, said *contract.Node, plain string) string {
	if said.Is(contract.Bool) {
		said = s.Get(plain)
	}
	return said.Literal()
}

// typesOf lists types as a person says them: "string or null".
func typesOf(types contract.Types) string {
	names := (types &^ contract.TypeNull).Names()
	if types&contract.TypeNull != 0 {
		names = append(names, "null")
	}
	return strings.Join(names, " or ")
}

// listed lists the values of an enum.
func listed(values *contract.Node) string {
	var list []string
	for i, v := range values.Items() {
		if i == mostWords {
			list = append(list, "…")
			break
		}
		list = append(list, shortened(literal(v)))
	}
	return strings.Join(list, ", ")
}

// literal writes a documented value as text.
func literal(v *contract.Node) string {
	if text := v.Text(); text != "" && strings.TrimSpace(text) == text && !strings.Contains(text, ",") {
		return text
	}
	return sample.Compact(sample.Of(v))
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
