package sample

import (
	"math/rand/v2"
	"strings"
	"unicode/utf8"
)

// maxText is the longest string that is made, in characters.
const maxText = 2000

// text makes a string of the format, length and pattern that are asked for.
func (m *maker) text(sh *shape) (any, bool) {
	t := sh.planText()
	for _, candidate := range m.candidates(t.format) {
		if t.fits(candidate) && matchesAll(t.patterns, candidate) {
			return candidate, true
		}
	}
	if text, ok := m.another(&t); ok {
		return text, true
	}
	for _, p := range t.patterns {
		if made := p.make(t.least, t.most); matchesAll(t.patterns, made) && t.fits(made) {
			return made, true
		}
	}
	return sized(m.candidates(t.format)[0], t.least, t.most), true
}

// another makes a string that is told apart from others of the same schema, for
// names and sets.
func (m *maker) another(t *textPlan) (string, bool) {
	if m.nth == 0 {
		return "", false
	}
	if tail := suffix(m.nth); len(t.patterns) == 0 && t.format == "" && len(tail) <= t.most {
		return sized(plainTexts[0], t.least-len(tail), t.most-len(tail)) + tail, true
	}
	rng := rand.New(rand.NewPCG(uint64(m.nth), 0))
	for range maxTries {
		for _, p := range t.patterns {
			if text := p.legible(rng); t.fits(text) && matchesAll(t.patterns, text) {
				return text, true
			}
		}
	}
	return "", false
}

func fits(s string, least, most int) bool {
	n := utf8.RuneCountInString(s)
	return n >= least && n <= most
}

// sized lengthens or shortens a string.
func sized(s string, least, most int) string {
	r := []rune(s)
	if len(r) > most {
		return string(r[:most])
	}
	if missing := least - len(r); missing > 0 {
		return s + strings.Repeat("x", missing)
	}
	return s
}

// plainTexts are what most patterns that are no format ask for.
var plainTexts = [...]string{
	"string", "String", "STRING", "example", "example-1", "EXAMPLE_1", "1", "123", "1234", "12345", "a1b2c3", "1.0", "1.0.0", "v1",
	"example.com", "https://example.com", "ada@example.com", "2026-01-31", "2026-01-31T12:00:00Z", "12:00:00", "12:00", "en", "en-US", "US", "EUR",
	"#336699", "192.0.2.1", "+14155552671", "/", "/example", "true",
}

// candidates are strings that may do, the best first.
func (m *maker) candidates(format string) []string {
	if m.nth > 0 {
		return []string{varied(formatted(format), m.nth)}
	}
	if s := formatted(format); s != "" {
		return append([]string{s}, plainTexts[:]...)
	}
	return plainTexts[:]
}

// varied makes a string differ from others of the same format.
func varied(s string, nth int) string {
	tail := suffix(nth)
	if s == "" {
		return "string" + tail
	}
	if i := strings.LastIndexAny(s, "0123456789"); i >= 0 && nth < 9 {
		digit := (int(s[i]-'0') + nth) % 10
		return s[:i] + string(rune('0'+digit)) + s[i+1:]
	}
	if i := strings.IndexByte(s, '.'); i > 0 {
		return s[:i] + tail + s[i:]
	}
	return s + tail
}

// formatted is a string of a format (the formats of JSON Schema 2020-12,
// section 7.3, and of the OpenAPI format registry), or "".
func formatted(format string) string {
	switch format {
	case "date-time":
		return "2026-01-31T12:00:00Z"
	case "date":
		return "2026-01-31"
	case "time":
		return "12:00:00Z"
	case "duration":
		return "P1D"
	case "http-date":
		return "Sat, 31 Jan 2026 12:00:00 GMT"
	case "uuid":
		return "3f2b8c1e-9d4a-4e7b-8a55-0c6d1f2e3a4b"
	case "email", "idn-email":
		return "ada@example.com"
	case "hostname", "idn-hostname":
		return "example.com"
	case "ipv4":
		return "192.0.2.1"
	case "ipv6":
		return "2001:db8::1"
	case "uri", "url", "iri":
		return "https://example.com"
	case "uri-reference", "iri-reference":
		return "/example"
	case "uri-template":
		return "https://example.com/{id}"
	case "json-pointer":
		return "/example"
	case "relative-json-pointer":
		return "0"
	case "regex":
		return "^[a-z]+$"
	case "byte", "base64", "base64url":
		return "ZXhhbXBsZQ=="
	case "int64", "int32", "decimal", "number":
		return "1"
	}
	return ""
}
