package lint

// pathObjects are paths, operations and what operations answer.
func pathObjects() []object {
	operation := obj("operation")
	return []object{
		{kind: "paths", name: "Paths Object", in: InAll, extend: InAll, keys: []keyed{
			{in: InAll, keys: pathFormat(), holds: obj("pathItem")},
		}},
		{kind: "pathItem", name: "Path Item Object", in: InAll, extend: InAll, fields: []field{
			may(InAll, "$ref", aString()),
			may(From30, "summary", aString()),
			may(From30, "description", aString()),
			may(InAll, "get", operation),
			may(InAll, "put", operation),
			may(InAll, "post", operation),
			may(InAll, "delete", operation),
			may(InAll, "options", operation),
			may(InAll, "head", operation),
			may(InAll, "patch", operation),
			may(From30, "trace", operation),
			may(In32, "query", operation),
			may(In32, "additionalOperations", mapOf(methodFormat(), operation)),
			may(From30, "servers", listOf(obj("server"))),
			may(InAll, "parameters", parameterList()),
		}},
		{kind: "operation", name: "Operation Object", in: InAll, extend: InAll, fields: []field{
			may(InAll, "tags", listOf(aString())),
			may(InAll, "summary", aString()),
			may(InAll, "description", aString()),
			may(InAll, "externalDocs", obj("externalDocs")),
			may(InAll, "operationId", aString()),
			may(In20, "consumes", listOf(like(mediaRangeFormat()))),
			may(In20, "produces", listOf(like(mediaRangeFormat()))),
			may(InAll, "parameters", parameterList()),
			may(From30, "requestBody", obj("requestBody")),
			must(In20|In30, "responses", obj("responses")),
			may(From31, "responses", obj("responses")),
			may(From30, "callbacks", mapOf(anyFormat(), obj("callback"))),
			may(In20, "schemes", listOf(aScheme())),
			may(InAll, "deprecated", aBoolean()),
			may(InAll, "security", listOf(obj("securityRequirement"))),
			may(From30, "servers", listOf(obj("server"))),
		}},
		{kind: "responses", name: "Responses Object", in: InAll, extend: InAll, keys: []keyed{
			{in: In20, keys: statusFormat20(), holds: obj("response"), min: 1},
			{in: From30, keys: statusFormat(), holds: obj("response"), min: 1},
		}},
		{kind: "response", name: "Response Object", in: InAll, ref: InAll, extend: InAll, fields: []field{
			may(In32, "summary", aString()),
			must(In20|In30|In31, "description", aString()),
			may(In32, "description", aString()),
			may(In20, "schema", obj("responseSchema")),
			may(In20|In30|In31, "headers", mapOf(anyFormat(), obj("header"))),
			may(In32, "headers", mapOf(tokenFormat(), obj("header"))),
			may(In20, "examples", mapOf(anyFormat(), anything())),
			may(From30, "content", aContent()),
			may(From30, "links", mapOf(anyFormat(), obj("link"))),
		}},
		{kind: "callback", name: "Callback Object", in: From30, ref: From30, extend: InAll, keys: []keyed{
			{in: From30, holds: obj("pathItem")},
		}},
		{kind: "link", name: "Link Object", in: From30, ref: From30, extend: InAll, fields: []field{
			may(From30, "operationRef", like(urlFormat())),
			may(From30, "operationId", aString()),
			may(From30, "parameters", mapOf(anyFormat(), anything())),
			may(From30, "requestBody", anything()),
			may(From30, "description", aString()),
			may(From30, "server", obj("server")),
		}, groups: []group{
			oneOfFields(From30, "operationRef", "operationId"),
		}},
	}
}
