package verify

import (
	"slices"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/contract/lint"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/failure"
)

// contradictions are the rules by which a document contradicts itself: what an
// API is held against had better be true of itself.
var contradictions = []string{
	"oas2-valid-schema-example", "oas2-valid-media-example", "oas3-valid-schema-example", "oas3-valid-media-example", "default-valid",
	"oas3-link-operation", "oas3-links-parameters-expression", "oas3-link-parameters", "oas3-link-values", "oas3-link-source", "oas3-parameter-example-style",
	"oas2-operation-security-defined", "oas3-operation-security-defined", "security-scopes-defined",
}

// contradicting are the places where a document contradicts itself, as
// warnings: outside of operations, or in those that are verified.
func contradicting(doc *contract.Document, operations []*contract.Operation) []failure.Failure {
	set := lint.DefaultRuleset()
	for _, rule := range lint.Rules() {
		if !slices.Contains(contradictions, rule.ID) {
			set = set.With(rule.ID, lint.Off)
		}
	}
	wanted := map[string]bool{"": true}
	for _, op := range operations {
		wanted[op.Name()] = true
	}
	var found []failure.Failure
	for _, f := range lint.Run(doc, set) {
		if !wanted[f.Operation] {
			continue
		}
		found = append(found, failure.Failure{
			ID: failure.NewID(f.Operation, f.Rule, f.Place, ""), Check: f.Rule, Level: failure.Warning, Operation: f.Operation,
			Text: "The document contradicts itself: " + f.Text + ".", Place: failure.Place{Pointer: f.Place, Line: f.Line, Column: f.Column},
			Phase: call.Document, Seen: 1,
		})
	}
	return found
}
