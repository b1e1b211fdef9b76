package lint

// securityRules returns the rules of the group "security". The ids are those
// of the OWASP API Security Top 10 of 2023, as Spectral's ruleset has them.
//
// Those that point at a likely weakness are on, as Warn, Info or Hint. Those
// that ask for a bound or a response everywhere are optional, since they say
// thousands of things about most documents: a ruleset turns them on.
func securityRules() []Rule {
	return []Rule{
		noEval(),
		noScriptTags(),
		noNumericIDs(),
		noHTTPBasic(),
		noKeysInURL(),
		noCredentialsInURL(),
		insecureSchemes(),
		jwtBestPractices(),
		shortLivedTokens(),
		writeRestricted(),
		readRestricted(),
		noAdditionalProperties(),
		constrainedAdditionalProperties(),
		noUnevaluatedProperties(),
		constrainedUnevaluatedProperties(),
		rateLimit(),
		rateLimitRetryAfter(),
		rateLimitResponse(),
		arrayLimit(),
		stringLimit(),
		stringRestricted(),
		integerLimit(),
		integerLimitLegacy(),
		integerFormat(),
		adminSecurity(),
		urlParameter(),
		corsOrigin(),
		noSchemeHTTP(),
		noServerHTTP(),
		errorValidation(),
		errorUnauthorized(),
		errorInternal(),
		inventoryAccess(),
		inventoryEnvironment(),
	}
}
