package python

import (
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
