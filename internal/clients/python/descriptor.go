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

// template is the path, with parameters in braces.
func template(op *plan.Operation) string {
	var b strings.Builder
	for _, s := range op.Path {
		if s.Parameter != nil {
			b.WriteString("{" + s.Parameter.Key + "}")
		} else {
			b.WriteString(literalPath(s.Literal))
		}
	}
	return b.String()
}

// parameters describes the parameters of an operation, in order.
func parameters(op *plan.Operation) []string {
	var items []string
	for _, p := range op.Parameters {
		items = append(items, "op."+p.In+"("+strings.Join(parameter(p), ", ")+")")
	}
	return items
}

// parameter lists what is unlike the defaults of a parameter's place.
func parameter(p *plan.Parameter) []string {
	items := []string{quote(p.Key)}
	if p.In == "querystring" {
		return append(items, quote(p.Content))
	}
	style, explode := "simple", false
	if p.In == "query" || p.In == "cookie" {
		style, explode = "form", true
	}
	switch {
	case p.Content != "":
		return append(items, "content="+quote(p.Content))
	case p.Style != style && p.Style != "":
		items = append(items, quote(p.Style))
		if p.Explode != explode {
			items = append(items, truth(p.Explode))
		}
	case p.Explode != explode:
		items = append(items, "explode="+truth(p.Explode))
	}
	if p.Reserved {
		items = append(items, "reserved=True")
	}
	return items
}

func truth(b bool) string {
	if b {
		return "True"
	}
	return "False"
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

// results describes what comes with which statuses.
func (g *group) results(op *plan.Operation) []string {
	var items []string
	for _, r := range op.Results {
		var args []string
		switch r.Kind {
		case plan.NoContent:
			items = append(items, "op.nothing("+statuses(r)+")")
			continue
		case plan.Text, plan.Form, plan.Multipart:
			args = append(args, statuses(r), "media="+quote(r.Type))
			items = append(items, "op.text("+strings.Join(args, ", ")+")")
			continue
		case plan.Binary:
			items = append(items, "op.binary("+statuses(r)+", media="+quote(r.Type)+")")
			continue
		}
		name := strings.ToLower(kinds[r.Kind])
		args = append(args, "lambda: "+g.models.use(r.Use), statuses(r))
		if r.Kind == plan.Events && textual(r.Use.Type) {
			args = append(args, "raw=True")
		}
		if r.Kind != plan.Events && r.Type != "application/json" {
			args = append(args, "media="+quote(r.Type))
		}
		items = append(items, "op."+name+"("+strings.Join(args, ", ")+")")
	}
	return items
}

// textual reports whether values of a type are texts.
func textual(t *plan.Type) bool {
	t = resolved(t)
	return t.Kind == plan.String || t.Kind == plan.Enum && t.Elem.Type != nil && t.Elem.Type.Kind == plan.String
}

func statuses(r *plan.Result) string {
	var out []string
	for _, s := range r.Statuses {
		out = append(out, quote(s))
	}
	return strings.Join(out, ", ")
}

func (g *group) errors(op *plan.Operation) []string {
	var items []string
	for _, f := range op.Errors {
		if f.Error != nil {
			g.imports.relative("", "errors")
			items = append(items, quote(f.Status)+": errors."+g.e.names.errors[f.Error])
		}
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

var pageStyles = map[plan.PageStyle]string{
	plan.PageCursor: "CURSOR", plan.PageLast: "LAST", plan.PageNumber: "NUMBER", plan.PageOffset: "OFFSET",
	plan.PageLink: "LINK", plan.PageURL: "URL",
}

func (g *group) pages(op *plan.Operation) []string {
	p := op.Pagination
	items := []string{"op.PageStyle." + pageStyles[p.Style]}
	for i, param := range op.Parameters {
		if param == p.Param {
			items = append(items, fmt.Sprintf("moves=%d", i))
		}
		if param == p.Size {
			items = append(items, fmt.Sprintf("size=%d", i))
		}
	}
	ways := []struct {
		name string
		way  []*plan.Field
	}{{"items", p.Items}, {"next", p.Next}, {"more", p.More}}
	for _, way := range ways {
		if len(way.way) > 0 {
			items = append(items, way.name+"="+g.e.way(way.way))
		}
	}
	if p.Last != nil {
		items = append(items, "last="+quote(p.Last.Key))
	}
	if p.Style == plan.PageNumber && p.First != 1 {
		items = append(items, fmt.Sprintf("first=%d", p.First))
	}
	return items
}

// way is the members to go through, by their names in the contract.
func (e *emitter) way(fields []*plan.Field) string {
	var names []string
	for _, f := range fields {
		names = append(names, quote(f.Key))
	}
	return tuple(names)
}

// literalPath encodes what no path may hold as it is. A question mark begins
// the query that some contracts write there.
func literalPath(text string) string {
	const kept = "-._~!$&'()*+,;=:@/%?"
	var b strings.Builder
	for _, c := range []byte(text) {
		if 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte(kept, c) >= 0 {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

// defaultURL is a server's URL with its variables as they are by default.
func defaultURL(s plan.Server) string {
	url := s.URL
	for _, v := range s.Variables {
		url = strings.ReplaceAll(url, "{"+v.Name+"}", v.Default)
	}
	return url
}
