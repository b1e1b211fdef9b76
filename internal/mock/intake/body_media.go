package intake

import (
	"maps"
	"mime"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/wire"
)

// mediaOf returns what documents a body of a Content-Type, the closest word for
// it first, and the Content-Type to read it as: the one that was sent. Without
// one a body is what the operation takes, if that is a single type or JSON: a
// recipient may then look for itself (RFC 9110, section 8.3). The media type is
// nil when the operation takes none such.
func mediaOf(documented *contract.Body, given string) (media *contract.Media, sentAs string) {
	if given == "" {
		return assumed(documented)
	}
	essence, parameters := mediaType(given)
	closest := 0
	for _, m := range documented.Content {
		if near := closeness(m.Type, essence, parameters); near > closest {
			media, closest = m, near
		}
	}
	return media, given
}

// assumed is what a body without a Content-Type is.
func assumed(documented *contract.Body) (media *contract.Media, sentAs string) {
	for _, m := range documented.Content {
		if wire.IsJSON(m.Type) && !strings.Contains(m.Type, "*") {
			return m, m.Type
		}
	}
	if len(documented.Content) == 1 {
		return documented.Content[0], documented.Content[0].Type
	}
	return nil, ""
}

// closeness says how closely a documented media type or range names one that
// was sent: 0 for not at all. Parameters only tell those apart that are
// documented beside each other: charset and the like do not change what a body
// is.
func closeness(documented, essence string, parameters map[string]string) int {
	wanted, with := mediaType(documented)
	kind, subtype, _ := strings.Cut(wanted, "/")
	sentKind, sentSubtype, _ := strings.Cut(essence, "/")
	switch {
	case wanted == "*/*" || wanted == "*":
		return 1
	case kind != sentKind:
		return 0
	case subtype == "*":
		return 2
	case subtype != sentSubtype && fits(subtype, sentSubtype): // "*+json", as many write it
		return 3
	case subtype != sentSubtype:
		return 0
	case maps.Equal(with, parameters):
		return 6
	case len(with) == 0:
		return 5
	}
	return 4
}

// fits reports whether a text is as a pattern with one star says.
func fits(pattern, text string) bool {
	before, after, starred := strings.Cut(pattern, "*")
	return starred && len(text) >= len(before)+len(after) && strings.HasPrefix(text, before) && strings.HasSuffix(text, after)
}

// mediaType takes a media type apart, in lower case, without what says how it
// is written: charset and boundary.
func mediaType(text string) (essence string, parameters map[string]string) {
	if !strings.Contains(text, ";") {
		return strings.ToLower(strings.TrimSpace(text)), nil
	}
	essence, parameters, err := mime.ParseMediaType(text)
	if err != nil {
		essence, _, _ = strings.Cut(text, ";")
		return strings.ToLower(strings.TrimSpace(essence)), nil
	}
	delete(parameters, "charset")
	delete(parameters, "boundary")
	for name, value := range parameters {
		parameters[name] = strings.ToLower(value)
	}
	return essence, parameters
}
