package reference

import (
	"cmp"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/portal/markdown"
	"github.com/apisteward/steward/internal/portal/prose"
)

// Scheme is a way in which callers say who they are.
type Scheme struct {
	Name        string
	Anchor      string // on the page about authentication
	Summary     string // "bearer token in the Authorization header"
	Sample      string // what to send, "Authorization: Bearer TOKEN"; "" when that cannot be said in a line
	Description prose.Text
	Deprecated  bool
	Discovery   string // address of OpenID Connect's configuration
	Flows       []Flow // of OAuth 2.0
}

// Sentence says how the scheme is used: "Bearer token in the Authorization
// header."
func (s *Scheme) Sentence() string {
	if s.Summary == "" {
		return ""
	}
	return strings.ToUpper(s.Summary[:1]) + s.Summary[1:] + "."
}

// Flow is a way to get a token of OAuth 2.0.
type Flow struct {
	Name      string
	Addresses []Address
	Scopes    []Scope
}

// Address is an address with a name. It leads nowhere by itself: programs
// use it.
type Address struct{ Name, URL string }

// Scope is what a token may be good for.
type Scope struct{ Name, Description string }

// Schemes returns the security schemes of the document, in its order.
func (r *Reference) Schemes() []*Scheme {
	var out []*Scheme
	taken := newNames()
	for name, n := range r.doc.SecuritySchemes() {
		n = r.doc.Resolve(n)
		out = append(out, &Scheme{
			Name: markdown.OneLine(name), Anchor: "scheme-" + taken.take(name),
			Summary: markdown.OneLine(schemeWords(n)), Sample: schemeSample(n),
			Description: r.texts.Text(n.Get("description").Text(), prose.BelowSection),
			Deprecated:  n.Get("deprecated").True(),
			Discovery:   markdown.OneLine(n.Get("openIdConnectUrl").Text()), Flows: schemeFlows(n),
		})
	}
	return out
}

// schemeSample is a line of a request that carries the scheme's credentials.
func schemeSample(n *contract.Node) string {
	name := markdown.OneLine(n.Get("name").Text())
	switch n.Get("type").Text() {
	case "apiKey":
		switch n.Get("in").Text() {
		case "header":
			return name + ": YOUR_KEY"
		case "query":
			return "?" + name + "=YOUR_KEY"
		case "cookie":
			return "Cookie: " + name + "=YOUR_KEY"
		}
	case "basic":
		return "Authorization: Basic BASE64(USER:PASSWORD)"
	case "http":
		switch scheme := n.Get("scheme").Text(); strings.ToLower(scheme) {
		case "basic":
			return "Authorization: Basic BASE64(USER:PASSWORD)"
		case "bearer":
			return "Authorization: Bearer YOUR_TOKEN"
		default:
			return "Authorization: " + markdown.OneLine(scheme) + " CREDENTIALS"
		}
	case "oauth2", "openIdConnect":
		return "Authorization: Bearer YOUR_TOKEN"
	}
	return ""
}

// flowNames are the flows of OpenAPI and of Swagger 2.0, by their keys.
var flowNames = []struct{ key, name string }{
	{"authorizationCode", "Authorization code"}, {"accessCode", "Authorization code"},
	{"clientCredentials", "Client credentials"}, {"application", "Client credentials"},
	{"deviceAuthorization", "Device authorization"}, {"password", "Password"}, {"implicit", "Implicit"},
}

// schemeFlows reads the flows of OAuth 2.0. Swagger 2.0 has one in a scheme.
func schemeFlows(n *contract.Node) []Flow {
	var out []Flow
	for _, f := range flowNames {
		if flow := n.Get("flows").Get(f.key); flow != nil {
			out = append(out, readFlow(f.name, flow))
		} else if n.Get("flow").Text() == f.key {
			out = append(out, readFlow(f.name, n))
		}
	}
	return out
}

func readFlow(name string, n *contract.Node) Flow {
	flow := Flow{Name: name}
	for _, a := range []struct{ name, key string }{
		{"Authorization", "authorizationUrl"}, {"Device authorization", "deviceAuthorizationUrl"}, {"Token", "tokenUrl"}, {"Refresh", "refreshUrl"},
	} {
		if url := markdown.OneLine(n.Get(a.key).Text()); url != "" {
			flow.Addresses = append(flow.Addresses, Address{a.name, url})
		}
	}
	for scope, what := range n.Get("scopes").Fields() {
		flow.Scopes = append(flow.Scopes, Scope{cmp.Or(markdown.OneLine(scope), "(none)"), markdown.OneLine(what.Text())})
	}
	return flow
}

// schemeWords says how a security scheme is used: "bearer token in the
// Authorization header".
func schemeWords(n *contract.Node) string {
	switch n.Get("type").Text() {
	case "apiKey":
		return "API key in " + n.Get("in").Text() + " " + n.Get("name").Text()
	case "http":
		if strings.EqualFold(n.Get("scheme").Text(), "bearer") {
			return "bearer token in the Authorization header"
		}
		return "HTTP " + n.Get("scheme").Text() + " authentication"
	case "basic":
		return "HTTP basic authentication"
	case "oauth2":
		return "OAuth 2.0"
	case "openIdConnect":
		return "OpenID Connect"
	case "mutualTLS":
		return "client certificate (mutual TLS)"
	}
	return n.Get("type").Text()
}
