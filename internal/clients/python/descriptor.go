package python

import (
	"fmt"
	"strings"

	"github.com/apisteward/steward/internal/clients/plan"
	"github.com/apisteward/steward/internal/clients/source"
)

// descriptor writes what the runtime needs to know of an operation.
func (g *group) descriptor(w *source.Writer, m *method) {
	op := m.op
	g.imports.relative("_runtime", "operation as op")
	w.Line("")
	w.Block(fmt.Sprintf("%s: op.Operation[%s] = op.Operation(", m.constant, m.result.value), ")", func() {
		w.Line("%s, %s, %s,", quote(g.module+"."+m.name), quote(op.Verb), quote(template(op)))
		g.tuple(w, "parameters", parameters(op))
		if op.Body != nil {
			w.Line("%s,", wrapped("body=op.Body(", ")", g.body(op.Body), false))
		}
		g.tuple(w, "results", g.results(op))
		if errors := g.errors(op); len(errors) > 0 {
			w.Line("%s,", wrapped("errors={", "}", errors, false))
		}
		if op.Accept != "application/json" {
			w.Line("accept=%s,", quote(op.Accept))
		}
		g.tuple(w, "security", g.security(op))
		if op.Idempotent {
			w.Line("idempotent=True,")
		}
		if op.IdempotencyKey != nil {
			w.Line("key=%s,", quote(op.IdempotencyKey.Key))
		}
		if op.Pagination != nil {
			w.Line("%s,", wrapped("pages=op.Pages(", ")", g.pages(op), false))
		}
		if len(op.Servers) > 0 {
			w.Line("server=%s,", quote(defaultURL(op.Servers[0])))
		}
	})
}

func (g *group) tuple(w *source.Writer, name string, items []string) {
	switch len(items) {
	case 0:
	case 1:
		w.Line("%s=(%s,),", name, items[0])
	default:
		w.Line("%s,", wrapped(name+"=(", ")", items, false))
	}
}

var kinds = map[plan.MediaKind]string{
	plan.NoContent: "NOTHING", plan.JSON: "JSON", plan.Form: "FORM", plan.Multipart: "MULTIPART", plan.Text: "TEXT",
	plan.Binary: "BINARY", plan.Events: "EVENTS", plan.Lines: "LINES",
}

func (g *group) body(b *plan.Body) []string {
	items := []string{"op.Kind." + kinds[b.Kind], quote(b.Type)}
	if b.Required {
		items = append(items, "required=True")
	}
	var parts []string
	for _, p := range b.Parts {
		if is := part(b.Kind, p); len(is) > 0 {
			parts = append(parts, quote(p.Field.Key)+": op.Part("+strings.Join(is, ", ")+")")
		}
	}
	if len(parts) > 0 {
		items = append(items, "parts={"+strings.Join(parts, ", ")+"}")
	}
	return items
}

// part lists what is unlike a field that is written as text.
func part(kind plan.MediaKind, p plan.Part) []string {
	var items []string
	if p.Type != "" {
		items = append(items, quote(p.Type))
	}
	if kind == plan.Form && p.Style != "form" && p.Style != "" {
		items = append(items, "style="+quote(p.Style))
	}
	if kind == plan.Form && !p.Explode {
		items = append(items, "explode=False")
	}
	if p.File {
		items = append(items, "file=True")
	}
	if p.Many {
		items = append(items, "many=True")
	}
	if p.JSON {
		items = append(items, "json=True")
	}
	return items
}

// security lists the alternatives, each a tuple of schemes. That of none is
// what happens when there are no credentials.
func (g *group) security(op *plan.Operation) []string {
	var items []string
	for _, r := range op.Security {
		if len(r.Schemes) == 0 {
			continue
		}
		var schemes []string
		for _, s := range r.Schemes {
			schemes = append(schemes, quote(g.e.names.schemes[s]))
		}
		items = append(items, tuple(schemes))
	}
	return items
}

// defaultURL is a server's URL with its variables as they are by default.
func defaultURL(s plan.Server) string {
	url := s.URL
	for _, v := range s.Variables {
		url = strings.ReplaceAll(url, "{"+v.Name+"}", v.Default)
	}
	return url
}
