package typescript

import (
	"strconv"
	"strings"

	"github.com/apisteward/steward/internal/clients/plan"
	"github.com/apisteward/steward/internal/clients/source"
)

// groupFile writes the operations of a group, with their own types: functions,
// of which a bundle holds only those in use, and a class of all.
func (e *emitter) groupFile(g *plan.Group) source.File {
	m := newModule(e.names.groups[g].module)
	for _, op := range g.Operations {
		o := e.operations[op]
		e.arguments(m, o)
		e.descriptor(m, o)
		e.function(m, o)
		if o.all != "" {
			e.iterator(m, o)
		}
	}
	for _, t := range g.Types {
		e.declare(m, t)
	}
	e.class(m, g)
	return m.file()
}

// function writes an operation as a function.
func (e *emitter) function(m *module, o *operation) {
	m.Blank()
	about := append([]string{o.Summary, o.Description, e.calls(o), notes(o.notes)}, e.throws(o)...)
	doc(m.Writer, append(about, see(o.Docs), deprecatedTag(o.Deprecated))...)
	m.Block(e.signature(m, o, "export function "+o.function, "client: "+m.typ("runtime/client", "Client")+", ", m.typ("runtime/call", "Call")+"<"+e.result(m, o)+">"), "}", func() {
		m.Line("return %s(client, %s, args, options);", m.value("runtime/call", "call"), o.constant)
	})
}

// calls says what is sent, for readers who know the contract.
func (e *emitter) calls(o *operation) string {
	return "`" + strings.ReplaceAll(o.Source.Name(), "`", "'") + "`"
}

// throws lists the documented errors.
func (e *emitter) throws(o *operation) []string {
	var out []string
	for _, f := range o.Errors {
		if f.Error == nil {
			continue
		}
		text, _, _ := strings.Cut(source.Wrap(f.Description, 1000), "\n")
		out = append(out, strings.TrimRight("@throws {@link "+e.names.errors[f.Error]+"} "+f.Status+": "+text, ": "))
	}
	return out
}

// signature writes the head of a function or method.
func (e *emitter) signature(m *module, o *operation, name, first, result string) string {
	args := "args: " + e.argsType(m, o)
	if o.optional {
		args += " = {}"
	}
	options := "options?: " + m.typ("runtime/config", "CallOptions")
	line := name + "(" + first + args + ", " + options + "): " + result + " {"
	if len(m.Indent())+len(line) <= 130 {
		return line
	}
	lines := []string{name + "("}
	if first != "" {
		lines = append(lines, "  "+strings.TrimSuffix(first, " "))
	}
	return strings.Join(append(lines, "  "+args+",", "  "+options+",", "): "+result+" {"), "\n")
}

func (e *emitter) argsType(m *module, o *operation) string {
	if o.args == "" {
		return m.typ("runtime/types", "NoArgs")
	}
	return o.args
}

// iterator writes the function that goes through all pages.
func (e *emitter) iterator(m *module, o *operation) {
	m.Blank()
	item := e.use(m, o.Pagination.Item)
	doc(m.Writer, "All items of {@link "+o.function+"}, page after page, each fetched when it is needed.", deprecatedTag(o.Deprecated))
	result := m.typ("runtime/types", "Stream") + "<" + item + ">"
	m.Block(e.signature(m, o, "export function "+o.all, "client: "+m.typ("runtime/client", "Client")+", ", result), "}", func() {
		m.Line("return %s(client, %s, %s, args, options);", m.value("runtime/pages", "pages"), o.constant, e.paging(m, o))
	})
}

// paging writes how the pages of an operation follow each other.
func (e *emitter) paging(m *module, o *operation) string {
	p := o.Pagination
	next := map[plan.PageStyle][2]string{
		plan.PageCursor: {"pages", "byCursor"}, plan.PageLast: {"pages", "byLast"}, plan.PageNumber: {"pages", "byNumber"},
		plan.PageOffset: {"pages", "byOffset"}, plan.PageLink: {"page-links", "byLink"}, plan.PageURL: {"page-links", "byURL"},
	}[p.Style]
	parts := []string{"next: " + m.value("runtime/"+next[0], next[1])}
	add := func(name, text string) {
		if text != "" {
			parts = append(parts, name+": "+text)
		}
	}
	add("items", way(p.Items))
	add("way", way(p.Next))
	add("more", way(p.More))
	if p.Last != nil {
		add("last", quote(p.Last.Key))
	}
	if p.Style != plan.PageLink && p.Style != plan.PageURL && p.Param != nil {
		add("argument", quote(o.names[p.Param]))
	}
	if p.Style == plan.PageNumber && p.First != 1 {
		add("first", strconv.FormatInt(p.First, 10))
	}
	return "{ " + strings.Join(parts, ", ") + " }"
}

func way(fields []*plan.Field) string {
	if len(fields) == 0 {
		return ""
	}
	keys := make([]string, len(fields))
	for i, f := range fields {
		keys[i] = quote(f.Key)
	}
	return "[" + strings.Join(keys, ", ") + "]"
}

// class writes the group as a class.
func (e *emitter) class(m *module, g *plan.Group) {
	m.Blank()
	client := m.typ("runtime/client", "Client")
	about := g.Description
	if about == "" {
		about = "The operations of " + g.Title + "."
	}
	doc(m.Writer, about)
	m.Block("export class "+e.names.groups[g].class+" {", "}", func() {
		m.Line("readonly #client: %s;", client)
		m.Line("")
		m.Block("constructor(client: "+client+") {", "}", func() { m.Line("this.#client = client;") })
		for _, op := range g.Operations {
			o := e.operations[op]
			e.method(m, o, o.method, o.function, m.typ("runtime/call", "Call")+"<"+e.result(m, o)+">", o.Summary)
			if o.all != "" {
				result := m.typ("runtime/types", "Stream") + "<" + e.use(m, o.Pagination.Item) + ">"
				e.method(m, o, o.methodAll, o.all, result, "")
			}
		}
	})
}

func (e *emitter) method(m *module, o *operation, name, function, result, summary string) {
	m.Line("")
	if summary != "" {
		summary = ": " + summary
	}
	doc(m.Writer, "{@link "+function+"}"+summary, deprecatedTag(o.Deprecated))
	m.Block(e.signature(m, o, name, "", result), "}", func() {
		m.Line("return %s(this.#client, args, options);", function)
	})
}
