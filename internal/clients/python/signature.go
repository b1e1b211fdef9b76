package python

import (
	"strings"

	"github.com/apisteward/steward/internal/clients/plan"
	"github.com/apisteward/steward/internal/clients/source"
)

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
