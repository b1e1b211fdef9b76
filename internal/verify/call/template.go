package call

import (
	"net/url"
	"strings"
)

// MatchPath returns the values of the parameters of a path template for a URL
// whose path ends with what the template describes, decoded; nil when it does
// not. A parameter fills at least one character of one segment.
func MatchPath(template, address string) map[string]any {
	u, err := url.Parse(address)
	if err != nil {
		return nil
	}
	want := strings.Split(strings.Trim(template, "/"), "/")
	have := strings.Split(strings.Trim(u.EscapedPath(), "/"), "/")
	if len(have) < len(want) {
		return nil
	}
	have = have[len(have)-len(want):]
	values := map[string]any{}
	for i, segment := range want {
		if !matchSegment(segment, have[i], values) {
			return nil
		}
	}
	return values
}

// matchSegment matches one segment of a path, which may hold several
// parameters with text between them.
func matchSegment(template, text string, values map[string]any) bool {
	for {
		before, rest, found := strings.Cut(template, "{")
		if !found {
			return template == text
		}
		name, after, _ := strings.Cut(rest, "}")
		var ok bool
		if text, ok = strings.CutPrefix(text, before); !ok {
			return false
		}
		next, _, _ := strings.Cut(after, "{")
		end := len(text)
		if next != "" {
			end = strings.Index(text, next)
		}
		if end <= 0 {
			return false
		}
		value, err := url.PathUnescape(text[:end])
		if err != nil {
			return false
		}
		values[name] = value
		template, text = after, text[end:]
	}
}
