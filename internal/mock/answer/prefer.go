package answer

import (
	"strings"

	"github.com/apisteward/steward/internal/wire"
)

// preferences reads the values of Prefer headers (RFC 7240, section 2): the
// value of each preference by its name in small letters, "" for one without.
// Of one that is given more than once the first counts. What is no preference
// is passed over up to the next comma; parameters mean nothing here.
func preferences(headers []string) map[string]string {
	found := map[string]string{}
	for _, text := range headers {
		for rest := text; rest != ""; {
			var element string
			element, rest = cutOutside(rest, ',')
			preference, _ := cutOutside(element, ';')
			name, value, _ := strings.Cut(preference, "=")
			name = strings.ToLower(strings.TrimSpace(name))
			if _, again := found[name]; !again && wire.Token(name) {
				found[name] = unquoted(strings.TrimSpace(value))
			}
		}
	}
	return found
}

// cutOutside cuts a text at the first separator that stands in no quoted
// string (RFC 9110, section 5.6.4). A quoted string without an end goes on to
// the end of the text.
func cutOutside(text string, separator byte) (before, after string) {
	quoted := false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '"':
			quoted = !quoted
		case quoted && c == '\\':
			i++
		case !quoted && c == separator:
			return text[:i], text[i+1:]
		}
	}
	return text, ""
}

// unquoted is the value of a quoted string, and any other text as it is.
func unquoted(text string) string {
	if len(text) < 2 || text[0] != '"' || text[len(text)-1] != '"' {
		return text
	}
	text = text[1 : len(text)-1]
	if !strings.Contains(text, `\`) {
		return text
	}
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] == '\\' && i+1 < len(text) {
			i++
		}
		b.WriteByte(text[i])
	}
	return b.String()
}

// quotedEscaper escapes what ends a quoted string too early.
var quotedEscaper = strings.NewReplacer(`\`, `\\`, `"`, `\"`)

// preferenceValue writes the value of a preference: as a quoted string unless
// it is a token.
func preferenceValue(value string) string {
	if wire.Token(value) {
		return value
	}
	return `"` + quotedEscaper.Replace(value) + `"`
}
