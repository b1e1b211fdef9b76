package workflow

import (
	"regexp"

	"github.com/apisteward/steward/internal/sample"
)

// secret matches the names of what is not shown to people.
var secret = regexp.MustCompile(`(?i)passw|passphrase|secret|token|api[-_]?key|credential|authorization|cookie|session|\bpin\b`)

// show writes the value of an expression for people, cut short. What is named
// like a secret is not shown, on its own or within something.
func show(e *expression, v any) string {
	if e.isSecret() {
		return "not shown"
	}
	return shorten(sample.Compact(sample.FromPlain(covered(v))))
}

func (e *expression) isSecret() bool {
	for _, a := range e.path {
		if a.isKey && secret.MatchString(a.key) {
			return true
		}
	}
	return secret.MatchString(e.name)
}

// covered returns a value of maps and slices without the secrets in it.
func covered(v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := make(map[string]any, len(v))
		for name, member := range v {
			if secret.MatchString(name) {
				out[name] = "not shown"
			} else {
				out[name] = covered(member)
			}
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i := range v {
			out[i] = covered(v[i])
		}
		return out
	}
	return v
}
