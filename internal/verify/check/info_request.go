package check

// requestInfos are the checks of whether an answer fits what was asked.
func requestInfos() []Info {
	return []Info{
		{
			ID:      "invalid-request-accepted",
			Summary: "A request that the document forbids was answered with success.",
			Why:     "Bad data gets in, and consumers build on what is not promised: validating it later breaks them.",
			Remedy:  "Validate the place that is named against the document before anything is done, and answer 400 or 422; or allow in the document what the API means to take.",
		},
		{
			ID:      "valid-request-refused",
			Summary: "A request that the document allows was refused.",
			Why:     "Consumers who follow the document cannot use the operation.",
			Remedy:  "Accept the value that is named, or write the rule that refuses it into the document: a bound, a pattern, an enum, a required property.",
		},
		{
			ID:      "security-not-enforced",
			Summary: "An operation that needs credentials was answered with success without them, or with wrong ones.",
			Why:     "Anyone may read or change what the document says is protected.",
			Remedy:  "Check credentials before the operation does anything, and answer 401 (or 403); or document it with `security: []` when it is meant to be open.",
		},
		{
			ID:      "method-not-allowed",
			Summary: "A method that is not documented for a path was answered with something other than 405 and Allow.",
			Why:     "An undocumented method that works is a door nobody watches; and 405 with Allow tells consumers that only the method is wrong (RFC 9110, section 15.5.6).",
			Remedy:  "Answer 405 with an Allow header that lists the documented methods, or document the method. Most routers have a setting for it.",
		},
		{
			ID:      "unsupported-media-type",
			Summary: "A request body of an undocumented media type was answered with success.",
			Why:     "The API reads something that nobody described, or ignores what was sent.",
			Remedy:  "Compare the Content-Type of requests with those documented, and answer 415; or document the media type.",
		},
		{
			ID:      "not-acceptable",
			Summary: "The operation documents 406, and answered with a media type that was not asked for.",
			Why:     "Consumers get what they said they cannot read.",
			Remedy:  "Compare Accept with the media types of the response and answer 406, or take 406 out of the document.",
		},
	}
}
