package lint

import "slices"

// schemaObjects are schemas: a closed list of keywords up to OpenAPI 3.0, and
// JSON Schema 2020-12, which lets any other keyword through, from 3.1 on.
func schemaObjects() []object {
	fields := slices.Concat(sharedKeywords(), oldKeywords(), newKeywords())
	return []object{
		{
			kind: "schema", name: "Schema Object", in: InAll,
			ref: In20 | In30, boolean: From31, extend: InAll, open: From31,
			fields: append(fields,
				may(In20, "type", either(aType(), listOf(aType()).atLeast(1).distinct())),
			),
		},
		{
			kind: "responseSchema", name: "Schema Object", in: In20, ref: In20, extend: InAll,
			fields: append(slices.Clone(fields),
				may(In20, "type", either(
					oneOf(append([]string{"file"}, aType().enum...)...),
					listOf(aType()).atLeast(1).distinct(),
				)),
			),
		},
		{kind: "discriminator", name: "Discriminator Object", in: From30, extend: InAll, fields: []field{
			must(From30, "propertyName", aString()),
			may(From30, "mapping", mapOf(anyFormat(), aString())),
			may(In32, "defaultMapping", aString()),
		}},
		{kind: "xml", name: "XML Object", in: InAll, extend: InAll, fields: []field{
			may(In32, "nodeType", oneOf("element", "attribute", "text", "cdata", "none")),
			may(InAll, "name", aString()),
			may(In20, "namespace", like(urlFormat())),
			may(From30, "namespace", like(absoluteFormat())),
			may(InAll, "prefix", aString()),
			may(InAll, "attribute", aBoolean()),
			may(InAll, "wrapped", aBoolean()),
		}, groups: []group{
			notBoth(In32, "nodeType", "attribute"),
			notBoth(In32, "nodeType", "wrapped"),
		}},
	}
}

// aType is a type of JSON Schema.
func aType() value {
	return oneOf("string", "number", "integer", "boolean", "array", "object", "null")
}

// someSchemas is a list of schemas that must not be empty.
func someSchemas() value { return listOf(obj("schema")).atLeast(1) }

func schemasByName() value { return mapOf(anyFormat(), obj("schema")) }

// someNames is a list of different strings.
func someNames() value { return listOf(aString()).distinct() }

// sharedKeywords are those that every edition has.
func sharedKeywords() []field {
	schema := obj("schema")
	return []field{
		may(InAll, "title", aString()),
		may(InAll, "description", aString()),
		may(InAll, "format", aString()),
		may(InAll, "default", anything()),
		may(InAll, "multipleOf", aPositive()),
		may(InAll, "maximum", aNumber()),
		may(InAll, "minimum", aNumber()),
		may(InAll, "maxLength", aCount()),
		may(InAll, "minLength", aCount()),
		may(InAll, "pattern", aString()),
		may(InAll, "maxItems", aCount()),
		may(InAll, "minItems", aCount()),
		may(InAll, "uniqueItems", aBoolean()),
		may(InAll, "maxProperties", aCount()),
		may(InAll, "minProperties", aCount()),
		may(InAll, "allOf", someSchemas()),
		may(From30, "oneOf", someSchemas()),
		may(From30, "anyOf", someSchemas()),
		may(From30, "not", schema),
		may(InAll, "properties", schemasByName()),
		may(InAll, "readOnly", aBoolean()),
		may(From30, "writeOnly", aBoolean()),
		may(From30, "deprecated", aBoolean()),
		may(InAll, "example", anything()),
		may(InAll, "externalDocs", obj("externalDocs")),
		may(InAll, "xml", obj("xml")),
		may(From30, "discriminator", obj("discriminator")),
	}
}

// oldKeywords are those that only Swagger 2.0 and OpenAPI 3.0 have, or have in
// this way.
func oldKeywords() []field {
	const old = In20 | In30
	return []field{
		may(In30, "type", oneOf("string", "number", "integer", "boolean", "array", "object")),
		may(In30, "nullable", aBoolean()),
		may(In20, "discriminator", aString()),
		may(old, "exclusiveMaximum", aBoolean()),
		may(old, "exclusiveMinimum", aBoolean()),
		may(old, "enum", listOf(anything()).atLeast(1)),
		may(old, "required", someNames().atLeast(1)),
		may(In20, "items", either(obj("schema"), someSchemas())),
		may(In30, "items", obj("schema")),
		may(old, "additionalProperties", either(aBoolean(), obj("schema"))),
	}
}

// newKeywords are those of JSON Schema 2020-12: core, applicator, unevaluated,
// validation, meta-data, format and content vocabularies.
func newKeywords() []field {
	schema := obj("schema")
	return []field{
		may(From31, "$id", like(urlFormat())),
		may(From31, "$schema", aString()),
		may(From31, "$ref", aString()),
		may(From31, "$anchor", aString()),
		may(From31, "$dynamicRef", aString()),
		may(From31, "$dynamicAnchor", aString()),
		may(From31, "$vocabulary", mapOf(anyFormat(), aBoolean())),
		may(From31, "$comment", aString()),
		may(From31, "$defs", schemasByName()),
		may(From31, "type", either(aType(), listOf(aType()).atLeast(1).distinct())),
		may(From31, "const", anything()),
		may(From31, "enum", listOf(anything())),
		may(From31, "examples", listOf(anything())),
		may(From31, "exclusiveMaximum", aNumber()),
		may(From31, "exclusiveMinimum", aNumber()),
		may(From31, "required", someNames()),
		may(From31, "dependentRequired", mapOf(anyFormat(), someNames())),
		may(From31, "dependentSchemas", schemasByName()),
		may(From31, "prefixItems", someSchemas()),
		may(From31, "items", schema),
		may(From31, "contains", schema),
		may(From31, "maxContains", aCount()),
		may(From31, "minContains", aCount()),
		may(From31, "unevaluatedItems", schema),
		may(From31, "additionalProperties", schema),
		may(From31, "patternProperties", schemasByName()),
		may(From31, "propertyNames", schema),
		may(From31, "unevaluatedProperties", schema),
		may(From31, "if", schema),
		may(From31, "then", schema),
		may(From31, "else", schema),
		may(From31, "contentEncoding", aString()),
		may(From31, "contentMediaType", aString()),
		may(From31, "contentSchema", schema),
	}
}
