package call

import "strings"

// linked is the target of the first link with a relation in Link headers (RFC
// 8288, section 3).
func linked(headers []string, rel string) (any, bool) {
	for _, header := range headers {
		for header != "" {
			_, rest, found := strings.Cut(header, "<")
			if !found {
				break
			}
			target, rest, found := strings.Cut(rest, ">")
			if !found {
				break
			}
			parameters := rest
			if i := nextLink(rest); i >= 0 {
				parameters, rest = rest[:i], rest[i:]
			} else {
				rest = ""
			}
			if hasRel(parameters, rel) && target != "" {
				return target, true
			}
			header = rest
		}
	}
	return "", false
}

// nextLink is where the next link begins, after a comma outside of quotes.
func nextLink(text string) int {
	quoted := false
	for i := range len(text) {
		switch {
		case text[i] == '"':
			quoted = !quoted
		case text[i] == ',' && !quoted:
			return i
		}
	}
	return -1
}

// hasRel looks for a relation, of which there may be several (section 3.3).
func hasRel(parameters, rel string) bool {
	for part := range strings.SplitSeq(parameters, ";") {
		name, value, _ := strings.Cut(part, "=")
		if !strings.EqualFold(strings.TrimSpace(name), "rel") {
			continue
		}
		for _, one := range strings.Fields(strings.Trim(strings.TrimSpace(value), `"`)) {
			if strings.EqualFold(one, rel) {
				return true
			}
		}
	}
	return false
}
