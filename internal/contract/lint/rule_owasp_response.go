package lint

import (
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// eachResponse returns a check that f approves of every response of every
// call; one that several operations share is reported once.
func eachResponse(ok func(*contract.Response) bool, text string) func(*Pass) {
	return func(p *Pass) {
		seen := make(map[*contract.Node]bool)
		for op := range p.calls() {
			for _, r := range op.Responses {
				if r.Node != nil && !seen[r.Node] && !ok(r) {
					seen[r.Node] = true
					p.Report(r.Node, "%s", text)
				}
			}
		}
	}
}

func hasHeader(r *contract.Response, names ...string) bool {
	for _, h := range r.Headers {
		for _, name := range names {
			if strings.EqualFold(h.Name, name) {
				return true
			}
		}
	}
	return false
}

func rateLimit() Rule {
	return Rule{
		ID: "owasp:api4:2023-rate-limit", Severity: Hint, Optional: true, Group: "security", Editions: From30,
		Summary: "Responses below 300 and between 400 and 499 have rate limit headers",
		Why:     "A consumer that does not know its limit runs into it, and an API without one can be flooded",
		Remedy:  "Limit the rate, and describe RateLimit headers",
		Check: eachResponse(func(r *contract.Response) bool {
			return !strings.HasPrefix(r.Status, "2") && !strings.HasPrefix(r.Status, "4") ||
				hasHeader(r, "RateLimit", "RateLimit-Limit", "X-RateLimit-Limit", "X-Rate-Limit-Limit")
		}, "the response has no rate limit header"),
	}
}

func rateLimitRetryAfter() Rule {
	return Rule{
		ID: "owasp:api4:2023-rate-limit-retry-after", Severity: Hint, Group: "security", Editions: From30,
		Summary: "A response 429 has a Retry-After header",
		Why:     "A consumer that does not know how long to wait tries again at once",
		Remedy:  "Send and describe Retry-After (RFC 9110, section 10.2.3)",
		Check: eachResponse(func(r *contract.Response) bool {
			return r.Status != "429" || hasHeader(r, "Retry-After")
		}, "the response has no Retry-After header"),
	}
}

func corsOrigin() Rule {
	return Rule{
		ID: "owasp:api8:2023-define-cors-origin", Severity: Hint, Optional: true, Group: "security", Editions: InAll,
		Summary: "Responses have an Access-Control-Allow-Origin header",
		Why:     "It says which web sites may call the API from a browser",
		Remedy:  "Send and describe Access-Control-Allow-Origin",
		Check: eachResponse(func(r *contract.Response) bool { return hasHeader(r, "Access-Control-Allow-Origin") },
			"the response has no Access-Control-Allow-Origin header"),
	}
}

// documents returns a check that every call documents one of some statuses.
func documents(text string, statuses ...string) func(*Pass) {
	return func(p *Pass) {
		for op := range p.calls() {
			found := false
			for _, r := range op.Responses {
				for _, status := range statuses {
					found = found || r.Status == status
				}
			}
			if !found {
				p.Report(first(op.Node.Get("responses"), op.Node), "%s", text)
			}
		}
	}
}

func rateLimitResponse() Rule {
	return Rule{
		ID: "owasp:api4:2023-rate-limit-responses-429", Severity: Hint, Optional: true, Group: "security", Editions: InAll,
		Summary: "Every operation documents a response 429",
		Why:     "Clients must be ready for it, and an API without rate limits can be flooded",
		Remedy:  "Limit the rate, and document 429",
		Check:   documents("the operation documents no 429", "429", "4XX"),
	}
}

func errorValidation() Rule {
	return Rule{
		ID: "owasp:api8:2023-define-error-validation", Severity: Hint, Optional: true, Group: "security", Editions: InAll,
		Summary: "Every operation documents a response 400, 422 or 4XX",
		Why:     "What is not described tends to leak details of the server",
		Remedy:  "Document what an invalid request is answered with",
		Check:   documents("the operation documents none of 400, 422 and 4XX", "400", "422", "4XX"),
	}
}

func errorUnauthorized() Rule {
	return Rule{
		ID: "owasp:api8:2023-define-error-responses-401", Severity: Hint, Optional: true, Group: "security", Editions: InAll,
		Summary: "Every operation documents a response 401",
		Why:     "What is not described tends to leak details of the server",
		Remedy:  "Document what a request without credentials is answered with",
		Check:   documents("the operation documents no 401", "401", "4XX"),
	}
}

func errorInternal() Rule {
	return Rule{
		ID: "owasp:api8:2023-define-error-responses-500", Severity: Hint, Optional: true, Group: "security", Editions: InAll,
		Summary: "Every operation documents a response 500",
		Why:     "What is not described tends to leak details of the server",
		Remedy:  "Document what a failure is answered with",
		Check:   documents("the operation documents no 500", "500", "5XX", "default"),
	}
}
