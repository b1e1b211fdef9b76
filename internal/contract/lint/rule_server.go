package lint

import (
	"iter"
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// servers iterates over the server objects of the document, its path items,
// operations and links.
func (p *Pass) servers() iter.Seq[*contract.Node] {
	return func(yield func(*contract.Node) bool) {
		holders := []*contract.Node{p.Doc.Root}
		for _, role := range [...]contract.Role{contract.RolePathItem, contract.RoleOperation} {
			for n := range p.Doc.WithRole(role) {
				if n.Has("servers") {
					holders = append(holders, n)
				}
			}
		}
		for _, holder := range holders {
			for _, server := range holder.Get("servers").Items() {
				if server.Is(contract.Object) && !yield(server) {
					return
				}
			}
		}
		for link := range p.objects(contract.RoleLink) {
			if server := link.Get("server"); server.Is(contract.Object) && !yield(server) {
				return
			}
		}
	}
}

// serverURLs returns a check of the URL of every server.
func serverURLs(wrong func(url string) bool, text string) func(*Pass) {
	return func(p *Pass) {
		for server := range p.servers() {
			if url := server.Get("url"); wrong(url.Text()) {
				p.Report(url, "%s", text)
			}
		}
	}
}

func apiServers() Rule {
	return Rule{
		ID: "oas3-api-servers", Severity: Hint, Group: "style", Editions: From30,
		Summary: "The document names its servers",
		Why:     "Without them a client must be told elsewhere where the API is",
		Remedy:  "Add servers",
		Check: func(p *Pass) {
			if p.Doc.Root.Get("paths").Len() > 0 && p.Doc.Root.Get("servers").Len() == 0 {
				p.Report(p.Doc.Root.Get("servers"), "the document names no servers")
			}
		},
	}
}

func serverSlash() Rule {
	return Rule{
		ID: "oas3-server-trailing-slash", Severity: Warn, Group: "style", Editions: From30,
		Summary: "No server's URL ends in a slash",
		Why:     "Paths begin with one, so that requests would go to //users",
		Remedy:  "Remove the slash",
		Check: serverURLs(func(url string) bool { return len(url) > 1 && strings.HasSuffix(url, "/") },
			"the server's URL ends in a slash"),
	}
}

func serverExample() Rule {
	return Rule{
		ID: "oas3-server-not-example.com", Severity: Hint, Optional: true, Group: "style", Editions: From30,
		Summary: "No server is at example.com",
		Why:     "Nobody will find the API there",
		Remedy:  "Name the real server",
		Check: serverURLs(func(url string) bool { return strings.Contains(url, "example.com") },
			"the server is at example.com"),
	}
}

// serverVariables: OpenAPI 3.1.1, sections 4.8.5 and 4.8.6.
func serverVariables() Rule {
	return Rule{
		ID: "oas3-server-variables", Severity: Warn, Group: "meaning", Editions: From30,
		Summary: "The variables of a server's URL are declared, used, and have a default among their values",
		Why:     "A client cannot make a URL of a variable without a value",
		Remedy:  "Declare each variable of the URL, and no other, with a default that its enum holds",
		Check: func(p *Pass) {
			for server := range p.servers() {
				p.serverVariables(server)
			}
		},
	}
}

func (p *Pass) serverVariables(server *contract.Node) {
	url, variables := server.Get("url"), server.Get("variables")
	used := make(map[string]bool)
	for _, name := range pathVariables(url.Text()) {
		if !used[name] && !variables.Has(name) {
			p.Report(url, "the variable %q is not declared", name)
		}
		used[name] = true
	}
	for i := range variables.Children() {
		c := &variables.Children()[i]
		if !used[c.Key] {
			p.ReportKey(variables, c, "the URL has no variable %q", c.Key)
		}
		value, enum := c.Value.Get("default"), c.Value.Get("enum")
		if value.Is(contract.String) && enum.Len() > 0 && !lists(enum, value.Text()) {
			p.Report(value, "the default of %q is not among its values", c.Key)
		}
	}
}

func swaggerHost() Rule {
	return Rule{
		ID: "oas2-api-host", Severity: Hint, Group: "style", Editions: In20,
		Summary: "The document names its host",
		Why:     "Without it a client must be told elsewhere where the API is",
		Remedy:  "Add the host of the API",
		Check: func(p *Pass) {
			if host := p.Doc.Root.Get("host"); blank(host) {
				p.Report(host, "the document names no host")
			}
		},
	}
}

func swaggerSchemes() Rule {
	return Rule{
		ID: "oas2-api-schemes", Severity: Hint, Group: "style", Editions: In20,
		Summary: "The document names its URL schemes",
		Why:     "Without them a client takes the scheme by which it got the document",
		Remedy:  "Add schemes",
		Check: func(p *Pass) {
			if schemes := p.Doc.Root.Get("schemes"); schemes.Len() == 0 {
				p.Report(schemes, "the document names no schemes")
			}
		},
	}
}

func swaggerHostExample() Rule {
	return Rule{
		ID: "oas2-host-not-example", Severity: Hint, Optional: true, Group: "style", Editions: In20,
		Summary: "The host is not example.com",
		Why:     "Nobody will find the API there",
		Remedy:  "Name the real host",
		Check: func(p *Pass) {
			if host := p.Doc.Root.Get("host"); strings.Contains(host.Text(), "example.com") {
				p.Report(host, "the host is example.com")
			}
		},
	}
}

func swaggerHostSlash() Rule {
	return Rule{
		ID: "oas2-host-trailing-slash", Severity: Warn, Group: "style", Editions: In20,
		Summary: "The host does not end in a slash",
		Why:     "Paths begin with one, so that requests would go to //users",
		Remedy:  "Remove the slash",
		Check: func(p *Pass) {
			if host := p.Doc.Root.Get("host"); strings.HasSuffix(host.Text(), "/") {
				p.Report(host, "the host ends in a slash")
			}
		},
	}
}
