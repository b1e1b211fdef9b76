package wire

import (
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
)

// Sendable reports whether every server reads from a request the very value
// that was written for a parameter. It is false where HTTP, or what lies
// between, cannot carry the value or could change it: null and empty values,
// which are told from absent ones by few; separators inside of elements;
// slashes and dots in a path; what Header leaves out; what is encoded in a
// cookie, since not all decode there; and objects inside of objects.
func Sendable(p *contract.Parameter, v any) bool {
	if p.In == "header" && (!Token(p.Name) || IgnoredHeader(p.Name)) || p.In == "cookie" && !Token(p.Name) {
		return false
	}
	if len(p.Content) > 0 {
		return sendableContent(p, v)
	}
	separators := separatorsOf(p, v)
	if p.In == "header" && strings.Contains(separators, "\t") && !sample.IsScalar(v) {
		return false
	}
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			if !sendableText(p.In, item, separators) {
				return false
			}
		}
		return len(v) > 0 && p.Style != "deepObject"
	case sample.Object:
		for _, m := range v {
			if !sendableText(p.In, m.Name, separators) || !sendableText(p.In, m.Value, separators) {
				return false
			}
		}
		return len(v) > 0
	}
	return sendableText(p.In, v, "")
}

// sendableContent is for values with a media type of their own.
func sendableContent(p *contract.Parameter, v any) bool {
	if p.In == "querystring" {
		_, isObject := v.(sample.Object)
		return isObject && essence(p.Content[0].Type) == FormType || IsJSON(p.Content[0].Type)
	}
	if !IsJSON(p.Content[0].Type) {
		return sendableText(p.In, v, "")
	}
	return sendableText(p.In, sample.Compact(v), "")
}

// separatorsOf are the characters that separate the parts of a value.
func separatorsOf(p *contract.Parameter, v any) string {
	_, isObject := v.(sample.Object)
	switch p.Style {
	case "label":
		return ".,="
	case "matrix":
		return ";,="
	case "spaceDelimited":
		return " +,"
	case "pipeDelimited":
		return "|,"
	case "tabDelimited":
		return "\t,"
	case "deepObject":
		return "[]"
	}
	switch {
	case isObject && p.Explode && p.In != "query" && p.In != "cookie":
		return ",="
	case p.Explode && (p.In == "query" || p.In == "cookie"):
		return ""
	}
	return ","
}

// sendableText reports whether a scalar can stand in a place of a request.
func sendableText(in string, v any, separators string) bool {
	switch v.(type) {
	case nil, []any, sample.Object:
		return false
	}
	text := Text(v)
	if text == "" || strings.ContainsAny(text, separators) {
		return false
	}
	switch in {
	case "path":
		return !strings.ContainsAny(text, `/\`) && !hasControls(text) && strings.Trim(text, ".") != ""
	case "header":
		return Field(text) == text
	case "cookie":
		return Escape(text) == text
	}
	return true
}

func hasControls(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r == 0x7f })
}
