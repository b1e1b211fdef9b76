package check

// answerInfos are the checks of what an answer is.
func answerInfos() []Info {
	return []Info{
		{
			ID:      "no-response",
			Summary: "A request got no answer, or one that breaks off or is no HTTP.",
			Why:     "Consumers cannot tell whether their request was carried out, and many will send it again.",
			Remedy:  "Send the request of the failure and read the server's log: a crash or a panic is usual. Answers that take long need a longer --timeout, or an operation that answers at once and works later.",
		},
		{
			ID:      "server-error",
			Summary: "The API answered with a status of 500 or above.",
			Why:     "The server says that it failed, whatever was sent: requests that are wrong deserve a 4xx that tells what is wrong with them.",
			Remedy:  "Send the request of the failure and find the error in the server's log. Catch the bad value where it comes in; document 503 with Retry-After when the API may be unavailable.",
		},
		{
			ID:      "malformed-body",
			Summary: "The body is not of the format that its Content-Type names.",
			Why:     "No consumer can read it: clients fail with an error of their own instead of the API's.",
			Remedy:  "Write bodies with an encoder instead of putting strings together, and give pages of proxies and frameworks their own Content-Type.",
		},
		{
			ID:      "undocumented-status",
			Summary: "The status of the answer is not among the operation's documented responses.",
			Why:     "Consumers prepare for what is documented; clients treat other statuses as unknown errors, or take an error for a success.",
			Remedy:  "Add the status to the operation's responses, or answer with one that is documented. A `default` response covers all errors that look alike.",
		},
		{
			ID:      "missing-body",
			Summary: "The answer has no body, and the document promises one.",
			Why:     "Consumers read the body without looking whether there is one, and fail.",
			Remedy:  "Send the body, or document the response without content, usually as 204.",
		},
		{
			ID:      "undocumented-media-type",
			Summary: "The body is of a media type that is not documented for the status, or has no Content-Type.",
			Why:     "Clients choose how to read a body by its media type, and refuse those they do not expect.",
			Remedy:  "Set the documented Content-Type, or add the media type to the response's content. Error pages of frameworks and proxies are the usual cause.",
		},
		{
			ID:      "response-schema",
			Summary: "The body of a success does not fit its documented schema.",
			Why:     "Typed clients fail to decode it or, worse, decode something else.",
			Remedy:  "Correct the value at the place that is named, or the schema: nullable, required, enum and formats are most often forgotten.",
		},
		{
			ID:      "error-body",
			Summary: "The body of an error does not fit its documented schema.",
			Why:     "Consumers show or act on what errors say, in code that is hardly ever tested.",
			Remedy:  "Send all errors through one encoder that follows the documented schema, those of the framework included.",
		},
		{
			ID:      "write-only-returned",
			Summary: "The body has a property that is documented as writeOnly.",
			Why:     "What is write-only is usually secret: passwords, keys, tokens.",
			Remedy:  "Leave the property out of answers: give them a type of their own instead of that of requests.",
		},
		{
			ID:      "undocumented-property",
			Summary: "The body has a property that its schema does not know.",
			Why:     "It may leak what was not meant to be seen, and consumers come to rely on what nobody promised.",
			Remedy:  "Document the property, or leave it out. `additionalProperties: true` says that there may be others.",
		},
		{
			ID:      "response-header",
			Summary: "A documented response header is missing although required, or its value does not fit its schema.",
			Why:     "Consumers find the next page, the new resource or the time to wait in headers.",
			Remedy:  "Send the header on every answer of this status, or do not document it as required; correct its value or its schema.",
		},
		{
			ID:      "slow-response",
			Summary: "The answer took longer than --max-response-time.",
			Why:     "Consumers have timeouts of their own.",
			Remedy:  "Measure the request of the failure; missing indexes, and lists without a limit, are the usual causes.",
		},
	}
}
