package lint

// documentObjects are the document itself and what describes it as a whole.
func documentObjects() []object {
	return []object{
		{kind: "document", name: "Swagger Object", in: In20, extend: InAll, fields: []field{
			must(In20, "swagger", like(versionFormat20())),
			must(In20, "info", obj("info")),
			may(In20, "host", like(hostFormat())),
			may(In20, "basePath", like(pathFormat())),
			may(In20, "schemes", listOf(aScheme())),
			may(In20, "consumes", listOf(like(mediaRangeFormat()))),
			may(In20, "produces", listOf(like(mediaRangeFormat()))),
			must(In20, "paths", obj("paths")),
			may(In20, "definitions", mapOf(anyFormat(), obj("schema"))),
			may(In20, "parameters", mapOf(anyFormat(), obj("parameter"))),
			may(In20, "responses", mapOf(anyFormat(), obj("response"))),
			may(In20, "securityDefinitions", mapOf(anyFormat(), obj("securityScheme"))),
			may(In20, "security", listOf(obj("securityRequirement"))),
			may(In20, "tags", listOf(obj("tag"))),
			may(In20, "externalDocs", obj("externalDocs")),
		}},
		{kind: "document", name: "OpenAPI Object", in: From30, extend: InAll, fields: []field{
			must(From30, "openapi", aString()),
			may(In32, "$self", like(fragmentlessFormat())),
			must(From30, "info", obj("info")),
			may(From31, "jsonSchemaDialect", like(urlFormat())),
			may(From30, "servers", listOf(obj("server"))),
			must(In30, "paths", obj("paths")),
			may(From31, "paths", obj("paths")),
			may(From31, "webhooks", mapOf(anyFormat(), obj("pathItem"))),
			may(From30, "components", obj("components")),
			may(From30, "security", listOf(obj("securityRequirement"))),
			may(From30, "tags", listOf(obj("tag"))),
			may(From30, "externalDocs", obj("externalDocs")),
		}, groups: []group{
			someOf(From31, "paths", "components", "webhooks"),
		}},
		{kind: "info", name: "Info Object", in: InAll, extend: InAll, fields: []field{
			must(InAll, "title", aString()),
			may(From31, "summary", aString()),
			may(InAll, "description", aString()),
			may(In20, "termsOfService", aString()),
			may(From30, "termsOfService", like(urlFormat())),
			may(InAll, "contact", obj("contact")),
			may(InAll, "license", obj("license")),
			must(InAll, "version", aString()),
		}},
		{kind: "contact", name: "Contact Object", in: InAll, extend: InAll, fields: []field{
			may(InAll, "name", aString()),
			may(InAll, "url", like(urlFormat())),
			may(InAll, "email", like(emailFormat())),
		}},
		{kind: "license", name: "License Object", in: InAll, extend: InAll, fields: []field{
			must(InAll, "name", aString()),
			may(From31, "identifier", aString()),
			may(InAll, "url", like(urlFormat())),
		}, groups: []group{
			notBoth(From31, "identifier", "url"),
		}},
		{kind: "server", name: "Server Object", in: From30, extend: InAll, fields: []field{
			must(From30, "url", aString()),
			may(From30, "description", aString()),
			may(In32, "name", aString()),
			may(From30, "variables", mapOf(anyFormat(), obj("serverVariable"))),
		}},
		{kind: "serverVariable", name: "Server Variable Object", in: From30, extend: InAll, fields: []field{
			may(In30, "enum", listOf(aString())),
			may(From31, "enum", listOf(aString()).atLeast(1)),
			must(From30, "default", aString()),
			may(From30, "description", aString()),
		}},
		{kind: "components", name: "Components Object", in: From30, extend: InAll, fields: []field{
			may(From30, "schemas", component("schema")),
			may(From30, "responses", component("response")),
			may(From30, "parameters", component("parameter")),
			may(From30, "examples", component("example")),
			may(From30, "requestBodies", component("requestBody")),
			may(From30, "headers", component("header")),
			may(From30, "securitySchemes", component("securityScheme")),
			may(From30, "links", component("link")),
			may(From30, "callbacks", component("callback")),
			may(From31, "pathItems", component("pathItem")),
			may(In32, "mediaTypes", component("mediaType")),
		}},
		{kind: "tag", name: "Tag Object", in: InAll, extend: InAll, fields: []field{
			must(InAll, "name", aString()),
			may(In32, "summary", aString()),
			may(InAll, "description", aString()),
			may(InAll, "externalDocs", obj("externalDocs")),
			may(In32, "parent", aString()),
			may(In32, "kind", aString()),
		}},
		{kind: "externalDocs", name: "External Documentation Object", in: InAll, extend: InAll, fields: []field{
			may(InAll, "description", aString()),
			must(InAll, "url", like(urlFormat())),
		}},
	}
}

func component(kind string) value { return mapOf(componentNameFormat(), obj(kind)) }

// aScheme is a transfer protocol (Swagger 2.0).
func aScheme() value { return oneOf("http", "https", "ws", "wss") }
