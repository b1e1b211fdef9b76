package python

import (
	"slices"
	"strings"
	"unicode"

	"github.com/apisteward/steward/internal/clients/plan"
	"github.com/apisteward/steward/internal/clients/source"
)

// method is an operation as a method.
type method struct {
	methodNames
	op        *plan.Operation
	arguments []argument
	result    result
}

// result is what a method returns.
type result struct {
	call  string // of the transport: "call", "stream", "events", "download"
	value string // the type that the descriptor is of
	types []kind // what is returned, several when the reply decides
}

// kind is a type that is returned: a value, or something that is read while it
// comes.
type kind struct {
	media plan.MediaKind
	value string
}

// spell spells a returned type for one of the clients.
func (k kind) spell(async bool) string {
	switch k.media {
	case plan.Binary:
		return flavour("Download", async)
	case plan.Events:
		return flavour("Stream", async) + "[Event[" + k.value + "]]"
	case plan.Lines:
		return flavour("Stream", async) + "[" + k.value + "]"
	}
	return k.value
}

// result finds what an operation returns.
func (g *group) result(op *plan.Operation) result {
	var kinds []kind
	for _, r := range op.Results {
		k := kind{media: plan.JSON, value: "None"}
		switch r.Kind {
		case plan.NoContent:
		case plan.Text, plan.Form, plan.Multipart:
			k.value = "str"
		case plan.Binary:
			k = kind{media: plan.Binary}
		default:
			k.value = g.models.use(r.Use)
			if r.Kind != plan.JSON {
				k.media = r.Kind
			}
		}
		if !slices.Contains(kinds, k) {
			kinds = append(kinds, k)
		}
	}
	if len(kinds) == 0 {
		kinds = []kind{{media: plan.JSON, value: g.imports.from("typing", "Any")}}
	}
	return g.settle(kinds)
}

// settle finds the call that returns one of the kinds.
func (g *group) settle(kinds []kind) result {
	calls := map[plan.MediaKind]string{plan.JSON: "call", plan.Binary: "download", plan.Events: "events", plan.Lines: "stream"}
	r := result{types: kinds, call: calls[kinds[0].media], value: kinds[0].value}
	if kinds[0].media == plan.Binary {
		r.value = "bytes"
	}
	if len(kinds) == 1 {
		return r
	}
	var values []string
	for _, k := range kinds {
		if k.media != plan.JSON {
			return result{types: kinds, call: "call", value: g.imports.from("typing", "Any")}
		}
		values = append(values, k.value)
	}
	r.value = union(values)
	r.types = []kind{{media: plan.JSON, value: r.value}}
	return r
}

// union joins types, with None last.
func union(types []string) string {
	var flat []string
	none := false
	for _, t := range types {
		if trimmed := strings.TrimSuffix(t, " | None"); trimmed != t || t == "None" {
			none, t = true, trimmed
		}
		if t == "Any" {
			return t
		}
		if t != "None" && !slices.Contains(flat, t) {
			flat = append(flat, t)
		}
	}
	if none {
		flat = append(flat, "None")
	}
	return strings.Join(flat, " | ")
}

// returns spells what a method returns.
func (g *group) returns(r result, async bool) string {
	var texts []string
	for _, k := range r.types {
		switch k.media {
		case plan.Binary:
			g.imports.relative("_runtime."+moduleOf(async, "streams"), flavour("Download", async))
		case plan.Events:
			g.imports.relative("_runtime.events", "Event")
			fallthrough
		case plan.Lines:
			g.imports.relative("_runtime."+moduleOf(async, "streams"), flavour("Stream", async))
		}
		texts = append(texts, k.spell(async))
	}
	return union(texts)
}

// method writes a method.
func (g *group) method(w *source.Writer, m *method, async bool) {
	returns := g.returns(m.result, async)
	g.signature(w, m, m.name, returns, async, async)
	out := w.In()
	doc(w, m.text()...)
	await := ""
	if async {
		await = "await "
	}
	call := await + "self._transport." + m.result.call + "("
	args := append([]string{m.constant}, m.passed()...)
	if m.op.IdempotencyKey != nil {
		args = append(args, "key=idempotency_key")
	}
	args = append(args, "options=options")
	if m.result.value == "Any" && returns != "Any" {
		w.Line("%s", wrapped("result: "+returns+" = "+call, ")", args, false))
		w.Line("return result")
	} else {
		w.Line("%s", wrapped("return "+call, ")", args, false))
	}
	out()
}

// iterator writes the method that goes over the items of all pages.
func (g *group) iterator(w *source.Writer, m *method, async bool) {
	iterator := g.imports.from("collections.abc", flavour("Iterator", async))
	item := g.models.use(m.op.Pagination.Item)
	g.signature(w, m, m.all, iterator+"["+item+"]", async, false)
	out := w.In()
	doc(w, sentence(m.op.Summary), "Go over the items of all pages, from the one asked for. Arguments are those of `"+m.name+"`.")
	args := append([]string{m.constant}, m.passed()...)
	w.Line("%s", wrapped("return self._transport.pages(", ")", append(args, "options=options"), false))
	out()
}

// passed lists the values of parameters, in the order of the descriptor, and
// the body.
func (m *method) passed() []string {
	values := make([]string, len(m.op.Parameters))
	body := false
	for _, a := range m.arguments {
		if a.place >= 0 {
			values[a.place] = a.name
		} else {
			body = true
		}
	}
	switch {
	case body:
		return []string{tuple(values), "body"}
	case len(values) == 0 && m.op.Pagination == nil:
		return nil
	}
	return []string{tuple(values)}
}

// signature writes the line, or lines, that begin a method.
func (g *group) signature(w *source.Writer, m *method, name, returns string, async, coroutine bool) {
	w.Line("")
	if m.op.Deprecated {
		g.imports.from("typing_extensions", "deprecated")
		w.Line(`@deprecated("The operation is deprecated.", category=None)`)
	}
	var first, others []string
	for _, a := range m.arguments {
		typ := a.typ
		if a.place < 0 {
			typ = g.bodyType(m.op.Body, async)
		}
		text := a.name + ": " + typ
		if !a.required {
			text += " = None"
		}
		if a.first {
			first = append(first, text)
		} else {
			others = append(others, text)
		}
	}
	if m.op.IdempotencyKey != nil && name == m.name {
		others = append(others, "idempotency_key: str | None = None")
	}
	options := g.imports.relative("_runtime.calls", "Options")
	others = append(others, "options: "+options+" | None = None")
	all := append(append([]string{"self"}, first...), "*")
	def := "def "
	if coroutine {
		def = "async def "
	}
	w.Line("%s", wrapped(def+name+"(", ") -> "+returns+":", append(all, others...), false))
}

// bodyType spells what may be given as a body.
func (g *group) bodyType(b *plan.Body, async bool) string {
	text := ""
	switch b.Kind {
	case plan.Binary:
		text = g.imports.runtime("types", flavour("Content", async))
	case plan.Text:
		text = "str"
	case plan.Lines:
		text = g.imports.from("collections.abc", "Iterable") + "[" + g.models.use(b.Use) + "]"
	default:
		text = g.models.use(b.Use)
		kind := resolved(b.Use.Type).Kind
		if (kind == plan.Object || kind == plan.Union || b.Kind != plan.JSON) && text != "Any" {
			text = strings.TrimSuffix(text, " | None") + " | " + g.imports.from("collections.abc", "Mapping") +
				"[str, " + g.imports.from("typing", "Any") + "]"
			if b.Use.Nullable {
				text = optional(text)
			}
		}
	}
	if !b.Required {
		text = optional(text)
	}
	return text
}

// text is the documentation of a method.
func (m *method) text() []string {
	op := m.op
	said := []string{sentence(op.Summary), op.Description}
	if strings.TrimSpace(op.Summary) == "" || strings.HasPrefix(op.Description, op.Summary) {
		said = said[1:]
	}
	if said[0] == "" {
		said[0] = "Call " + op.Source.Name() + "."
	}
	said = append(said, op.Notes...)
	if op.Deprecated {
		said = append(said, "Deprecated.")
	}
	if op.Docs.URL != "" {
		said = append(said, "See "+op.Docs.URL)
	}
	var args []string
	for _, a := range m.arguments {
		if a.text != "" {
			args = append(args, "- "+a.name+": "+strings.Join(strings.Fields(a.text), " "))
		}
	}
	return append(said, listed(args))
}

// listed wraps the items of a list, with their lines under each other.
func listed(items []string) string {
	var lines []string
	for _, item := range items {
		for i, line := range strings.Split(source.Wrap(strings.TrimPrefix(item, "- "), docWidth-10), "\n") {
			if i == 0 {
				lines = append(lines, "- "+line)
			} else {
				lines = append(lines, "    "+strings.TrimSpace(line))
			}
		}
	}
	return strings.Join(lines, "\n")
}

// upper spells a name as that of a constant.
func upper(name string) string {
	return strings.Map(unicode.ToUpper, name)
}
