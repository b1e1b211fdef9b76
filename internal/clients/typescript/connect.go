package typescript

import (
	"strings"

	"github.com/apisteward/steward/internal/clients/plan"
	"github.com/apisteward/steward/internal/clients/source"
)

// connectFile writes what makes a client without operations.
func (e *emitter) connectFile() source.File {
	m := newModule("connect")
	client, options := m.value("runtime/client", "Client"), m.typ("runtime/config", "ClientOptions")
	auth, service := m.typ("auth", "Auth"), m.typ("runtime/config", "Service")
	server := e.plan.Servers[0]
	doc(m.Writer, "The API itself.")
	m.Block("export const service: "+service+" = {", "};", func() {
		m.Line("userAgent: %s,", quote(ascii(e.pack+"/"+e.plan.Version+" (steward)")))
		m.Line("baseUrl: %s,", quote(template(server)))
		if len(server.Variables) > 0 {
			m.Line("variables: { %s },", strings.Join(defaults(server), ", "))
		}
	})
	m.Blank()
	e.servers(m)
	doc(m.Writer, "Where the API is, who calls, and how calls behave. Nothing is needed that is in the environment.")
	m.Block("export interface Options extends "+options+" {", "}", func() {
		m.Line("readonly auth?: %s | undefined;", auth)
		if len(server.Variables) > 0 {
			variables(m, server)
		}
	})
	m.Blank()
	doc(m.Writer, "A client for the functions of this package: a bundle then holds only those in use.")
	m.Block("export function connect(options: Options = {}): "+client+" {", "}", func() {
		m.Line("return new %s(service, options);", client)
	})
	return m.file()
}

// servers writes the base URLs to choose from.
func (e *emitter) servers(m *module) {
	if len(e.plan.Servers) < 2 {
		return
	}
	doc(m.Writer, "The base URLs that the contract names, for the option `baseUrl`.")
	m.Block("export const servers = [", "] as const;", func() {
		for _, s := range e.plan.Servers {
			doc(m.Writer, s.Description)
			m.Line("%s,", quote(serverURL(s)))
		}
	})
	m.Blank()
}

// variables writes the parts of the base URL that a caller may choose.
func variables(m *module, s plan.Server) {
	doc(m.Writer, "Parts of the base URL "+s.URL+".")
	m.Block("readonly variables?: {", "} | undefined;", func() {
		for _, v := range s.Variables {
			doc(m.Writer, v.Description, "@default "+quote(v.Default))
			text := "string"
			if len(v.Enum) > 0 {
				values := make([]string, len(v.Enum))
				for i, one := range v.Enum {
					values[i] = quote(one)
				}
				text = strings.Join(values, " | ")
			}
			m.Line("readonly %s?: %s | undefined;", key(v.Name), text)
		}
	})
}

func defaults(s plan.Server) []string {
	var list []string
	for _, v := range s.Variables {
		list = append(list, key(v.Name)+": "+quote(v.Default))
	}
	return list
}

// template is the URL of a server with its variables in braces, if it has any.
func template(s plan.Server) string { return strings.TrimRight(s.URL, "/") + onlySlash(s.URL) }

// onlySlash keeps the URL "/" from becoming empty.
func onlySlash(url string) string {
	if strings.Trim(url, "/") == "" {
		return "/"
	}
	return ""
}

// serverURL is the URL of a server with the defaults of its variables.
func serverURL(s plan.Server) string {
	url := template(s)
	for _, v := range s.Variables {
		url = strings.ReplaceAll(url, "{"+v.Name+"}", v.Default)
	}
	return url
}
