package sample

import (
	"encoding/json"
	"unicode/utf8"
)

// JSON writes a value as JSON on one line, with nothing escaped that need not
// be and members in their order.
func JSON(v any) []byte { return jsonNotation().Append(nil, v, "", "") }

// Compact is JSON as a string.
func Compact(v any) string { return string(JSON(v)) }

// Indented writes a value as JSON with two spaces a level.
func Indented(v any) string { return string(jsonNotation().Append(nil, v, "\n", "  ")) }

// Notation is how a language writes values.
type Notation struct {
	Null, Yes, No string
	Text          func(dst []byte, s string) []byte
	Key           func(dst []byte, name string) []byte // of a member, its quotes included
}

func jsonNotation() Notation { return Notation{"null", "true", "false", AppendQuoted, AppendQuoted} }

// Append appends a value to dst. line is a line end with the current
// indentation, or "" to stay on one line; step is one level of indentation.
func (n Notation) Append(dst []byte, v any, line, step string) []byte {
	switch v := v.(type) {
	case nil:
		return append(dst, n.Null...)
	case bool:
		if v {
			return append(dst, n.Yes...)
		}
		return append(dst, n.No...)
	case json.Number:
		return append(dst, v...)
	case string:
		return n.Text(dst, v)
	case []any:
		dst = append(dst, '[')
		for i, item := range v {
			dst = separate(dst, i, line, step)
			dst = n.Append(dst, item, deeper(line, step), step)
		}
		return end(dst, len(v), line, ']')
	case Object:
		dst = append(dst, '{')
		for i, m := range v {
			dst = n.Key(separate(dst, i, line, step), m.Name)
			dst = append(dst, ':')
			if line != "" {
				dst = append(dst, ' ')
			}
			dst = n.Append(dst, m.Value, deeper(line, step), step)
		}
		return end(dst, len(v), line, '}')
	}
	return dst
}

func separate(dst []byte, i int, line, step string) []byte {
	if i > 0 {
		dst = append(dst, ',')
	}
	return append(dst, deeper(line, step)...)
}

func end(dst []byte, length int, line string, closing byte) []byte {
	if length > 0 {
		dst = append(dst, line...)
	}
	return append(dst, closing)
}

func deeper(line, step string) string {
	if line == "" {
		return ""
	}
	return line + step
}

const hexDigits = "0123456789abcdef"

// AppendQuoted appends a string as JSON. Besides what must be, the line ends
// of JavaScript are escaped; what is no UTF-8 becomes U+FFFD.
func AppendQuoted(dst []byte, s string) []byte {
	dst = append(dst, '"')
	start := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' && c < utf8.RuneSelf {
			i++
			continue
		}
		r, size := rune(c), 1
		if c >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
			if !(r == utf8.RuneError && size == 1) && r != '\u2028' && r != '\u2029' {
				i += size
				continue
			}
		}
		dst = appendEscaped(append(dst, s[start:i]...), r)
		i += size
		start = i
	}
	return append(append(dst, s[start:]...), '"')
}

func appendEscaped(dst []byte, r rune) []byte {
	switch r {
	case '"', '\\':
		return append(dst, '\\', byte(r))
	case '\b':
		return append(dst, '\\', 'b')
	case '\f':
		return append(dst, '\\', 'f')
	case '\n':
		return append(dst, '\\', 'n')
	case '\r':
		return append(dst, '\\', 'r')
	case '\t':
		return append(dst, '\\', 't')
	}
	return append(dst, '\\', 'u', hexDigits[r>>12&15], hexDigits[r>>8&15], hexDigits[r>>4&15], hexDigits[r&15])
}
