package lint

import (
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// operationIDUnique: OpenAPI 3.1.1, section 4.8.10 (operationId). Webhooks and
// callbacks are operations of the same document.
func operationIDUnique() Rule {
	return Rule{
		ID: "operation-operationId-unique", Severity: Error, Group: "meaning", Editions: InAll,
		Summary: "No two operations have the same operationId",
		Why:     "Clients, links and pages name an operation by its id and would mix the two up",
		Remedy:  "Give one of the operations another operationId",
		Check: func(p *Pass) {
			first := make(map[string]*contract.Operation)
			for op := range p.operations() {
				id := op.Node.Get("operationId")
				if id.Text() == "" {
					continue
				}
				if other, ok := first[id.Text()]; ok {
					p.Report(id, "the operationId %q is already that of %s", id.Text(), other.Name())
					continue
				}
				first[id.Text()] = op
			}
		},
	}
}

func operationID() Rule {
	return Rule{
		ID: "operation-operationId", Severity: Info, Group: "style", Editions: InAll,
		Summary: "Every operation has an operationId",
		Why:     "Without one, generated clients and links make up names that change with the path",
		Remedy:  "Add an operationId such as \"listUsers\"",
		Check: func(p *Pass) {
			for op := range p.calls() {
				if blank(op.Node.Get("operationId")) {
					p.Report(op.Node, "the operation has no operationId")
				}
			}
		},
	}
}

func operationIDValidInURL() Rule {
	return Rule{
		ID: "operation-operationId-valid-in-url", Severity: Warn, Group: "style", Editions: InAll,
		Summary: "An operationId holds only characters that may stand in a URL",
		Why:     "Tools link to an operation by its id",
		Remedy:  "Use letters, digits, \"-\", \"_\" and \".\"",
		Check: func(p *Pass) {
			for op := range p.calls() {
				id := op.Node.Get("operationId")
				if i := strings.IndexFunc(id.Text(), notInURL); i >= 0 {
					p.Report(id, "the operationId %q holds a character that may not stand in a URL", id.Text())
				}
			}
		},
	}
}

// notInURL reports whether a character is neither reserved nor unreserved
// (RFC 3986, section 2).
func notInURL(r rune) bool {
	switch {
	case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', '0' <= r && r <= '9':
		return false
	}
	return !strings.ContainsRune("-._~:/?#[]@!$&'()*+,;=", r)
}
