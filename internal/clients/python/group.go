package python

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/apisteward/steward/internal/clients/plan"
	"github.com/apisteward/steward/internal/clients/source"
)

// groupFiles writes the modules of operations, one for each group.
func (e *emitter) groupFiles() []source.File {
	w := begin("Operations, in groups.")
	files := []source.File{e.file("groups/__init__.py", w)}
	for _, g := range e.groups {
		files = append(files, g.file())
	}
	return files
}

// group is a group as it is written.
type group struct {
	e       *emitter
	plan    *plan.Group
	module  string
	class   string
	imports *imports
	models  *speller
	methods []*method
}

func newGroup(e *emitter, g *plan.Group) *group {
	imports := newImports(1)
	out := &group{
		e: e, plan: g, module: e.names.groups[g].module, class: e.names.groups[g].class, imports: imports,
		models: &speller{e: e, prefix: "models.", list: "list", imports: imports},
	}
	out.prepare()
	return out
}

// file writes the module of the group.
func (g *group) file() source.File {
	body := source.NewWriter("    ")
	for _, m := range g.methods {
		g.descriptor(body, m)
	}
	g.classOf(body, false)
	g.classOf(body, true)
	w := begin(g.text()...)
	g.imports.write(w)
	return g.e.file("groups/"+g.module+".py", w, body)
}

// text is what a group is about.
func (g *group) text() []string {
	title := strings.TrimSpace(g.plan.Title)
	if title == "" {
		title = g.plan.Name.Text()
	}
	return []string{sentence(capital(title)), g.plan.Description}
}

// capital begins a text with a capital letter.
func capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

// methodNames are what an operation is called: its method, the one over all
// pages or "", and its descriptor.
type methodNames struct{ name, all, constant string }

// nameMethods names the methods of a group. Those over pages take what the others
// leave.
func (n *names) nameMethods(g *plan.Group) {
	taken, constants := make(map[string]bool), make(map[string]bool)
	for _, op := range g.Operations {
		name := unique(taken, snake(op.Method), "", methodWords)
		n.methods[op] = methodNames{name: name, constant: "_" + unique(constants, upper(name), "")}
	}
	for _, op := range g.Operations {
		if m := n.methods[op]; op.Pagination != nil {
			m.all = unique(taken, m.name+"_all", "")
			n.methods[op] = m
		}
	}
}

// prepare settles what the methods take and give.
func (g *group) prepare() {
	for _, op := range g.plan.Operations {
		if g.e.names.methods[op].name == "list" {
			g.models.list = g.imports.from("typing", "List")
		}
	}
	for _, op := range g.plan.Operations {
		g.methods = append(g.methods, &method{
			op: op, methodNames: g.e.names.methods[op], result: g.result(op), arguments: g.arguments(op),
		})
	}
}

// classOf writes the class of the group, for one of the two clients.
func (g *group) classOf(w *source.Writer, async bool) {
	transport := flavour("Transport", async)
	g.imports.relative("_runtime."+moduleOf(async, "transport"), transport)
	w.Line("")
	w.Line("")
	w.Block("class "+flavour(g.class, async)+":", "", func() {
		doc(w, g.text()...)
		w.Line("")
		w.Block("def __init__(self, transport: "+transport+") -> None:", "", func() { w.Line("self._transport = transport") })
		for _, m := range g.methods {
			g.method(w, m, async)
			if m.all != "" {
				g.iterator(w, m, async)
			}
		}
	})
}

// flavour is the name of the synchronous or the asynchronous thing.
func flavour(name string, async bool) string {
	if async {
		return "Async" + name
	}
	return name
}

func moduleOf(async bool, name string) string {
	if async {
		return "async_" + name
	}
	return "sync_" + name
}
