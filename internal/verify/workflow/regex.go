package workflow

import (
	"github.com/dlclark/regexp2"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// ecmaScript compiles the patterns of schemas (JSON Schema 2020-12 Validation,
// section 6.3.3).
func ecmaScript(pattern string) (jsonschema.Regexp, error) {
	compiled, err := regexp2.Compile(pattern, regexp2.ECMAScript)
	if err != nil {
		return nil, err
	}
	compiled.MatchTimeout = matchTime
	return matcher{compiled}, nil
}

// matcher is a pattern of a schema.
type matcher struct{ *regexp2.Regexp }

// MatchString reports whether s holds a match. What cannot be decided in time
// counts as one.
func (m matcher) MatchString(s string) bool {
	ok, err := m.Regexp.MatchString(s)
	return ok || err != nil
}
