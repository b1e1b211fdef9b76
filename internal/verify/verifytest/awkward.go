package verifytest

// Behaviour is something unusual that conforms all the same.
type Behaviour struct{ ID, Text string }

// Awkward returns a sentence for each unusual behaviour that is right.
func Awkward() []string {
	var texts []string
	for _, b := range Behaviours() {
		texts = append(texts, b.Text)
	}
	return append(texts, manners()...)
}

// Behaviours are those that a benchmark may leave out, since they cost time or
// make answers differ.
func Behaviours() []Behaviour {
	return []Behaviour{
		{"starting", "The very first request is answered with 503 and Retry-After."},
		{"throttling", "Now and then three requests in a row are answered with 429 and Retry-After, in seconds or as a date."},
		{"settling", "A new booking can be read at once, and is listed 100 ms later."},
		{"others", "Somebody else creates parts while one lists them."},
		{"chunked", "Longer bodies sometimes come in chunks, without Content-Length."},
		{"gzip", "Lists are compressed for those who accept it."},
		{"media-spelling", "Content-Type is spelled with charset=utf-8, in quotes, or with capitals."},
		{"key-order", "The properties of an object come in another order every time."},
		{"number-spelling", "Integers are written as 250, 250.0 or 1e2, which say the same (JSON Schema since draft 6; the older one of OpenAPI 3.0 knew 250 only)."},
	}
}

// manners are behaviours that are always there.
func manners() []string {
	return []string{
		"Ids of parts are texts: false, null, true, 0, -1, 1e3, numbers with leading zeros or decimals.",
		"Ids of parts hold spaces, slashes, plus and percent signs and letters outside ASCII, so that they have to be encoded in paths.",
		"A sku or an e-mail address that is taken already is answered with 409.",
		"An e-mail address stays taken after its customer left.",
		"Customers who left are answered with 410 rather than 404.",
		"Bookings of somebody else are answered with 404 rather than 403.",
		"E-mail addresses are kept in lower case, and spaces around names are dropped.",
		"Properties with defaults are answered although they were not sent.",
		"Optional properties are missing rather than null, and lists are empty rather than missing.",
		"Properties that are read-only are ignored when they are sent, and so are unknown ones where the schema is open.",
		"The entity tag of a part changes only if its contents do: the same PUT twice keeps it.",
		"The entity tag of a review is weak.",
		"A weak entity tag never fits If-Match.",
		"PUT replaces: what is not sent is gone afterwards, or at its default.",
		"HEAD is answered without Content-Length, and also where only GET is documented.",
		"OPTIONS is answered with 204 and Allow everywhere.",
		"A path that is not documented is answered with 404 and plain text.",
		"A slash at the end of a path is redirected (308) to the path without it.",
		"The name of X-Request-Id is written in lower case.",
		"Answers have headers that are not documented.",
		"Location is absolute for parts, and a path for everything else.",
		"What is found by a search, and the tree of categories, have another order every time.",
		"A limit of a search above 50 is taken for 50, as documented.",
		"Search takes anyone, so that wrong credentials do no harm there.",
		"Accept is ignored where there is one media type only.",
		"A media type that a review is not taken in is answered with 415, which is not documented there.",
		"A body is ignored where none is documented.",
		"Query parameters that are not documented are ignored; the one called filter without brackets is one of them.",
		"The workshop is closed on Sundays (409), which no schema says.",
		"A booking that names a customer or a part that does not exist is answered with 422.",
		"Whatever was sent with Expect: 100-continue is waited for.",
		"The time since the start, and so the body, differs with every answer of the health check.",
		"Names of properties may be empty or hold letters outside ASCII, where they are free.",
		"A cursor belongs to one order: it is answered with 400 beside another sort.",
		"An operation is deprecated, says so in a header, and works.",
		"Times are given in whole seconds or with nine digits after the second.",
	}
}
