package check

import (
	"net/http"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/schema"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/failure"
	"github.com/apisteward/steward/internal/wire"
)

// responseHeaders finds documented headers that are missing although required,
// and those whose values do not fit. Content-Type is documented by the content
// alone (OpenAPI 3.0.3, section 4.7.17).
func (c *Context) responseHeaders(x *call.Exchange) []failure.Failure {
	r := x.Response()
	if r == nil {
		return nil
	}
	var found []failure.Failure
	for _, p := range r.Headers {
		name := http.CanonicalHeaderKey(p.Name)
		values := x.Header[name]
		switch {
		case name == "Content-Type":
		case len(values) > 0:
			found = append(found, c.headerValue(x, p, values)...)
		case p.Required && !ofConnection(name):
			f := failure.New("response-header", x, p.Node)
			found = append(found, one(f, "The required header "+p.Name+" is missing.", "the header "+p.Name, "none of that name")...)
		}
	}
	return found
}

func (c *Context) headerValue(x *call.Exchange, p *contract.Parameter, values []string) []failure.Failure {
	text := strings.TrimSpace(strings.Join(values, ", ")) // RFC 9110, section 5.2
	var node *contract.Node
	var v any
	switch {
	case p.Schema != nil:
		node, v = p.Schema, c.fromText(p.Schema, text, true)
	case len(p.Content) == 0 || p.Content[0].Schema == nil || !wire.IsJSON(p.Content[0].Type):
		return nil
	default:
		decoded, err := decode([]byte(text))
		if err != nil {
			f := failure.New("response-header", x, p.Node)
			return one(f, "The header "+p.Name+" is not the JSON that is documented.", p.Content[0].Type, headerText(p, text))
		}
		node, v = p.Content[0].Schema, decoded
	}
	faults, ok := c.Judge.Faults(node, schema.Response, v)
	if !ok {
		c.notJudged(x, "the header "+p.Name)
	}
	var found []failure.Failure
	for _, fault := range faults {
		if fault.Keyword == "format" && formedByHTTP(p.Name) {
			continue
		}
		f := failure.New("response-header", x, p.Node)
		if fault.Soft {
			f = warning(f)
		}
		found = append(found, one(f, "The header "+p.Name+" is not as documented: it "+fault.Text+".", c.expectation(fault), headerText(p, text))...)
	}
	return found
}

// ofConnection reports whether a header is about how an answer is carried, and
// may be gone once it has arrived.
func ofConnection(name string) bool {
	switch name {
	case "Connection", "Content-Encoding", "Content-Length", "Keep-Alive", "Trailer", "Transfer-Encoding", "Upgrade":
		return true
	}
	return false
}

// headerText shows a header's value, unless it may be secret.
func headerText(p *contract.Parameter, text string) string {
	if secret(p.Name) || strings.EqualFold(p.Name, "Set-Cookie") {
		return "a value that is not shown, since it may be secret"
	}
	return p.Name + ": " + short(text)
}

// formedByHTTP reports whether a header has its form from HTTP, whatever format
// a document gives it: dates there are not those of RFC 3339.
func formedByHTTP(name string) bool {
	switch http.CanonicalHeaderKey(name) {
	case "Date", "Expires", "Last-Modified", "Retry-After", "Sunset", "Deprecation", "Location", "Content-Location":
		return true
	}
	return false
}
