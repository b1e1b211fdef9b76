package compare

import "slices"

func alternativeRules() []Rule {
	return slices.Concat(
		both("alternative-removed", narrower, "An alternative of anyOf or oneOf was removed", "Go on accepting it."),
		both("alternative-added", wider, "An alternative was added to anyOf or oneOf", "Send it only to consumers that ask for it."),
		both("alternatives-added", narrower, "A choice between alternatives is asked for where none was", "Go on accepting what was accepted before."),
		both("alternatives-removed", wider, "A choice between alternatives is no longer asked for", "Keep to the alternatives that consumers know."),
		overlapRules(),
		both("alternatives-became-exclusive", narrower, "Exactly one alternative must hold, where several could", "Go on accepting values of several alternatives."),
		both("alternatives-became-inclusive", wider, "Several alternatives may hold, where exactly one had to", "Go on sending values of one alternative."),
	)
}

func overlapRules() []Rule {
	const remedy = "Tell the alternatives apart by a property that each requires with a value of its own, or use anyOf."
	return []Rule{
		inRequest("alternatives-overlap", Breaking, "Values of one alternative are all of another one of oneOf, too, in what the consumer sends.",
			"They are of two alternatives now, and oneOf takes only values of exactly one (JSON Schema 2020-12, section 10.2.1.3). Alternatives that overlap in part are let be.", remedy),
		inResponse("alternatives-overlap", Breaking, "Values of one alternative are all of another one of oneOf, too, in what the API sends.",
			"A consumer that validates against the old oneOf refuses them: they are of two alternatives (JSON Schema 2020-12, section 10.2.1.3).", remedy),
		inRequest("alternatives-may-overlap", Warning, "A schema became one of several alternatives of oneOf, in what the consumer sends, and others may share values with it.",
			"Values of two alternatives are refused (JSON Schema 2020-12, section 10.2.1.3), though they were accepted before; whether anybody sends one is not known.", remedy),
		inResponse("alternatives-may-overlap", Warning, "One schema is left of several alternatives of oneOf, in what the API sends, and shares values with others.",
			"A consumer that validates against the old oneOf refuses values of two alternatives (JSON Schema 2020-12, section 10.2.1.3).", remedy),
	}
}

func discriminatorRules() []Rule {
	return slices.Concat(
		both("discriminator-changed", other, "Alternatives are told apart by another property", "Keep the property, and add the new one beside it."),
		both("discriminator-added", narrower, "Alternatives are told apart by a property where they were not", "Go on accepting values without it."),
		both("discriminator-removed", wider, "Alternatives are no longer told apart by a property", "Keep it for those who read it."),
		both("discriminator-value-changed", other, "A value of the discriminator stands for another schema", "Use a new value for the new schema."),
		both("discriminator-value-removed", narrower, "A value of the discriminator was removed", "Go on accepting it."),
		both("discriminator-value-added", wider, "A value of the discriminator was added", "Send it only to consumers that ask for it."),
	)
}

func conditionRules() []Rule {
	const why = "Whether it lets through more or less than before cannot be decided by rule; somebody must look, and may then waive it."
	const remedy = "Change what is refused in a way that can be compared (bounds, enum, alternatives), or have the change looked at and waived."
	undecided := func(name, what string) []Rule {
		return []Rule{
			inRequest(name, Warning, what+" in what the consumer sends.", why, remedy),
			inResponse(name, Warning, what+" in what the API sends.", why, remedy),
		}
	}
	return slices.Concat(
		both("condition-added", narrower, "A condition (not, if) was added", "Go on accepting what was accepted before."),
		both("condition-removed", wider, "A condition (not, if) was removed", "Keep to it towards consumers."),
		both("pattern-added", narrower, "Strings must match a pattern", "Go on accepting other strings."),
		both("pattern-removed", wider, "Strings need no longer match a pattern", "Keep to the pattern towards consumers."),
		undecided("pattern-changed", "A pattern changed into another"),
		undecided("not-compared", "Something changed that cannot be compared"),
		both("content-encoding-changed", other, "What a string holds, or how, changed", "Add another property beside the old."),
	)
}

func defaultRules() []Rule {
	return []Rule{
		inRequest("default-changed", Warning, "A default changed in what the consumer sends.",
			"Every request is still accepted, but one that leaves the value out means something else now.",
			"Keep the default; let consumers ask for the new value."),
		inRequest("default-removed", Warning, "A default was taken away in what the consumer sends.",
			"Every request is still accepted, but what one means that leaves the value out is not said any more.", "Keep the default."),
		inRequest("default-added", Info, "A default was given in what the consumer sends.", "It says what was left open before.", ""),
		inResponse("default-changed", Info, "A default changed in what the API sends.", "The API sends the same values as before.", ""),
		inResponse("default-removed", Info, "A default was taken away in what the API sends.", "The API sends the same values as before.", ""),
		inResponse("default-added", Info, "A default was given in what the API sends.", "The API sends the same values as before.", ""),
	}
}
