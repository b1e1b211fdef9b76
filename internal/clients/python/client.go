package python

import (
	"strings"

	"github.com/apisteward/steward/internal/clients/plan"
	"github.com/apisteward/steward/internal/clients/source"
)

// clientFile writes the module of the two clients.
func (e *emitter) clientFile() source.File {
	imports := newImports(0)
	imports.from("functools", "cached_property")
	imports.from("typing", "TYPE_CHECKING")
	imports.from("types", "TracebackType")
	imports.from("typing_extensions", "Self")
	imports.from("typing_extensions", "Unpack")
	body := source.NewWriter("    ")
	e.constants(body, imports)
	e.schemes(body, imports)
	e.client(body, imports, false)
	e.client(body, imports, true)
	w := begin("The clients: everything begins with one of them.")
	imports.write(w)
	w.Blank()
	if len(e.plan.Groups) > 0 {
		w.Block("if TYPE_CHECKING:", "", func() {
			for _, g := range e.plan.Groups {
				n := e.names.groups[g]
				w.Line("from .groups.%s import %s", n.module, wrapped("(", ")", []string{flavour(n.class, true), n.class}, true))
			}
		})
	}
	return e.file("client.py", w, body)
}

func (e *emitter) constants(w *source.Writer, imports *imports) {
	server := imports.runtime("servers", "Server")
	w.Line("")
	w.Line("VERSION = %s", quote(e.plan.Version))
	w.Line(`"""The version of the API that this package was made for."""`)
	w.Line("")
	w.Block("SERVERS = (", ")", func() {
		for _, s := range e.plan.Servers {
			args := []string{quote(s.URL)}
			if s.Description != "" {
				args = append(args, quote(s.Description))
			}
			if variables := variables(s, imports); len(variables) > 0 {
				args = append(args, "variables={"+strings.Join(variables, ", ")+"}")
			}
			w.Line("%s,", wrapped(server+"(", ")", args, false))
		}
	})
	w.Line(`"""The servers that the contract names; the first is used unless another base URL is given."""`)
	w.Line("")
	w.Line("_AGENT = %s", quote(e.project+"/"+e.plan.Version+" (steward)"))
}

func variables(s plan.Server, imports *imports) []string {
	var items []string
	for _, v := range s.Variables {
		args := []string{quote(v.Default)}
		if len(v.Enum) > 0 {
			var values []string
			for _, value := range v.Enum {
				values = append(values, quote(value))
			}
			args = append(args, tuple(values))
		}
		items = append(items, quote(v.Name)+": "+imports.runtime("servers", "Variable")+"("+strings.Join(args, ", ")+")")
	}
	return items
}

// credential is how a scheme is given to a client.
type credential struct{ name, typ, value, text string }

// credentials lists those of the schemes that a client can use.
func (e *emitter) credentials(imports *imports) []credential {
	var out []credential
	for _, s := range e.plan.Schemes {
		c := credential{name: e.names.schemes[s], typ: "auth.Secret"}
		switch {
		case s.Kind == plan.OtherScheme || len(s.Env) == 0:
			continue
		case s.Kind == plan.APIKey:
			c.value = "auth.Key(" + quote(s.In) + ", " + quote(s.Parameter) + ", " + environment(s, c.name) + ")"
			c.text = "the key"
		case len(s.Env) > 1 && s.Kind == plan.Basic:
			c.typ = "auth.Pair"
			c.value = "auth.login(" + c.name + ", " + quote(s.Env[0]) + ", " + quote(s.Env[1]) + ")"
			c.text = "user name and password"
		case len(s.Env) > 1 && s.TokenURL != "":
			c.typ = "auth.Pair | auth.Secret"
			c.value = "auth.client(" + strings.Join([]string{
				quote(s.TokenURL), c.name, quote(s.Env[0]), quote(s.Env[1]), quotes(s.Scopes),
			}, ", ") + ")"
			c.text = "client id and client secret, or a token"
		default:
			c.value = "auth.Bearer(" + environment(s, c.name) + ")"
			c.text = "the token"
		}
		c.text += ", read from " + strings.Join(s.Env, " and ") + " when not given"
		imports.relative("_runtime", "auth")
		out = append(out, c)
	}
	return out
}

func environment(s *plan.Scheme, name string) string {
	return "auth.from_environment(" + name + ", " + quote(s.Env[0]) + ")"
}

func quotes(texts []string) string {
	var items []string
	for _, t := range texts {
		items = append(items, quote(t))
	}
	return tuple(items)
}

// schemes writes the function that makes credentials of what a client is given.
func (e *emitter) schemes(w *source.Writer, imports *imports) {
	credentials := e.credentials(imports)
	if len(credentials) == 0 {
		return
	}
	w.Line("")
	w.Line("")
	var params []string
	for _, c := range credentials {
		params = append(params, c.name+": "+c.typ+" | None")
	}
	w.Line("%s", wrapped("def _schemes(", ") -> dict[str, auth.Credentials]:", params, false))
	out := w.In()
	w.Block("return {", "}", func() {
		for _, c := range credentials {
			w.Line("%s: %s,", quote(c.name), c.value)
		}
	})
	out()
}

// client writes one of the two clients.
func (e *emitter) client(w *source.Writer, imports *imports, async bool) {
	module := "_runtime." + moduleOf(async, "transport")
	transport, settings := imports.relative(module, flavour("Transport", async)), imports.relative(module, flavour("Settings", async))
	w.Line("")
	w.Line("")
	w.Block("class "+flavour("Client", async)+":", "", func() {
		doc(w, e.clientText(imports, async)...)
		w.Line("")
		params := []string{"self", "*"}
		schemes := "{}"
		if credentials := e.credentials(imports); len(credentials) > 0 {
			var names []string
			for _, c := range credentials {
				params = append(params, c.name+": "+c.typ+" | None = None")
				names = append(names, c.name)
			}
			schemes = "_schemes(" + strings.Join(names, ", ") + ")"
		}
		params = append(params, "base_url: str | None = None", "**settings: Unpack["+settings+"]")
		w.Line("%s", wrapped("def __init__(", ") -> None:", params, false))
		out := w.In()
		args := []string{quote(e.module), "_AGENT", "base_url", "SERVERS[0].url()", schemes, "settings"}
		w.Line("%s", wrapped("self._transport = "+transport+"(", ")", args, false))
		out()
		e.lifetime(w, async)
		for _, g := range e.groups {
			class := flavour(g.class, async)
			w.Line("")
			w.Line("@cached_property")
			w.Block("def "+g.module+"(self) -> "+class+":", "", func() {
				doc(w, strings.Join(strings.Fields(g.text()[0]), " "))
				w.Line("from .groups.%s import %s", g.module, class)
				w.Line("")
				w.Line("return %s(self._transport)", class)
			})
		}
	})
}

func (e *emitter) clientText(imports *imports, async bool) []string {
	how := "calls return when the reply is there."
	if async {
		how = "calls are awaited."
	}
	about := "Client of " + title(e.plan) + ": " + how
	var items []string
	for _, c := range e.credentials(imports) {
		items = append(items, "- "+c.name+": "+c.text+".")
	}
	items = append(items, "- base_url: where the API is, when not at the first of SERVERS.", "- settings: how the client works; see "+flavour("Settings", async)+".")
	return []string{about, listed(items)}
}

// title is what the API is called in a text.
func title(p *plan.Package) string {
	if p.Title != "" {
		return p.Title
	}
	return p.Name.Text()
}

// lifetime writes what opens and closes a client.
func (e *emitter) lifetime(w *source.Writer, async bool) {
	def, await, a := "def ", "", ""
	if async {
		def, await, a = "async def ", "await ", "a"
	}
	w.Line("")
	w.Block(def+"close(self) -> None:", "", func() {
		w.Line(`"""Close the connections."""`)
		w.Line("%sself._transport.close()", await)
	})
	w.Line("")
	w.Block(def+"__"+a+"enter__(self) -> Self:", "", func() { w.Line("return self") })
	w.Line("")
	w.Block(def+"__"+a+"exit__(", "", func() {
		w.Line("self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None")
	})
	w.Block(") -> None:", "", func() { w.Line("%sself.close()", await) })
}
