package lint

import "slices"

// swaggerObjects are parameters and headers of Swagger 2.0, which are typed
// like schemas, but more simply.
func swaggerObjects() []object {
	plain := []string{"query", "header", "path", "formData"}
	named := []field{
		must(In20, "name", aString()),
		must(In20, "in", oneOf("query", "header", "path", "formData", "body")),
		may(In20, "description", aString()),
		must(In20, "required", aTrue("a parameter in a path is always required")).when("in", "path"),
		may(In20, "required", aBoolean()).when("in", "query", "header", "formData", "body"),
		must(In20, "schema", obj("schema")).when("in", "body"),
		may(In20, "allowEmptyValue", aBoolean()).when("in", "query", "formData"),
		must(In20, "type", aPlainType()).when("in", "query", "header", "path"),
		must(In20, "type", oneOf(append([]string{"file"}, aPlainType().enum...)...)).when("in", "formData"),
		may(In20, "collectionFormat", oneOf("csv", "ssv", "tsv", "pipes")).when("in", "header", "path"),
		may(In20, "collectionFormat", oneOf("csv", "ssv", "tsv", "pipes", "multi")).when("in", "query", "formData"),
	}
	typed := []field{
		must(In20, "type", aPlainType()),
		may(In20, "collectionFormat", oneOf("csv", "ssv", "tsv", "pipes")),
	}
	return []object{
		{
			kind: "parameter", name: "Parameter Object", in: In20, ref: In20, extend: InAll,
			fields: slices.Concat(named, allWhen(plainKeywords(), "in", plain...)),
		},
		{
			kind: "header", name: "Header Object", in: In20, extend: InAll,
			fields: slices.Concat(typed, plainKeywords(), []field{may(In20, "description", aString())}),
		},
		{
			kind: "items", name: "Items Object", in: In20, extend: InAll,
			fields: slices.Concat(typed, plainKeywords()),
		},
	}
}

func aPlainType() value { return oneOf("string", "number", "integer", "boolean", "array") }

// plainKeywords are what describes the value of anything but a body.
func plainKeywords() []field {
	return []field{
		may(In20, "format", aString()),
		may(In20, "items", obj("items")),
		may(In20, "default", anything()),
		may(In20, "maximum", aNumber()),
		may(In20, "exclusiveMaximum", aBoolean()),
		may(In20, "minimum", aNumber()),
		may(In20, "exclusiveMinimum", aBoolean()),
		may(In20, "maxLength", aCount()),
		may(In20, "minLength", aCount()),
		may(In20, "pattern", aString()),
		may(In20, "maxItems", aCount()),
		may(In20, "minItems", aCount()),
		may(In20, "uniqueItems", aBoolean()),
		may(In20, "enum", listOf(anything()).atLeast(1)),
		may(In20, "multipleOf", aPositive()),
	}
}
