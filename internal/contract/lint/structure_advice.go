package lint

import (
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// advice says what to write instead of a field or value that people carry
// over from another edition or from JSON Schema.
type advice struct {
	in    Editions
	kinds string // of objects, separated by spaces
	what  string // field names, or "field=value", separated by spaces
	text  string
}

func advices() []advice {
	const old = In20 | In30
	return []advice{
		{From30, "document", "host basePath schemes", "write `servers`"},
		{From30, "document", "definitions", "move it to `components/schemas`"},
		{From30, "document", "parameters", "move it to `components/parameters`"},
		{From30, "document", "responses", "move it to `components/responses`"},
		{From30, "document", "securityDefinitions", "move it to `components/securitySchemes`"},
		{From30, "document operation", "consumes produces", "media types are the keys of `content`"},
		{From30, "operation", "schemes", "write `servers`"},
		{In20, "document", "servers", "write `host`, `basePath` and `schemes`"},
		{In20, "document", "components", "write `definitions`, `parameters`, `responses` and `securityDefinitions`"},
		{In20, "operation", "requestBody", "write a parameter with `in: body`"},
		{In20, "response", "content", "write `schema`, and the media types in `produces`"},
		{From30, "response", "schema examples", "put it into `content`, under a media type"},
		{From30, "parameter header", "type format items default enum pattern minimum maximum exclusiveMinimum " +
			"exclusiveMaximum minLength maxLength minItems maxItems uniqueItems multipleOf", "put it into `schema`"},
		{From30, "parameter header", "collectionFormat", "write `style` and `explode`"},
		{From30, "parameter", "in=body in=formData", "describe the body in `requestBody`"},
		{From30, "header", "name in", "the key under `headers` is the header's name"},
		{In20, "parameter", "content", "write `type`, or `schema` with `in: body`"},
		{From30, "mediaType parameter header", "examples", "it maps names to Example Objects"},
		{From30, "securityScheme", "flow authorizationUrl tokenUrl scopes", "put it into `flows`"},
		{From30, "securityScheme", "type=basic", "write `type: http` and `scheme: basic`"},
		{In20, "securityScheme", "type=http", "write `type: basic`, or `type: apiKey` for a token in a header"},
		{In20, "schema responseSchema", "nullable", "Swagger 2.0 has nothing like it; many tools know `x-nullable`"},
		{In30, "schema", "type type=null", "OpenAPI 3.0 takes one type, and `nullable: true` to let null through"},
		{old, "schema responseSchema", "const", "write `enum` with one value"},
		{old, "schema responseSchema", "examples", "write `example`"},
		{old, "schema responseSchema", "exclusiveMinimum", "before OpenAPI 3.1 it is a boolean beside `minimum`"},
		{old, "schema responseSchema", "exclusiveMaximum", "before OpenAPI 3.1 it is a boolean beside `maximum`"},
		{From31, "schema", "exclusiveMinimum exclusiveMaximum", "from OpenAPI 3.1 on it is the bound itself"},
		{old, "schema responseSchema", "$defs definitions", "move it to the document's reusable schemas"},
		{InAll, "schema responseSchema", "required", "it lists the names of required properties, in the schema that has them"},
		{From30, "schema", "type=file", "write `type: string` and `format: binary`, or leave the schema out"},
	}
}

// adviceOn returns the advice on something in an object, or "".
func adviceOn(kind, what string, edition contract.Edition) string {
	for _, a := range advices() {
		if a.in.Has(edition) && hasWord(a.kinds, kind) && hasWord(a.what, what) {
			return a.text
		}
	}
	return ""
}

func hasWord(list, word string) bool {
	return word != "" && strings.Contains(" "+list+" ", " "+word+" ")
}

// editionsWith returns the editions in which an object has a field.
func editionsWith(kind, name string) Editions {
	var in Editions
	for _, o := range objects() {
		if o.kind != kind {
			continue
		}
		for _, f := range o.fields {
			if f.name == name {
				in |= f.in
			}
		}
	}
	return in
}
