package lint

import (
	"net/url"
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

func noSchemeHTTP() Rule {
	return Rule{
		ID: "owasp:api8:2023-no-scheme-http", Severity: Warn, Group: "security", Editions: In20,
		Summary: "The API is reached by https or wss only",
		Why:     "Anyone on the way reads and changes what is sent in the clear",
		Remedy:  "Remove http and ws from schemes",
		Check: func(p *Pass) {
			if isLocal(p.Doc.Root.Get("host").Text()) {
				return
			}
			for _, scheme := range p.Doc.Root.Get("schemes").Items() {
				switch scheme.Text() {
				case "http", "ws":
					p.Report(scheme, "the API is reached in the clear, by %s", scheme.Text())
				}
			}
		},
	}
}

func noServerHTTP() Rule {
	return Rule{
		ID: "owasp:api8:2023-no-server-http", Severity: Warn, Group: "security", Editions: From30,
		Summary: "Every server other than the local one is reached by https or wss",
		Why:     "Anyone on the way reads and changes what is sent in the clear",
		Remedy:  "Write https://",
		Check: serverURLs(func(s string) bool {
			rest, clear := strings.CutPrefix(s, "http://")
			return clear && !isLocal(rest)
		}, "the server is reached in the clear, by http"),
	}
}

// isLocal reports whether a host, with or without port and path, is the
// machine of whoever reads the document.
func isLocal(host string) bool {
	u, err := url.Parse("//" + host)
	if err != nil {
		return false
	}
	name := u.Hostname()
	return name == "localhost" || strings.HasSuffix(name, ".localhost") || name == "::1" || strings.HasPrefix(name, "127.")
}

func inventoryAccess() Rule {
	return Rule{
		ID: "owasp:api9:2023-inventory-access", Severity: Hint, Optional: true, Group: "security", Editions: From30,
		Summary: "Every server says by x-internal whom it is for",
		Why:     "Internal servers are published by mistake",
		Remedy:  "Add x-internal: true or false",
		Check: func(p *Pass) {
			for _, server := range p.Doc.Root.Get("servers").Items() {
				if server.Is(contract.Object) && !server.Has("x-internal") {
					p.Report(first(server.Get("url"), server), "the server has no x-internal")
				}
			}
		},
	}
}

func inventoryEnvironment() Rule {
	return Rule{
		ID: "owasp:api9:2023-inventory-environment", Severity: Hint, Optional: true, Group: "security", Editions: From30,
		Summary: "The description of every server says which environment it is",
		Why:     "Test data goes to production, and the other way round",
		Remedy:  "Mention production, staging, test or the like in the description",
		Check: func(p *Pass) {
			for _, server := range p.Doc.Root.Get("servers").Items() {
				if server.Is(contract.Object) && !mentions(server.Get("description").Text(),
					"local", "sandbox", "alpha", "beta", "test", "stag", "prod", "next", "develop") {
					p.Report(first(server.Get("url"), server), "the server does not say which environment it is")
				}
			}
		},
	}
}
