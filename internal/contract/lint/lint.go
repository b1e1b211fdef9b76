// Package lint judges one document: its structure by a table of the OpenAPI
// specifications, its meaning, style and security by rules of its own.
package lint

import (
	"cmp"
	"slices"

	"github.com/apisteward/steward/internal/contract"
)

// Finding is what a rule says about one place in one document.
type Finding struct {
	Rule         string
	Severity     Severity
	Text         string // one sentence, without a full stop
	Place        string // JSON pointer, "#/paths/~1users/get"
	Line, Column int    // one-based place in the text
	Operation    string // "GET /users" when the place is inside one operation, else ""
}

// Rule is one thing that Run checks.
type Rule struct {
	ID       string   // stable, kebab-case; Spectral's where the rule is the same
	Severity Severity // default; what the rule has when it is on
	Optional bool     // off unless a ruleset asks for it
	Group    string   // "structure", "meaning", "style" or "security"
	Summary  string   // what must hold, in one sentence
	Why      string   // what goes wrong otherwise
	Remedy   string   // what to change
	Editions Editions // editions it applies to
	Check    func(*Pass)
}

// Rules returns every rule, in a fixed order. The slice is the caller's.
func Rules() []Rule {
	return slices.Concat(structureRules(), meaningRules(), styleRules(), securityRules())
}

// Run checks a document by the rules that are on in a ruleset. The findings
// are sorted by line, column and rule. Of one rule at most 1,000 findings are
// returned, followed by one that says how many were left out.
func Run(doc *contract.Document, set Ruleset) []Finding {
	shared := newShared(doc)
	var findings []Finding
	for _, rule := range Rules() {
		severity := set.severity(rule)
		if severity == Off || !rule.Editions.Has(doc.Edition) {
			continue
		}
		pass := &Pass{Doc: doc, shared: shared, rule: rule.ID, severity: severity}
		rule.Check(pass)
		findings = append(findings, pass.result()...)
	}
	slices.SortStableFunc(findings, func(a, b Finding) int {
		return cmp.Or(
			cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Rule, b.Rule),
		)
	})
	return findings
}
