package check

// sequenceInfos are the checks of several exchanges together.
func sequenceInfos() []Info {
	return []Info{
		{
			ID:      "created-not-readable",
			Summary: "What was created could not be read.",
			Why:     "Consumers go on with what they just created, and find that it is not there.",
			Remedy:  "Answer a creation only when the thing can be read under the id that the answer gives; where that takes time, answer 202 and document it.",
		},
		{
			ID:      "created-not-listed",
			Summary: "What was created can be read, and does not appear in its list.",
			Why:     "People think that it was lost, and create it again.",
			Remedy:  "Read lists from the same source as single things, without caches in between, or say in the document that lists lag behind.",
		},
		{
			ID:      "wrong-location",
			Summary: "The Location of a creation does not lead to what was created.",
			Why:     "Clients follow Location to read what they created (RFC 9110, section 10.2.2).",
			Remedy:  "Build Location from the path of the reading operation and the new id, with the base path that consumers see.",
		},
		{
			ID:      "update-not-kept",
			Summary: "An update was answered with success, and reading shows other values.",
			Why:     "Consumers believe that their change was stored.",
			Remedy:  "Store every writable property of the schema, and refuse what cannot be stored; mark what the API sets itself as readOnly.",
		},
		{
			ID:      "deleted-still-readable",
			Summary: "What was deleted can still be read.",
			Why:     "People who delete something expect it to be gone, often for legal reasons.",
			Remedy:  "Answer 404 or 410 once something is deleted, and clear caches with it; document an archive as a state instead of a deletion.",
		},
		{
			ID:      "deleted-still-listed",
			Summary: "What was deleted still appears in its list.",
			Why:     "Consumers try to open it, and fail.",
			Remedy:  "Leave deleted things out of lists, and clear caches of lists with a deletion.",
		},
		{
			ID:      "deleted-still-writable",
			Summary: "What was deleted could still be updated.",
			Why:     "Consumers believe that their change was stored, and nobody can read it.",
			Remedy:  "Look a thing up before it is updated, and answer 404 or 410; document 201 where an update creates what is not there.",
		},
		{
			ID:      "broken-link",
			Summary: "A link of the document led from an answer to an operation that does not know what it names.",
			Why:     "Links tell consumers and tools what can be done next (OpenAPI 3.0.3, section 4.7.20).",
			Remedy:  "Point the link's parameters to the members of the answer that the operation takes, or take the link out.",
		},
		{
			ID:      "read-only-written",
			Summary: "A value that a request gave for a readOnly property was stored.",
			Why:     "Consumers can change what the document says is the API's alone: ids, owners, dates.",
			Remedy:  "Take only writable properties from requests: ignore others, or refuse them with 400 or 422.",
		},
		{
			ID:      "pagination-limit",
			Summary: "A page holds more than the limit that was asked for.",
			Why:     "Consumers ask for as much as they can hold.",
			Remedy:  "Apply the limit to the query, the last one included; document a lower maximum when pages are capped.",
		},
		{
			ID:      "pagination-repeats",
			Summary: "The same thing appears on two pages.",
			Why:     "Consumers that read all pages count or process it twice.",
			Remedy:  "Sort by something unique, such as the id after the sort key, and begin the next page after the last element instead of with it.",
		},
		{
			ID:      "pagination-skips",
			Summary: "A thing that exists appears on none of the pages.",
			Why:     "Consumers that read all pages never see it.",
			Remedy:  "Sort by something unique, such as the id after the sort key; begin each page right after the one before.",
		},
		{
			ID:      "filter-ignored",
			Summary: "A list holds things that do not fit the filter that was asked for.",
			Why:     "Consumers act on things they asked not to see.",
			Remedy:  "Apply the parameter to the query; refuse combinations that are not supported with 400 instead of ignoring them.",
		},
		{
			ID:      "sort-ignored",
			Summary: "A list is not in the order that was asked for.",
			Why:     "Consumers take the first element for the least or the newest.",
			Remedy:  "Apply the parameter to the query, in the stated direction, on all pages.",
		},
		{
			ID:      "conditional-read",
			Summary: "A read with the current ETag in If-None-Match was not answered with 304, or one with another was.",
			Why:     "Caches either never help, or keep showing what is old (RFC 9110, section 13.1.2).",
			Remedy:  "Compare If-None-Match with the ETag that the same read would send, by weak comparison, and answer 304 without a body when they match.",
		},
		{
			ID:      "conditional-write",
			Summary: "A write with an outdated If-Match was carried out, or one with the current was not.",
			Why:     "Two consumers who change the same thing overwrite each other without noticing (RFC 9110, section 13.1.1).",
			Remedy:  "Compare If-Match with the current ETag in the same transaction as the write, and answer 412 when they differ.",
		},
		{
			ID:      "head-differs",
			Summary: "HEAD and GET of the same resource answer differently.",
			Why:     "HEAD is for learning what GET would say (RFC 9110, section 9.3.2).",
			Remedy:  "Serve HEAD by the code of GET without its body: same status, Content-Type and ETag.",
		},
	}
}
