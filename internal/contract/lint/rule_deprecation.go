package lint

import (
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

func deprecatedPlan() Rule {
	return Rule{
		ID: "deprecated-without-plan", Severity: Info, Group: "style", Editions: InAll,
		Summary: "A deprecated operation says until when it works, or what to use instead",
		Why:     "A consumer that is only told to leave does not know where to, nor how soon",
		Remedy:  "Add x-sunset, a Sunset header (RFC 8594), or name the successor in the description",
		Check: func(p *Pass) {
			for op := range p.calls() {
				if op.Deprecated && !hasPlan(op) {
					p.Report(op.Node.Get("deprecated"), "the operation is deprecated, without a date and without a successor")
				}
			}
		},
	}
}

// hasPlan looks for a date or a successor in extensions, response headers and
// texts.
func hasPlan(op *contract.Operation) bool {
	for key := range op.Node.Fields() {
		if strings.HasPrefix(key, "x-") && mentions(key, "sunset", "deprecat", "replace", "successor", "removal") {
			return true
		}
	}
	for _, r := range op.Responses {
		for _, h := range r.Headers {
			if strings.EqualFold(h.Name, "Sunset") {
				return true
			}
		}
	}
	return mentions(op.Summary+" "+op.Description+" "+op.Node.At("externalDocs", "description").Text(),
		"instead", "replace", "superseded", "successor", "sunset", "migrat", "in favor of", "in favour of",
		"will be removed", "please use", "closing down", "use the ", "moved to", "renamed")
}

// mentions reports whether a text holds one of some words, whatever their case.
func mentions(text string, words ...string) bool {
	text = strings.ToLower(text)
	for _, word := range words {
		if strings.Contains(text, word) {
			return true
		}
	}
	return false
}

// errorProblem: RFC 9457.
func errorProblem() Rule {
	return Rule{
		ID: "error-response-problem", Severity: Hint, Optional: true, Group: "style", Editions: InAll,
		Summary: "Error responses with content have application/problem+json",
		Why:     "A client can treat the errors of all APIs alike",
		Remedy:  "Describe the error as a problem of RFC 9457",
		Check: func(p *Pass) {
			seen := make(map[*contract.Node]bool)
			for op := range p.calls() {
				for _, r := range op.Responses {
					if isError(r.Status) && len(r.Content) > 0 && !seen[r.Node] && !isProblem(r.Content) {
						seen[r.Node] = true
						p.Report(r.Node, "the error response has no application/problem+json")
					}
				}
			}
		},
	}
}

func isError(status string) bool {
	return strings.HasPrefix(status, "4") || strings.HasPrefix(status, "5")
}

func isProblem(content []*contract.Media) bool {
	for _, media := range content {
		if strings.HasPrefix(media.Type, "application/problem+") {
			return true
		}
	}
	return false
}
