package lint

import (
	"iter"
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

func swaggerSecurityDefined() Rule {
	r := securityDefined()
	r.ID, r.Editions = "oas2-operation-security-defined", In20
	r.Remedy = "Add the scheme to securityDefinitions, or correct the name"
	return r
}

// securityDefined: OpenAPI 3.1.1, section 4.8.30: "Each name MUST correspond
// to a security scheme which is declared in the Security Schemes". From 3.2 on
// a name may also be the URI of a scheme.
func securityDefined() Rule {
	return Rule{
		ID: "oas3-operation-security-defined", Severity: Error, Group: "meaning", Editions: From30,
		Summary: "Security requirements name only schemes that the document defines",
		Why:     "A client cannot know which credentials to send",
		Remedy:  "Add the scheme to components.securitySchemes, or correct the name",
		Check: func(p *Pass) {
			schemes := p.securitySchemes()
			for requirement := range p.requirements() {
				for i := range requirement.Children() {
					c := &requirement.Children()[i]
					if schemes[c.Key] == nil && !p.isSchemeURI(c.Key) {
						p.ReportKey(requirement, c, "no security scheme is called %q", c.Key)
					}
				}
			}
		},
	}
}

// isSchemeURI reports whether a name from OpenAPI 3.2 may be, or is, a URI. One
// that leads out of the document cannot be judged.
func (p *Pass) isSchemeURI(name string) bool {
	if p.Doc.Edition < contract.OpenAPI32 || !strings.ContainsAny(name, "/#:") {
		return false
	}
	return !strings.HasPrefix(name, "#") || p.Doc.Lookup(name) != nil
}

// securitySchemes returns the schemes by name, references resolved; a scheme
// whose reference leads nowhere counts as defined.
func (p *Pass) securitySchemes() map[string]*contract.Node {
	schemes := make(map[string]*contract.Node)
	for name, n := range p.Doc.SecuritySchemes() {
		schemes[name] = first(p.Doc.Resolve(n), n)
	}
	return schemes
}

// requirements iterates over the security requirement objects of the document
// and of every operation.
func (p *Pass) requirements() iter.Seq[*contract.Node] {
	return func(yield func(*contract.Node) bool) {
		for _, n := range p.Doc.Root.Get("security").Items() {
			if !yield(n) {
				return
			}
		}
		for op := range p.Doc.WithRole(contract.RoleOperation) {
			for _, n := range op.Get("security").Items() {
				if !yield(n) {
					return
				}
			}
		}
	}
}

// securityScopesDefined: OpenAPI 3.1.1, section 4.8.30. Before 3.1 only OAuth 2
// and OpenID Connect take scopes.
func securityScopesDefined() Rule {
	return Rule{
		ID: "security-scopes-defined", Severity: Warn, Group: "meaning", Editions: InAll,
		Summary: "Security requirements name only scopes that their OAuth 2 scheme lists",
		Why:     "An authorization server refuses a scope that it does not know",
		Remedy:  "List the scope in the scheme's flows, or correct it",
		Check: func(p *Pass) {
			schemes := p.securitySchemes()
			scopes := make(map[string]map[string]bool)
			for name, scheme := range schemes {
				scopes[name] = oauthScopes(scheme)
			}
			for requirement := range p.requirements() {
				for name, list := range requirement.Fields() {
					p.undefinedScopes(schemes[name], scopes[name], name, list)
				}
			}
		},
	}
}

func (p *Pass) undefinedScopes(scheme *contract.Node, scopes map[string]bool, name string, list *contract.Node) {
	switch scheme.Get("type").Text() {
	case "oauth2":
		for _, scope := range list.Items() {
			if scopes != nil && scope.Is(contract.String) && !scopes[scope.Text()] {
				p.Report(scope, "the scheme %q does not list the scope %q", name, scope.Text())
			}
		}
	case "basic", "apiKey", "http":
		if p.Doc.Edition <= contract.OpenAPI30 && list.Len() > 0 {
			p.Report(list, "the scheme %q takes no scopes", name)
		}
	}
}

// oauthScopes returns the scopes of all flows of an OAuth 2 scheme; nil when it
// lists none at all.
func oauthScopes(scheme *contract.Node) map[string]bool {
	lists := []*contract.Node{scheme.Get("scopes")}
	for _, flow := range scheme.Get("flows").Fields() {
		lists = append(lists, flow.Get("scopes"))
	}
	var scopes map[string]bool
	for _, list := range lists {
		for scope := range list.Fields() {
			if scopes == nil {
				scopes = make(map[string]bool)
			}
			scopes[scope] = true
		}
	}
	return scopes
}
