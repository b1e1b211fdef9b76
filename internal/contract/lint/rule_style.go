package lint

// styleRules returns the rules of the group "style": what makes a document
// pleasant to use and to keep. None of them is an Error.
func styleRules() []Rule {
	return []Rule{
		infoContact(),
		infoDescription(),
		infoLicense(),
		licenseURL(),
		contactProperties(),
		infoSemanticVersion(),
		operationID(),
		operationIDValidInURL(),
		operationDescription(),
		operationTags(),
		operationSingularTag(),
		operationTagDefined(),
		tags(),
		tagsAlphabetical(),
		tagDescription(),
		trailingSlash(),
		swaggerParameterDescription(),
		parameterDescription(),
		swaggerHost(),
		swaggerSchemes(),
		swaggerHostExample(),
		swaggerHostSlash(),
		apiServers(),
		serverSlash(),
		serverExample(),
		swaggerUnused(),
		unusedComponent(),
		xmlAttribute(),
		deprecatedPlan(),
		errorProblem(),
	}
}
