package compare

import (
	"slices"

	"github.com/apisteward/steward/internal/contract"
)

// formatTypes returns the types that a format speaks of. One that is not known
// may speak of any.
func formatTypes(format string) contract.Types {
	switch format {
	case "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "sf-integer":
		return contract.TypeInteger | contract.TypeNumber
	case "float", "double", "double-int", "decimal128", "sf-decimal":
		return contract.TypeNumber | contract.TypeInteger
	case "date", "date-time", "time", "duration", "email", "idn-email", "hostname", "idn-hostname", "ipv4", "ipv6",
		"uri", "uri-reference", "uri-template", "iri", "iri-reference", "uuid", "json-pointer", "relative-json-pointer",
		"regex", "byte", "binary", "base64url", "password", "char", "html", "commonmark", "media-range", "http-date":
		return contract.TypeString
	}
	return contract.AnyType
}

// formatContains names, for a format, those whose values are all values of it.
var formatContains = map[string][]string{
	"int16": {"int8", "uint8"}, "int32": {"int8", "int16", "uint8", "uint16"},
	"int64":  {"int8", "int16", "int32", "uint8", "uint16", "uint32"},
	"uint16": {"uint8"}, "uint32": {"uint8", "uint16"}, "uint64": {"uint8", "uint16", "uint32"},
	"double":    {"float", "int8", "int16", "int32", "uint8", "uint16", "uint32"},
	"idn-email": {"email"}, "idn-hostname": {"hostname"},
	"uri-reference": {"uri"}, "iri": {"uri"}, "iri-reference": {"uri", "uri-reference", "iri"},
}

// within reports whether every value of one format is one of another. "" is
// any value, and "password" is a hint for the eye (OpenAPI 3.0.4, section 4.4).
func within(format, other string) bool {
	if other == "" || other == "password" || format == other {
		return true
	}
	for _, f := range formatContains[other] {
		if f == format {
			return true
		}
	}
	return false
}

// compareFormats compares formats, as far as both speak of the same types.
func (d *differ) compareFormats(u *unit, a, b *view) {
	both := a.types & b.types
	old, new := a.format, b.format
	if both&formatTypes(old) == 0 {
		old = ""
	}
	if both&formatTypes(new) == 0 {
		new = ""
	}
	narrower, wider := !within(old, new), !within(new, old)
	if !narrower && !wider {
		return
	}
	f := fact{old: u.placeOr(a.fmtAt, inOld), new: u.placeOr(b.fmtAt, inNew), keyword: "format", oldValue: old, newValue: new}
	f.text = went("the format", f)
	switch {
	case narrower && wider:
		d.say(u, "format-changed", f)
	case narrower:
		d.say(u, "format-narrowed", f)
	default:
		d.say(u, "format-widened", f)
	}
}

func formatRules() []Rule {
	keep := "Add another property or parameter of the new format beside the old."
	return slices.Concat(
		both("format-changed", other, "A format changed into another", keep),
		both("format-narrowed", narrower, "A format lets less through, or is given where it was not", keep),
		both("format-widened", wider, "A format lets more through, or is not given any more", keep),
	)
}
