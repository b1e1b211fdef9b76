package compare

import "slices"

func propertyRules() []Rule {
	return slices.Concat(propertyPresenceRules(), propertyVisibilityRules())
}

func propertyPresenceRules() []Rule {
	return slices.Concat(
		both("property-became-required", narrower, "A property became required", "Keep it optional, with a default that keeps what was done before."),
		both("property-no-longer-refused", wider, "A property that was refused by name is let through", "Go on leaving it out."),
		both("property-became-optional", wider, "A property became optional", "Go on sending it always."),
		[]Rule{
			inRequest("property-removed", Warning, "A property was removed from what the consumer sends.",
				"The object takes further properties, so a request that has it is still accepted (JSON Schema 2020-12, section 10.3.2.3), but what it says is not heeded any more.",
				"Go on heeding it, deprecated, until nobody sends it."),
			inRequest("property-refused", Breaking, "A property was removed from what the consumer sends, and is refused.",
				"The object takes no further properties, so a request that has it is not valid any more.",
				"Go on accepting it, deprecated, until nobody sends it."),
			inResponse("property-refused", Info, "A property that was not declared can no longer be in what the API sends.", whyResponse(Info), ""),
			inResponse("property-removed", Breaking, "A property was removed from what the API sends.",
				"Consumers that read it find nothing; an optional one counts, too, since most documents leave out what is required.",
				"Go on sending it, deprecated, until nobody reads it."),
			inRequest("property-added", Info, "An optional property was added to what the consumer sends.",
				"Nobody needs to send it; that a name which meant nothing before means something now is taken to be intended.", ""),
			inResponse("property-added", Info, "A property was added to what the API sends.",
				"The object takes further properties, so consumers are ready for ones that they do not know.", ""),
			inRequest("property-added-to-closed", Info, "An optional property was added to an object that takes no others, in what the consumer sends.",
				"Nobody needs to send it, and everything that was accepted still is.", ""),
			inResponse("property-added-to-closed", Breaking, "A property was added to an object that takes no others, in what the API sends.",
				"A consumer that validates against the old schema refuses the whole object.",
				"Open the object first (additionalProperties), and add properties when consumers have taken that over."),
			inRequest("required-property-added", Breaking, "A required property was added to what the consumer sends.",
				"Requests that were complete before are refused.", "Make it optional, with a default that keeps what was done before."),
			inResponse("required-property-added", Info, "A property was added that is always in what the API sends.", whyResponse(Info), ""),
			inRequest("required-property-with-default-added", Breaking, "A required property with a default was added to what the consumer sends.",
				"A default says nothing of what is required: a request without the property is not valid (JSON Schema 2020-12 validation, section 9.2). Where the server fills it in, set this rule to info.",
				"Make it optional; the default then does what it says."),
		},
	)
}

func propertyVisibilityRules() []Rule {
	return []Rule{
		inRequest("property-became-read-only", Warning, "A property became read only.",
			"What consumers send in it is ignored, or refused.", "Add a read-only property under another name."),
		inRequest("property-no-longer-read-only", Info, "A property is no longer read only.", "Consumers may send it now, and need not.", ""),
		inResponse("property-became-write-only", Breaking, "A property became write only.",
			"Consumers that read it find nothing.", "Go on sending it."),
		inResponse("property-no-longer-write-only", Info, "A property is no longer write only.", "Consumers receive more than before.", ""),
	}
}

func objectRules() []Rule {
	return slices.Concat(
		both("additional-properties-refused", narrower, "Properties that are not declared are refused", "Go on accepting them."),
		both("additional-properties-allowed", wider, "Properties that are not declared are let through", "Declare the properties that are sent."),
		both("pattern-property-tightened", narrower, "Properties whose names match a pattern let less through", "Go on accepting what was accepted before."),
		both("pattern-property-loosened", wider, "Properties whose names match a pattern let more through", "Keep to what consumers know."),
		both("dependency-added", narrower, "Having one property asks for more than before", "Go on accepting the property on its own."),
		both("dependency-removed", wider, "Having one property asks for less than before", "Go on sending what belongs to it."),
	)
}

func arrayRules() []Rule {
	return slices.Concat(
		both("unique-items-added", narrower, "Elements must be unique", "Go on accepting elements twice, and drop one."),
		both("unique-items-removed", wider, "Elements need not be unique", "Go on sending each element once."),
		both("contains-added", narrower, "An array must contain more elements of a kind, or may not contain so many", "Go on accepting other arrays."),
		both("contains-removed", wider, "An array need contain fewer elements of a kind, or may contain more", "Go on sending as many."),
	)
}
