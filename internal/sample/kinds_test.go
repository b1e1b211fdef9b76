package sample

// kinds are schemas with every word of JSON Schema, alone and together.
func kinds() []string {
	return []string{
		`{}`, `true`, `{"type": "string"}`, `{"type": "integer"}`, `{"type": "number"}`, `{"type": "boolean"}`, `{"type": "array"}`, `{"type": "object"}`, `{"type": "null"}`,
		`{"type": ["string", "null"], "maxLength": 4}`, `{"type": ["integer", "boolean", "null"], "minimum": 3}`, `{"enum": ["a", 1, null, {"b": [2]}, [3]]}`, `{"const": {"a": 1.0}}`,
		`{"type": "string", "enum": ["x", "y"], "minLength": 1}`, `{"type": "integer", "enum": [1, 2, 3]}`,
		`{"type": "string", "minLength": 2, "maxLength": 3}`, `{"type": "string", "minLength": 300}`, `{"type": "string", "maxLength": 0}`, `{"type": "string", "minLength": 5, "maxLength": 4}`,
		`{"type": "string", "pattern": "^[a-z]{3}-\\d+$"}`, `{"type": "string", "pattern": "^(red|green)( [0-9]{1,3})?$", "maxLength": 8}`, `{"type": "string", "pattern": "^(?=.*x)[a-z]+$"}`,
		`{"type": "string", "pattern": "^\\p{Lu}\\p{L}*$", "minLength": 4}`, `{"type": "string", "pattern": "a"}`, `{"type": "string", "pattern": "["}`,
		`{"type": "string", "format": "date-time"}`, `{"type": "string", "format": "date"}`, `{"type": "string", "format": "time"}`, `{"type": "string", "format": "uuid"}`,
		`{"type": "string", "format": "email", "maxLength": 30}`, `{"type": "string", "format": "ipv4"}`, `{"type": "string", "format": "ipv6"}`, `{"type": "string", "format": "uri", "maxLength": 60}`,
		`{"type": "string", "format": "hostname"}`, `{"type": "string", "format": "byte"}`, `{"type": "string", "format": "duration"}`, `{"type": "string", "format": "no-such-format"}`,
		`{"type": "string", "format": "uri-reference"}`, `{"type": "string", "format": "json-pointer"}`, `{"type": "string", "format": "regex"}`, `{"type": "string", "format": "uri-template"}`,
		`{"type": "integer", "format": "int32"}`, `{"type": "integer", "format": "int64", "minimum": 0}`, `{"type": "number", "format": "float"}`, `{"type": "number", "format": "double", "maximum": 1.5}`,
		`{"type": "integer", "minimum": -3, "maximum": 3}`, `{"type": "integer", "minimum": 5, "maximum": 4}`, `{"type": "integer", "exclusiveMinimum": 0, "exclusiveMaximum": 2}`,
		`{"type": "number", "minimum": 0.5, "exclusiveMaximum": 0.75}`, `{"type": "number", "multipleOf": 0.01, "minimum": 0, "maximum": 1}`, `{"type": "integer", "multipleOf": 7, "minimum": 1, "maximum": 100}`,
		`{"type": "integer", "minimum": 1e30}`, `{"type": "number", "minimum": -1e-9, "maximum": 1e-9}`, `{"type": "integer", "multipleOf": 2.5}`, `{"minimum": 3}`, `{"type": "integer", "maximum": 9223372036854775807}`,
		`{"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 4}`, `{"type": "array", "items": {"enum": [1, 2, 3]}, "uniqueItems": true, "minItems": 3}`,
		`{"type": "array", "items": {"type": "boolean"}, "uniqueItems": true, "minItems": 3}`, `{"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}], "items": false}`,
		`{"type": "array", "prefixItems": [{"type": "string"}], "items": {"type": "integer"}, "minItems": 1}`, `{"type": "array", "contains": {"const": 5}, "items": {"type": "integer"}}`,
		`{"type": "array", "contains": {"type": "string"}, "minContains": 2, "maxContains": 3}`, `{"type": "array", "prefixItems": [{"type": "string"}], "unevaluatedItems": {"type": "integer"}}`,
		`{"type": "array", "minItems": 0, "maxItems": 0}`, `{"type": "array", "items": {"type": "array", "items": {"type": "array", "items": {"type": "string", "minLength": 1}}}}`,
		`{"type": "object", "required": ["a", "b"], "properties": {"a": {"type": "string"}}}`, `{"type": "object", "additionalProperties": false, "properties": {"a": {"type": "string"}, "b": {"type": "integer"}}}`,
		`{"type": "object", "additionalProperties": {"type": "integer"}, "minProperties": 2, "maxProperties": 3}`, `{"type": "object", "patternProperties": {"^x-": {"type": "integer"}}, "additionalProperties": false}`,
		`{"type": "object", "propertyNames": {"pattern": "^[a-z]+$"}, "additionalProperties": {"type": "boolean"}, "minProperties": 1}`,
		`{"type": "object", "properties": {"a": {}, "b": {}, "c": {}}, "minProperties": 2, "maxProperties": 2}`, `{"type": "object", "properties": {"a": {}, "b": {"type": "string"}}, "dependentRequired": {"a": ["b"]}}`,
		`{"type": "object", "properties": {"a": {}, "b": {"type": "string"}}, "dependentSchemas": {"a": {"required": ["b"], "properties": {"b": {"minLength": 3}}}}}`,
		`{"type": "object", "required": ["kind"], "properties": {"kind": {"enum": ["a", "b"]}, "n": {"type": "integer"}}, "if": {"properties": {"kind": {"const": "a"}}}, "then": {"required": ["n"]}, "else": {"properties": {"n": {"maximum": 0}}}}`,
		`{"type": "object", "properties": {"a": {"type": "string"}}, "not": {"required": ["b"]}}`, `{"not": {"type": "string"}}`, `{"not": {}}`, `false`,
		`{"allOf": [{"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]}, {"properties": {"b": {"type": "integer"}}}], "unevaluatedProperties": false}`,
		`{"allOf": [{"type": "string"}, {"type": "integer"}]}`, `{"allOf": [{"minLength": 3}, {"maxLength": 5}, {"type": "string"}]}`,
		`{"anyOf": [{"type": "string", "maxLength": 3}, {"type": "integer", "minimum": 10}]}`, `{"oneOf": [{"type": "integer", "multipleOf": 2}, {"type": "integer", "multipleOf": 3}]}`,
		`{"oneOf": [{"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}}}, {"type": "object", "required": ["b"], "properties": {"b": {"type": "string"}}}]}`,
		`{"oneOf": [{}, {}]}`, `{"anyOf": [false, {"type": "null"}]}`, `{"anyOf": [{"type": "object", "required": ["a"], "properties": {"a": {"type": "integer"}}}, {"type": "object", "properties": {"b": {"type": "string"}}}]}`,
		`{"$ref": "#/components/schemas/Pet"}`, `{"$ref": "#/components/schemas/Dog"}`, `{"oneOf": [{"$ref": "#/components/schemas/Dog"}], "discriminator": {"propertyName": "kind", "mapping": {"hound": "Dog"}}}`,
		`{"type": "object", "required": ["next"], "properties": {"next": {"$ref": "#/components/schemas/S"}}}`, `{"type": "object", "properties": {"next": {"$ref": "#/components/schemas/S"}, "all": {"type": "array", "items": {"$ref": "#/components/schemas/S"}}}}`,
		`{"$ref": "#/components/schemas/S"}`, `{"allOf": [{"$ref": "#/components/schemas/S"}], "type": "string"}`, `{"anyOf": [{"$ref": "#/components/schemas/S"}, {"type": "integer"}]}`,
		`{"type": "object", "required": ["id", "secret", "name"], "properties": {"id": {"type": "integer", "readOnly": true}, "secret": {"type": "string", "writeOnly": true}, "name": {"type": "string"}}, "additionalProperties": false}`,
		`{"allOf": [{"type": "object", "properties": {"id": {"type": "integer", "readOnly": true}}}, {"required": ["id"]}]}`, `{"type": "string", "nullable": true, "enum": ["a"]}`,
		`{"type": "object", "properties": {"a": {"type": "string", "default": "x"}, "b": {"type": "array", "items": {"type": "string", "examples": ["p", "q"]}}}, "examples": [{"a": "y"}, {"a": 7}]}`,
		`{"$dynamicRef": "#/components/schemas/Pet"}`, `{"type": "string", "contentEncoding": "base64"}`, `{"type": "object", "properties": {"` + "a/b~c%d" + `": {"type": "integer"}}, "required": ["` + "a/b~c%d" + `"]}`,
	}
}

// olderKinds are schemas with what OpenAPI 3.0 says in ways of its own.
func olderKinds() []string {
	return []string{
		`{"type": "string", "nullable": true, "maxLength": 3}`, `{"nullable": true, "allOf": [{"$ref": "#/components/schemas/T"}]}`, `{"nullable": true, "oneOf": [{"$ref": "#/components/schemas/T"}, {"type": "integer"}]}`,
		`{"type": "integer", "minimum": 0, "exclusiveMinimum": true, "maximum": 5, "exclusiveMaximum": true}`, `{"type": "integer", "minimum": 0, "exclusiveMinimum": false}`,
		`{"type": "object", "properties": {"a": {"$ref": "#/components/schemas/T", "nullable": true}, "b": {"type": "string", "enum": ["x", null], "nullable": true}}}`,
		`{"type": "object", "properties": {"a": {"type": "string", "nullable": true, "enum": ["x"]}, "ref": {"$ref": "#/components/schemas/R"}}, "required": ["ref"]}`,
		`{"type": "array", "items": {"type": "integer", "nullable": true}, "minItems": 1}`, `{"type": "object", "additionalProperties": {"$ref": "#/components/schemas/T"}}`,
		`{"oneOf": [{"$ref": "#/components/schemas/U"}, {"$ref": "#/components/schemas/V"}], "discriminator": {"propertyName": "kind"}}`,
		`{"oneOf": [{"$ref": "#/components/schemas/U"}, {"$ref": "#/components/schemas/V"}], "discriminator": {"propertyName": "kind", "mapping": {"u": "#/components/schemas/U", "v": "V"}}}`,
		`{"$ref": "#/components/schemas/T", "maxLength": 1}`,
	}
}

const older = `{"openapi": "3.0.3", "info": {"title": "x", "version": "1"}, "paths": {}, "components": {"schemas": {"S": %s, "T": {"type": "string", "minLength": 1},
	"R": {"type": "integer", "readOnly": true}, "U": {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}, "n": {"type": "integer"}}},
	"V": {"type": "object", "required": ["kind", "s"], "properties": {"kind": {"type": "string"}, "s": {"type": "string"}}}}}}`
