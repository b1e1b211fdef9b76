package lint

import (
	"slices"
	"strings"
	"unicode"

	"github.com/apisteward/steward/internal/contract"
)

func noHTTPBasic() Rule {
	return Rule{
		ID: "owasp:api2:2023-no-http-basic", Severity: Hint, Group: "security", Editions: InAll,
		Summary: "No security scheme is HTTP Basic",
		Why:     "It sends the password itself with every request",
		Remedy:  "Use bearer tokens, OAuth 2 or OpenID Connect",
		Check: func(p *Pass) {
			for scheme := range p.objects(contract.RoleSecurityScheme) {
				kind := scheme.Get("type")
				if kind.Text() == "basic" || kind.Text() == "http" && strings.EqualFold(scheme.Get("scheme").Text(), "basic") {
					p.Report(first(scheme.Get("scheme"), kind), "the security scheme is HTTP Basic")
				}
			}
		},
	}
}

func noKeysInURL() Rule {
	return Rule{
		ID: "owasp:api2:2023-no-api-keys-in-url", Severity: Warn, Group: "security", Editions: InAll,
		Summary: "No API key travels in the URL",
		Why:     "URLs end up in logs, histories and Referer headers",
		Remedy:  "Send the key in a header",
		Check: func(p *Pass) {
			for scheme := range p.objects(contract.RoleSecurityScheme) {
				switch in := scheme.Get("in"); in.Text() {
				case "query", "path":
					if scheme.Get("type").Text() == "apiKey" {
						p.Report(in, "the API key travels in the URL")
					}
				}
			}
		},
	}
}

func noCredentialsInURL() Rule {
	return Rule{
		ID: "owasp:api2:2023-no-credentials-in-url", Severity: Info, Group: "security", Editions: InAll,
		Summary: "No path or query parameter is a credential",
		Why:     "URLs end up in logs, histories and Referer headers",
		Remedy:  "Send it in a header or in the body",
		Check: func(p *Pass) {
			for param := range p.objects(contract.RoleParameter) {
				name := param.Get("name")
				switch param.Get("in").Text() {
				case "query", "path":
					if isCredential(name.Text()) {
						p.Report(name, "the parameter %q looks like a credential in the URL", name.Text())
					}
				}
			}
		},
	}
}

// isCredential judges a parameter by its name. Tokens of pagination and the
// like are none.
func isCredential(name string) bool {
	name = strings.Map(func(r rune) rune {
		if r == '_' || r == '-' || r == '.' {
			return -1
		}
		return unicode.ToLower(r)
	}, name)
	switch name {
	case "token", "password", "passwd", "secret", "apikey", "auth", "credentials":
		return true
	}
	for _, end := range [...]string{"clientsecret", "accesstoken", "refreshtoken", "idtoken", "apikey", "authtoken", "sessiontoken", "password"} {
		if strings.HasSuffix(name, end) {
			return true
		}
	}
	return false
}

func insecureSchemes() Rule {
	return Rule{
		ID: "owasp:api2:2023-auth-insecure-schemes", Severity: Warn, Group: "security", Editions: From30,
		Summary: "No security scheme uses an outdated method of authentication",
		Why:     "OAuth 1 and Negotiate (NTLM) are known to be weak",
		Remedy:  "Use bearer tokens, OAuth 2 or OpenID Connect",
		Check: func(p *Pass) {
			for scheme := range p.objects(contract.RoleSecurityScheme) {
				switch name := scheme.Get("scheme"); strings.ToLower(name.Text()) {
				case "negotiate", "oauth", "digest", "ntlm":
					if scheme.Get("type").Text() == "http" {
						p.Report(name, "the method %q is outdated", name.Text())
					}
				}
			}
		},
	}
}

func jwtBestPractices() Rule {
	return Rule{
		ID: "owasp:api2:2023-jwt-best-practices", Severity: Hint, Optional: true, Group: "security", Editions: InAll,
		Summary: "A security scheme with JSON Web Tokens says that it follows RFC 8725",
		Why:     "Tokens whose algorithm is not checked can be forged",
		Remedy:  "Follow RFC 8725 and say so in the description",
		Check: func(p *Pass) {
			for scheme := range p.objects(contract.RoleSecurityScheme) {
				usesJWT := scheme.Get("type").Text() == "oauth2" || strings.EqualFold(scheme.Get("bearerFormat").Text(), "jwt")
				text := strings.ReplaceAll(scheme.Get("description").Text(), " ", "")
				if usesJWT && !strings.Contains(text, "RFC8725") {
					p.Report(scheme, "the security scheme does not mention RFC 8725")
				}
			}
		},
	}
}

func shortLivedTokens() Rule {
	return Rule{
		ID: "owasp:api2:2023-short-lived-access-tokens", Severity: Hint, Optional: true, Group: "security", Editions: From30,
		Summary: "Every OAuth 2 flow for a user has a refresh URL",
		Why:     "Without one access tokens have to live long, and a stolen one is good for as long",
		Remedy:  "Issue short-lived tokens and add refreshUrl",
		Check: func(p *Pass) {
			for scheme := range p.objects(contract.RoleSecurityScheme) {
				for name, flow := range scheme.Get("flows").Fields() {
					if name != "clientCredentials" && flow.Is(contract.Object) && blank(flow.Get("refreshUrl")) {
						p.Report(flow, "the flow has no refreshUrl")
					}
				}
			}
		},
	}
}

func writeRestricted() Rule {
	return Rule{
		ID: "owasp:api2:2023-write-restricted", Severity: Info, Group: "security", Editions: InAll,
		Summary: "Every operation that writes needs credentials",
		Why:     "Anyone who reaches the server can change data",
		Remedy:  "Add security to the operation or the document",
		Check:   restricted("the operation writes and needs no credentials", "POST", "PUT", "PATCH", "DELETE"),
	}
}

func readRestricted() Rule {
	return Rule{
		ID: "owasp:api2:2023-read-restricted", Severity: Hint, Optional: true, Group: "security", Editions: InAll,
		Summary: "Every operation that reads needs credentials",
		Why:     "Anyone who reaches the server can read data",
		Remedy:  "Add security to the operation or the document",
		Check:   restricted("the operation reads and needs no credentials", "GET", "HEAD"),
	}
}

// restricted returns a check that operations with some methods need
// credentials. A document that says nothing of security at all is told once.
func restricted(text string, methods ...string) func(*Pass) {
	return func(p *Pass) {
		var open []*contract.Operation
		given := false
		for op := range p.calls() {
			given = given || op.SecurityGiven
			if slices.Contains(methods, op.Method) && unprotected(op) {
				open = append(open, op)
			}
		}
		if !given && len(open) > 1 {
			p.Report(nil, "%s, as do %d others: the document says nothing of security", strings.Replace(text, "the operation", open[0].Name(), 1), len(open)-1)
			return
		}
		for _, op := range open {
			p.Report(op.Node, "%s", text)
		}
	}
}

// unprotected reports whether an operation can be called without credentials.
func unprotected(op *contract.Operation) bool {
	for _, alternative := range op.Security {
		if len(alternative.Schemes) == 0 {
			return true
		}
	}
	return len(op.Security) == 0
}

func adminSecurity() Rule {
	return Rule{
		ID: "owasp:api5:2023-admin-security-unique", Severity: Hint, Optional: true, Group: "security", Editions: InAll,
		Summary: "Operations under /admin need other credentials, or scopes, than the rest",
		Why:     "A user's credentials must not open an administrator's doors",
		Remedy:  "Give administrative operations a scheme or scopes of their own",
		Check: func(p *Pass) {
			common := make(map[string]bool)
			for op := range p.calls() {
				if !isAdmin(op) {
					for _, alternative := range op.Security {
						common[credentials(alternative)] = true
					}
				}
			}
			for op := range p.calls() {
				for _, alternative := range op.Security {
					if isAdmin(op) && common[credentials(alternative)] {
						p.Report(op.Node, "the administrative operation opens to the credentials of other operations")
						break
					}
				}
			}
		},
	}
}

func isAdmin(op *contract.Operation) bool {
	for segment := range strings.SplitSeq(op.Path, "/") {
		if segment == "admin" {
			return true
		}
	}
	return false
}

// credentials names what a requirement asks for.
func credentials(r contract.Requirement) string {
	var b strings.Builder
	for _, use := range r.Schemes {
		b.WriteString(use.Name)
		b.WriteByte(' ')
		b.WriteString(strings.Join(use.Scopes, ","))
		b.WriteByte('\n')
	}
	return b.String()
}
