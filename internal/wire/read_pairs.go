package wire

import "strings"

// Pair is "name=value" as it stands in a query or in a Cookie header.
type Pair struct {
	Name  string // decoded, as far as that is possible
	Value string // still encoded; "" too where there is no equals sign
}

// AppendQuery adds the pairs of a query without its question mark (URL
// Standard, section 5.1).
func AppendQuery(to []Pair, raw string) []Pair {
	for raw != "" {
		var pair string
		if pair, raw, _ = strings.Cut(raw, "&"); pair != "" {
			to = append(to, pairOf(pair, query))
		}
	}
	return to
}

// AppendCookies adds the pairs of the lines of a Cookie header (RFC 6265,
// section 4.2.1). Quotes around values are left out.
func AppendCookies(to []Pair, lines []string) []Pair {
	for _, line := range lines {
		for line != "" {
			var pair string
			pair, line, _ = strings.Cut(line, ";")
			if pair = strings.Trim(pair, " \t"); pair == "" {
				continue
			}
			one := pairOf(pair, lenient)
			if len(one.Value) > 1 && one.Value[0] == '"' && strings.HasSuffix(one.Value, `"`) {
				one.Value = one.Value[1 : len(one.Value)-1]
			}
			to = append(to, one)
		}
	}
	return to
}

func pairOf(text string, c coding) Pair {
	name, value, _ := strings.Cut(text, "=")
	if decoded, ok := c.undo(name); ok {
		name = decoded
	}
	return Pair{name, value}
}
