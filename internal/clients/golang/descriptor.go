package golang

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/apisteward/steward/internal/clients/plan"
)

// descriptor writes the variable that describes an operation to the runtime.
func (f *goFile) descriptor(op *plan.Operation) {
	f.Blank()
	f.Block("var "+f.calls[op].descriptor+" = operation{", "}", func() {
		id := op.Source.ID
		if id == "" {
			id = op.Source.Name()
		}
		f.Line("id: %q,", id)
		f.Line("verb: %q,", op.Verb)
		f.Line("path: %q,", template(op))
		f.Line("accept: %q,", op.Accept)
		if op.Body != nil && op.Body.Kind != plan.NoContent {
			f.Line("body: %s,", f.content(op.Body))
		}
		if results := results(op); results != "" {
			f.Line("results: []result{%s},", results)
		}
		if split(op) {
			f.Line("split: true,")
		}
		if failures := f.failures(op); failures != "" {
			f.Line("failures: []failure{%s},", failures)
		}
		if security := security(op); security != "" {
			f.Line("security: [][]string{%s},", security)
		}
		if op.Idempotent {
			f.Line("idempotent: true,")
		}
		if op.IdempotencyKey != nil {
			f.Line("key: %q,", op.IdempotencyKey.Key)
		}
		if len(op.Servers) > 0 {
			f.Line("server: &%s,", serverLiteral(op.Servers[0], "server"))
		}
		if op.Pagination != nil {
			f.Line("page: &%s,", paging(op.Pagination))
		}
	})
}

func (f *goFile) content(b *plan.Body) string {
	text := fmt.Sprintf("content{kind: %s, media: %q", mediaNames[b.Kind], b.Type)
	if !b.Required && b.Use.Type != nil && listed(b.Use.Type) {
		text += ", optional: true"
	}
	var parts []string
	for _, p := range b.Parts {
		if part := partLiteral(b.Kind, p); part != "" {
			parts = append(parts, part)
		}
	}
	if len(parts) > 0 {
		text += ", parts: []part{\n" + strings.Join(parts, ",\n") + ",\n}"
	}
	return text + "}"
}

// partLiteral writes a part that is not written in the default way, or "".
func partLiteral(kind plan.MediaKind, p plan.Part) string {
	var fields []string
	if kind == plan.Form && p.Style != "" && (p.Style != "form" || !p.Explode) {
		fields = append(fields, fmt.Sprintf("style: %q", p.Style))
		if p.Explode {
			fields = append(fields, "explode: true")
		}
	}
	if kind == plan.Multipart && p.Type != "" && (p.Type != "application/json" || !p.JSON) {
		fields = append(fields, fmt.Sprintf("media: %q", p.Type))
	}
	if p.JSON && (kind == plan.Form || p.Type != "") {
		if kind == plan.Multipart && p.Type == "application/json" {
			fields = append(fields, `media: "application/json"`)
		}
		fields = append(fields, "json: true")
		if p.Many {
			fields = append(fields, "many: true")
		}
	}
	if len(fields) == 0 {
		return ""
	}
	return "{key: " + strconv.Quote(p.Field.Key) + ", " + strings.Join(fields, ", ") + "}"
}

func results(op *plan.Operation) string {
	var list []string
	for _, r := range op.Results {
		for _, status := range r.Statuses {
			list = append(list, fmt.Sprintf("{%q, %s}", status, mediaNames[resultKind(r.Kind)]))
		}
	}
	return strings.Join(list, ", ")
}

// resultKind is how a result's body is read: forms are not taken apart.
func resultKind(kind plan.MediaKind) plan.MediaKind {
	if kind == plan.Form || kind == plan.Multipart {
		return plan.Text
	}
	return kind
}

// failures lists the documented errors; only the default one, when all others
// are the same.
func (f *goFile) failures(op *plan.Operation) string {
	var list []string
	var last *plan.Failure
	same := true
	for _, failure := range op.Errors {
		if failure.Error == nil {
			continue
		}
		same = same && (last == nil || last.Error == failure.Error)
		last = failure
		list = append(list, fmt.Sprintf("{%q, read%s}", failure.Status, f.errors[failure.Error]))
	}
	if same && last != nil && last.Status == "default" {
		return list[len(list)-1]
	}
	return strings.Join(list, ", ")
}

func security(op *plan.Operation) string {
	var list []string
	for _, r := range op.Security {
		var keys []string
		for _, s := range r.Schemes {
			keys = append(keys, strconv.Quote(s.Key))
		}
		if len(keys) > 0 {
			list = append(list, "{"+strings.Join(keys, ", ")+"}")
		}
	}
	return strings.Join(list, ", ")
}

var pageNames = [...]string{
	plan.PageCursor: "pageCursor", plan.PageLast: "pageLast", plan.PageNumber: "pageNumber",
	plan.PageOffset: "pageOffset", plan.PageLink: "pageLink", plan.PageURL: "pageURL",
}

func paging(p *plan.Pagination) string {
	fields := []string{"style: " + pageNames[p.Style]}
	add := func(name, value string) { fields = append(fields, name+": "+value) }
	if p.Param != nil {
		add("param", strconv.Quote(p.Param.Key))
	}
	for _, way := range []struct {
		name   string
		fields []*plan.Field
	}{{"items", p.Items}, {"next", p.Next}, {"more", p.More}} {
		if len(way.fields) > 0 {
			add(way.name, keys(way.fields))
		}
	}
	if p.Last != nil {
		add("last", strconv.Quote(p.Last.Key))
	}
	if p.First != 0 {
		add("first", strconv.FormatInt(p.First, 10))
	}
	return "paging{" + strings.Join(fields, ", ") + "}"
}

func keys(fields []*plan.Field) string {
	var list []string
	for _, field := range fields {
		list = append(list, strconv.Quote(field.Key))
	}
	return "[]string{" + strings.Join(list, ", ") + "}"
}

// serverLiteral writes a server; kind is its type, "" where that is understood.
func serverLiteral(s plan.Server, kind string) string {
	text := fmt.Sprintf("%s{url: %q", kind, s.URL)
	var variables []string
	for _, v := range s.Variables {
		variable := fmt.Sprintf("{name: %q, value: %q", v.Name, v.Default)
		if len(v.Enum) > 0 {
			variable += fmt.Sprintf(", enum: %#v", v.Enum)
		}
		variables = append(variables, variable+"}")
	}
	if len(variables) > 0 {
		text += ", variables: []variable{" + strings.Join(variables, ", ") + "}"
	}
	return text + "}"
}
