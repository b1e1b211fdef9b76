package call

import (
	"slices"
	"strings"
)

// Curl is the request of an exchange as a command line for a POSIX shell, with
// secrets masked.
func (s *Sender) Curl(x *Exchange) string {
	parts := []string{"curl"}
	if x.Method != "GET" {
		if x.Method == "HEAD" {
			parts = append(parts, "--head")
		} else {
			parts = append(parts, "--request "+quote(x.Method))
		}
	}
	parts = append(parts, s.quoteMasked(x.URL))
	names := make([]string, 0, len(x.Sent))
	for name := range x.Sent {
		if name != "User-Agent" && (name != "Accept" || x.Sent.Get(name) != "*/*") {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for _, name := range names {
		for _, value := range x.Sent[name] {
			line := name + ": " + value
			if value == "" {
				line = name + ";" // how curl sends an empty header
			}
			parts = append(parts, "--header "+s.quoteMasked(line))
		}
	}
	if x.Body != nil {
		parts = append(parts, "--data-binary "+s.quoteMasked(string(x.Body)))
	}
	return strings.Join(parts, " ")
}

// quoteMasked quotes a text in which secrets are written as variables, so that
// the line works in a shell that has them.
func (s *Sender) quoteMasked(text string) string {
	masked := s.Mask(text)
	if masked == text {
		return quote(text)
	}
	return `"` + expandable(masked, s.masker.names()) + `"`
}

// expandable escapes a text for double quotes, names of secrets excepted.
func expandable(text string, names []string) string {
	var b strings.Builder
	for text != "" {
		if i := slices.IndexFunc(names, func(n string) bool { return strings.HasPrefix(text, n) }); i >= 0 {
			b.WriteString("${" + names[i][1:] + "}")
			text = text[len(names[i]):]
			continue
		}
		if strings.ContainsRune("\"\\$`", rune(text[0])) {
			b.WriteByte('\\')
		}
		b.WriteByte(text[0])
		text = text[1:]
	}
	return b.String()
}

// quote quotes a text for a POSIX shell. Bytes that a terminal would take for
// commands are written as escapes of $'...'.
func quote(text string) string {
	if strings.ContainsFunc(text, func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' || r == 0x7f }) {
		return ansiQuote(text)
	}
	return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'"
}

func ansiQuote(text string) string {
	var b strings.Builder
	b.WriteString("$'")
	for _, c := range []byte(text) {
		switch {
		case c == '\'' || c == '\\':
			b.WriteString("\\" + string(rune(c)))
		case c < ' ' || c == 0x7f:
			const digits = "0123456789abcdef"
			b.WriteString("\\x" + string(digits[c>>4]) + string(digits[c&15]))
		default:
			b.WriteByte(c)
		}
	}
	b.WriteString("'")
	return b.String()
}
