package lint

import (
	"regexp"
	"time"

	"github.com/dlclark/regexp2"

	"github.com/apisteward/steward/internal/contract"
)

// patternValid: OpenAPI 3.1.1, section 4.8.24 (pattern): patterns are
// written in the dialect of ECMA-262.
func patternValid() Rule {
	return Rule{
		ID: "pattern-valid", Severity: Warn, Group: "meaning", Editions: InAll,
		Summary: "Every pattern is a regular expression of ECMA-262",
		Why:     "Validators refuse the whole document, or skip the check",
		Remedy:  "Correct the pattern",
		Check: func(p *Pass) {
			valid := make(map[string]bool)
			check := func(text string) bool {
				ok, known := valid[text]
				if !known {
					ok = compiles(text)
					valid[text] = ok
				}
				return ok
			}
			for n := range p.typed() {
				if pattern := n.Get("pattern"); pattern.Is(contract.String) && !check(pattern.Text()) {
					p.Report(pattern, "the pattern is no regular expression of ECMA-262")
				}
				patterns := n.Get("patternProperties")
				for i := range patterns.Children() {
					if c := &patterns.Children()[i]; !check(c.Key) {
						p.ReportKey(patterns, c, "the pattern is no regular expression of ECMA-262")
					}
				}
			}
		},
	}
}

// compiles reports whether a pattern is valid. The library's ECMA mode lacks
// what ECMA-262 has with the "u" flag, such as \p{L}; its own dialect has that.
func compiles(pattern string) bool {
	_, err := regexp2.Compile(pattern, regexp2.ECMAScript)
	if err != nil {
		_, err = regexp2.Compile(pattern, regexp2.None)
	}
	return err == nil
}

// matchTime bounds one match of a pattern that needs backtracking.
const matchTime = 50 * time.Millisecond

// matcher matches strings against one pattern.
type matcher struct {
	text  string
	plain *regexp.Regexp  // takes linear time; preferred
	ecma  *regexp2.Regexp // for lookaheads, backreferences and the like
	spent *int            // matches that ran out of time; shared by all matchers of a run
}

// maxTimeouts is after how many matches that ran out of time patterns that
// need backtracking are no longer tried.
const maxTimeouts = 20

// newMatcher returns nil when the pattern is no regular expression.
func newMatcher(pattern string, spent *int) *matcher {
	if plain, err := regexp.Compile(pattern); err == nil {
		return &matcher{text: pattern, plain: plain}
	}
	ecma, err := regexp2.Compile(pattern, regexp2.ECMAScript)
	if err != nil {
		if ecma, err = regexp2.Compile(pattern, regexp2.None); err != nil {
			return nil
		}
	}
	ecma.MatchTimeout = matchTime
	return &matcher{text: pattern, ecma: ecma, spent: spent}
}

// String returns the pattern.
func (m *matcher) String() string { return m.text }

// MatchString reports whether s holds a match. What cannot be decided in time
// counts as one.
func (m *matcher) MatchString(s string) bool {
	if m.plain != nil {
		return m.plain.MatchString(s)
	}
	if *m.spent >= maxTimeouts {
		return true
	}
	ok, err := m.ecma.MatchString(s)
	if err != nil {
		*m.spent++
		return true
	}
	return ok
}
