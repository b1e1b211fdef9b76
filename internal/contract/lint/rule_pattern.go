package lint

import (
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
