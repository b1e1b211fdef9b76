package verifytest

import "slices"

// Behaviour is something unusual that conforms all the same.
type Behaviour struct {
	ID       string // stable, in kebab-case
	Text     string
	Optional bool // may be left out, since it costs time or makes answers differ
}

// Awkward returns a sentence for each unusual behaviour that is right.
func Awkward() []string {
	var texts []string
	for _, b := range Behaviours() {
		texts = append(texts, b.Text)
	}
	return texts
}

// Behaviours returns every unusual behaviour that is right.
func Behaviours() []Behaviour {
	return slices.Concat(optional(), ofThings(), ofHTTP())
}

// optional are the behaviours that a benchmark may leave out.
func optional() []Behaviour {
	list := []Behaviour{
		{ID: "starting", Text: "The very first request is answered with 503 and Retry-After."},
		{ID: "throttling", Text: "Now and then three requests in a row are answered with 429 and Retry-After, in seconds or as a date."},
		{ID: "settling", Text: "A new booking can be read at once, and is listed 100 ms later."},
		{ID: "others", Text: "Somebody else creates parts while one lists them."},
		{ID: "chunked", Text: "Longer bodies sometimes come in chunks, without Content-Length."},
		{ID: "gzip", Text: "Lists are compressed for those who accept it."},
		{ID: "media-spelling", Text: "Content-Type is spelled with charset=utf-8, in quotes, or with capitals."},
		{ID: "key-order", Text: "The properties of an object come in another order every time."},
		{ID: "number-spelling", Text: "Integers are written as 250, 250.0 or 1e2, which say the same (JSON Schema since draft 6; the older one of OpenAPI 3.0 knew 250 only)."},
	}
	for i := range list {
		list[i].Optional = true
	}
	return list
}

// ofThings are behaviours of what the workshop keeps.
func ofThings() []Behaviour {
	return []Behaviour{
		{ID: "literal-ids", Text: "Ids of parts are texts: false, null, true, 0, -1, 1e3, 18.0."},
		{ID: "encoded-ids", Text: "Ids of parts hold spaces, slashes, plus and percent signs and letters outside ASCII, so that they have to be encoded in paths."},
		{ID: "conflicts", Text: "A sku that is taken already is answered with 409."},
		{ID: "address-stays-taken", Text: "The e-mail address of a customer who left stays taken, whatever its case."},
		{ID: "soft-delete", Text: "Customers who left are answered with 410 rather than 404."},
		{ID: "hidden", Text: "Bookings of somebody else are answered with 404 rather than 403."},
		{ID: "normalised", Text: "E-mail addresses are kept in lower case, and spaces around names are dropped."},
		{ID: "defaults", Text: "Properties with defaults are answered although they were not sent."},
		{ID: "missing-or-empty", Text: "Optional properties are missing rather than null, and lists are empty rather than missing."},
		{ID: "read-only-ignored", Text: "Properties that are read-only are ignored when they are sent."},
		{ID: "unknown-ignored", Text: "Unknown properties are ignored where the schema is open."},
		{ID: "put-replaces", Text: "What a PUT does not say is gone afterwards, or at its default."},
		{ID: "same-put", Text: "The entity tag of a part changes only if its contents do: the same PUT twice keeps it."},
		{ID: "closed-on-sundays", Text: "The workshop is closed on Sundays (409), which no schema says."},
		{ID: "unknown-references", Text: "A booking that names a customer or a part that does not exist is answered with 422."},
		{ID: "any-order", Text: "What is found by a search, and the tree of categories, have another order every time."},
		{ID: "documented-clamp", Text: "A limit of a search above 50 is taken for 50, as documented."},
		{ID: "bound-cursor", Text: "A cursor belongs to one order: it is answered with 400 beside another sort."},
		{ID: "uptime", Text: "The time since the start differs with every answer of the health check."},
		{ID: "free-names", Text: "Names of properties are empty or hold letters outside ASCII, where they are free."},
		{ID: "time-spelling", Text: "Times are given in whole seconds or with nine digits after the second."},
	}
}

// ofHTTP are behaviours of how it is spoken with.
func ofHTTP() []Behaviour {
	return []Behaviour{
		{ID: "weak-etags", Text: "The entity tag of a review is weak."},
		{ID: "strong-if-match", Text: "A weak entity tag never fits If-Match."},
		{ID: "head-everywhere", Text: "HEAD is answered where only GET is documented."},
		{ID: "head-without-length", Text: "HEAD is answered without Content-Length."},
		{ID: "options-everywhere", Text: "OPTIONS is answered with 204 and Allow everywhere."},
		{ID: "plain-404", Text: "A path that is not documented is answered with 404 and plain text."},
		{ID: "trailing-slash", Text: "A slash at the end of a path is redirected (308) to the path without it."},
		{ID: "extra-headers", Text: "Answers have headers that are not documented."},
		{ID: "lower-case-headers", Text: "The name of X-Request-Id is written in lower case."},
		{ID: "locations", Text: "Location is absolute for parts, and a path for everything else."},
		{ID: "optional-security", Text: "Search takes anyone, so that wrong credentials do no harm there."},
		{ID: "any-accept", Text: "Accept is ignored where there is one media type only."},
		{ID: "undocumented-415", Text: "A media type that a review is not taken in is answered with 415, which is not documented there."},
		{ID: "media-case", Text: "The media type of a request may have capitals and parameters."},
		{ID: "body-ignored", Text: "A body is ignored where none is documented."},
		{ID: "query-ignored", Text: "Query parameters that are not documented are ignored; the one called filter without brackets is one of them."},
		{ID: "continue", Text: "A body that waits for 100 Continue is asked for."},
		{ID: "deprecated", Text: "An operation is deprecated, says so in a header, and works."},
	}
}
