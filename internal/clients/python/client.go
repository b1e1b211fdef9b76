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
