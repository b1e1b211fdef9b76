package check

import (
	"maps"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/schema"
	"github.com/apisteward/steward/internal/verify/call"
)

// placeOfFault is the schema that refuses or, for a property that is missing,
// the word that requires it: each is a cause of its own.
func placeOfFault(fault schema.Fault) *contract.Node {
	if fault.Keyword == "required" {
		for _, name := range fault.Schema.Get("required").Items() {
			if name.Text() == fault.Property {
				return name
			}
		}
	}
	return fault.Schema
}

// partOf names the refused part of a body: "/items/*/id".
func partOf(fault schema.Fault) string {
	if fault.Pattern == "" {
		return "it"
	}
	return fault.Pattern
}

// expectation is what the document says, in its own words: "maximum: 40".
func (c *Context) expectation(fault schema.Fault) string {
	word := fault.Schema.Get(fault.Keyword)
	switch {
	case fault.Keyword == "required":
		return "the property " + quoted(fault.Property)
	case fault.Keyword == "type":
		return "type: " + typeNames(c.Doc.Schema(fault.Schema).Types)
	case fault.Property != "":
		return "no property " + quoted(fault.Property)
	case word == nil:
		return "what " + short(fault.Schema.Pointer()) + " says"
	case word.Kind == contract.Object, strings.HasSuffix(fault.Keyword, "Of"):
		return "what " + fault.Keyword + " of " + short(fault.Schema.Pointer()) + " says"
	}
	v, ok := schema.Value(word)
	if !ok {
		return fault.Keyword
	}
	return fault.Keyword + ": " + shortValue(v)
}

// typeNames lists types as a person says them: "string or null".
func typeNames(types contract.Types) string {
	names := (types &^ contract.TypeNull).Names()
	if types&contract.TypeNull != 0 {
		names = append(names, "null")
	}
	return strings.Join(names, " or ")
}

// arrivedAt shows the refused part of a value, unless it may be secret.
func arrivedAt(v any, fault schema.Fault) string {
	for _, key := range fault.Place {
		if secret(key) {
			return "a value that is not shown, since it may be secret"
		}
	}
	part, ok := call.Lookup(v, pointer(fault.Place))
	if !ok {
		return "nothing"
	}
	object, isObject := part.(map[string]any)
	if !isObject {
		return shortValue(part)
	}
	if len(object) == 0 {
		return "an empty object"
	}
	return short("an object with " + strings.Join(slices.Sorted(maps.Keys(object)), ", "))
}

// pointer writes keys as a JSON pointer (RFC 6901).
func pointer(place []string) string {
	var b strings.Builder
	for _, key := range place {
		b.WriteString("/" + strings.NewReplacer("~", "~0", "/", "~1").Replace(key))
	}
	return b.String()
}

func quoted(name string) string { return `"` + short(name) + `"` }
