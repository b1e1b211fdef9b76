package lint

import "github.com/apisteward/steward/internal/contract"

func operationDescription() Rule {
	return Rule{
		ID: "operation-description", Severity: Hint, Group: "style", Editions: InAll,
		Summary: "Every operation has a description",
		Why:     "A summary names the operation; only a description says how it behaves",
		Remedy:  "Add a description",
		Check: func(p *Pass) {
			for op := range p.calls() {
				if blank(op.Node.Get("description")) {
					p.Report(op.Node, "the operation has no description")
				}
			}
		},
	}
}

func successResponse() Rule {
	return Rule{
		ID: "operation-success-response", Severity: Warn, Group: "meaning", Editions: InAll,
		Summary: "Every operation documents a response below 400",
		Why:     "A consumer cannot tell what a successful call returns",
		Remedy:  "Document a 2XX or 3XX response",
		Check: func(p *Pass) {
			for op := range p.calls() {
				responses := op.Node.Get("responses")
				if responses == nil && p.Doc.Edition <= contract.OpenAPI30 {
					continue // the rules of structure say so
				}
				if !succeeds(responses) {
					p.Report(first(responses, op.Node), "no response of the operation has a status below 400")
				}
			}
		},
	}
}

// succeeds reports whether one of the documented statuses is 1XX, 2XX or 3XX.
func succeeds(responses *contract.Node) bool {
	for status := range responses.Fields() {
		if len(status) == 3 && '1' <= status[0] && status[0] <= '3' {
			return true
		}
	}
	return false
}

// first returns the first node that is present.
func first(nodes ...*contract.Node) *contract.Node {
	for _, n := range nodes {
		if n != nil {
			return n
		}
	}
	return nil
}

// responseStatus: RFC 9110, section 16.2.1, and the registry it sets up. Each
// status is reported once, where it is first used.
func responseStatus() Rule {
	return Rule{
		ID: "response-status-registered", Severity: Info, Group: "meaning", Editions: InAll,
		Summary: "Responses are documented under statuses that are registered for HTTP",
		Why:     "Clients and proxies take an unknown status for the first of its class, 4XX for 400",
		Remedy:  "Use a registered status",
		Check: func(p *Pass) {
			said := make(map[string]bool)
			for n := range p.Doc.WithRole(contract.RoleResponses) {
				for i := range n.Children() {
					c := &n.Children()[i]
					if len(c.Key) == 3 && digits(c.Key) && !registered(c.Key) && !said[c.Key] {
						said[c.Key] = true
						p.ReportKey(n, c, "%s is no registered HTTP status", c.Key)
					}
				}
			}
		},
	}
}

// registered reports whether a status of three digits is in the HTTP Status
// Code Registry, "unused" ones and temporary ones included.
func registered(status string) bool {
	switch s := status; s[0] {
	case '1':
		return s <= "104"
	case '2':
		return s <= "208" || s == "226"
	case '3':
		return s <= "308"
	case '4':
		switch s {
		case "427", "430":
			return false
		}
		return s <= "418" || "421" <= s && s <= "431" || s == "451"
	case '5':
		return s <= "508" || s == "510" || s == "511"
	}
	return false
}

// methodWithoutBody: RFC 9110, section 9.3: content in GET, HEAD, DELETE and
// TRACE has no defined meaning; OpenAPI 3.0 has it ignored.
func methodWithoutBody() Rule {
	return Rule{
		ID: "method-without-body", Severity: Warn, Group: "meaning", Editions: InAll,
		Summary: "GET, HEAD, DELETE and TRACE take no request body",
		Why:     "Many proxies, caches and clients drop the body of such a request or refuse it",
		Remedy:  "Use parameters, or POST",
		Check: func(p *Pass) {
			for op := range p.operations() {
				switch op.Method {
				case "GET", "HEAD", "DELETE", "TRACE":
					if op.Body != nil {
						p.Report(first(op.Node.Get("requestBody"), op.Body.Node, op.Node), "%s takes a request body, which HTTP gives no meaning", op.Method)
					}
				}
			}
		},
	}
}
