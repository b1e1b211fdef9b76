package lint

// securityObjects are security schemes and requirements.
func securityObjects() []object {
	scopes := mapOf(anyFormat(), aString())
	link := like(urlFormat())
	return []object{
		{kind: "securityScheme", name: "Security Scheme Object", in: From30, ref: From30, extend: InAll, fields: []field{
			must(In30, "type", oneOf("apiKey", "http", "oauth2", "openIdConnect")),
			must(From31, "type", oneOf("apiKey", "http", "mutualTLS", "oauth2", "openIdConnect")),
			may(From30, "description", aString()),
			may(In32, "deprecated", aBoolean()),
			must(From30, "name", aString()).when("type", "apiKey"),
			must(From30, "in", oneOf("query", "header", "cookie")).when("type", "apiKey"),
			must(From30, "scheme", aString()).when("type", "http"),
			may(From30, "bearerFormat", aString()).when("type", "http"),
			must(From30, "flows", obj("oauthFlows")).when("type", "oauth2"),
			may(In32, "oauth2MetadataUrl", link).when("type", "oauth2"),
			must(From30, "openIdConnectUrl", link).when("type", "openIdConnect"),
		}},
		{kind: "oauthFlows", name: "OAuth Flows Object", in: From30, extend: InAll, fields: []field{
			may(From30, "implicit", obj("implicitFlow")),
			may(From30, "password", obj("tokenFlow")),
			may(From30, "clientCredentials", obj("tokenFlow")),
			may(From30, "authorizationCode", obj("codeFlow")),
			may(In32, "deviceAuthorization", obj("deviceFlow")),
		}},
		{kind: "implicitFlow", name: "OAuth Flow Object (implicit)", in: From30, extend: InAll, fields: []field{
			must(From30, "authorizationUrl", link),
			may(From30, "refreshUrl", link),
			must(From30, "scopes", scopes),
		}},
		{kind: "tokenFlow", name: "OAuth Flow Object (password, clientCredentials)", in: From30, extend: InAll, fields: []field{
			must(From30, "tokenUrl", link),
			may(From30, "refreshUrl", link),
			must(From30, "scopes", scopes),
		}},
		{kind: "codeFlow", name: "OAuth Flow Object (authorizationCode)", in: From30, extend: InAll, fields: []field{
			must(From30, "authorizationUrl", link),
			must(From30, "tokenUrl", link),
			may(From30, "refreshUrl", link),
			must(From30, "scopes", scopes),
		}},
		{kind: "deviceFlow", name: "OAuth Flow Object (deviceAuthorization)", in: In32, extend: InAll, fields: []field{
			must(In32, "deviceAuthorizationUrl", link),
			must(In32, "tokenUrl", link),
			may(In32, "refreshUrl", link),
			must(In32, "scopes", scopes),
		}},
		{kind: "securityRequirement", name: "Security Requirement Object", in: InAll, keys: []keyed{
			{in: InAll, holds: listOf(aString())},
		}},
		{kind: "securityScheme", name: "Security Scheme Object", in: In20, extend: InAll, fields: []field{
			must(In20, "type", oneOf("basic", "apiKey", "oauth2")),
			may(In20, "description", aString()),
			must(In20, "name", aString()).when("type", "apiKey"),
			must(In20, "in", oneOf("query", "header")).when("type", "apiKey"),
			must(In20, "flow", oneOf("implicit", "password", "application", "accessCode")).when("type", "oauth2"),
			must(In20, "authorizationUrl", link).when("flow", "implicit", "accessCode"),
			must(In20, "tokenUrl", link).when("flow", "password", "application", "accessCode"),
			may(In20, "scopes", obj("scopes")).when("type", "oauth2"),
		}},
		{kind: "scopes", name: "Scopes Object", in: In20, extend: InAll, keys: []keyed{
			{in: In20, holds: aString()},
		}},
	}
}
