package intake

import (
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/schema"
)

// mostWords is how many values of an enum are listed.
const mostWords = 20

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
