package check

import (
	"maps"
	"mime"
	"net/http"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/verify/call"
)

// bodiless reports whether an answer never has a body (RFC 9110, section
// 6.4.1).
func bodiless(x *call.Exchange) bool {
	switch x.Status {
	case http.StatusNoContent, http.StatusResetContent, http.StatusNotModified:
		return true
	}
	return x.Method == http.MethodHead || x.Status < 200
}

// mediaOf is what a response documents for the media type that arrived: the
// entry that says it most closely, or nil.
func mediaOf(r *contract.Response, x *call.Exchange) *contract.Media {
	var best *contract.Media
	closest := 0
	for _, m := range r.Content {
		if near := closeness(m.Type, x.Header.Get("Content-Type"), x.MediaType()); near > closest {
			best, closest = m, near
		}
	}
	return best
}

// closeness says how closely a media type or range fits one that arrived, also
// given without its parameters: 0 for not at all. Parameters never decide
// whether it fits: charset and the like do not change what is documented.
func closeness(documented, arrived, essence string) int {
	wanted, parameters := parseMedia(documented)
	major, minor, _ := strings.Cut(wanted, "/")
	gotMajor, gotMinor, _ := strings.Cut(essence, "/")
	switch {
	case wanted == "*/*" || wanted == "*":
		return 1
	case essence == "":
		return 0
	case major == gotMajor && minor == "*":
		return 2
	case major == gotMajor && matches(minor, gotMinor): // "*+json", as many write it
		return 3
	case wanted != essence:
		return 0
	}
	if _, got := parseMedia(arrived); maps.EqualFunc(parameters, got, strings.EqualFold) {
		return 5
	}
	return 4
}

// matches reports whether a text fits a pattern with one star.
func matches(pattern, text string) bool {
	before, after, ok := strings.Cut(pattern, "*")
	return ok && len(text) >= len(before)+len(after) && strings.HasPrefix(text, before) && strings.HasSuffix(text, after)
}

// parseMedia takes a media type apart, in lower case, without its charset.
func parseMedia(text string) (essence string, parameters map[string]string) {
	essence, parameters, err := mime.ParseMediaType(text)
	if err != nil {
		essence, _, _ = strings.Cut(text, ";")
		return strings.ToLower(strings.TrimSpace(essence)), nil
	}
	delete(parameters, "charset")
	return essence, parameters
}

// encoded reports whether a body is compressed or the like, in a way that was
// not asked for: the connection undoes what it asks for itself.
func encoded(x *call.Exchange) bool {
	encoding := x.Header.Get("Content-Encoding")
	return encoding != "" && !strings.EqualFold(encoding, "identity")
}

// unicodeBody reports whether a text is in UTF-8, as far as its Content-Type
// says.
func unicodeBody(x *call.Exchange) bool {
	_, parameters, _ := mime.ParseMediaType(x.Header.Get("Content-Type"))
	switch strings.ToLower(parameters["charset"]) {
	case "", "utf-8", "utf8", "us-ascii", "ascii":
		return true
	}
	return false
}

// acceptable reports whether a media type is among those that an Accept header
// asks for (RFC 9110, section 12.5.1).
func acceptable(accept, essence string) bool {
	for part := range strings.SplitSeq(accept, ",") {
		_, parameters := parseMedia(part)
		weight, given := parameters["q"]
		if closeness(part, essence, essence) > 0 && (!given || strings.Trim(weight, "0.") != "") {
			return true
		}
	}
	return accept == ""
}

// responseContent is where a response documents its bodies.
func responseContent(op *contract.Operation, r *contract.Response) *contract.Node {
	return firstOf(r.Node.Get("content"), r.Node.Get("schema"), r.Node, responsesOf(op))
}

// mediaTypes lists what a response documents.
func mediaTypes(r *contract.Response) string {
	list := make([]string, len(r.Content))
	for i, m := range r.Content {
		list[i] = m.Type
	}
	return strings.Join(list, ", ")
}
