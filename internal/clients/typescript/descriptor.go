package typescript

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/clients/plan"
	"github.com/apisteward/steward/internal/clients/source"
)

// descriptor writes what the runtime needs to know of an operation: plain data
// and functions, which a bundler can leave out.
func (e *emitter) descriptor(m *module, o *operation) {
	m.Blank()
	m.Block("const "+o.constant+": "+m.typ("runtime/operation", "Operation")+" = {", "};", func() {
		m.Line("name: %s,", quote(o.function))
		m.Line("method: %s,", quote(o.Verb))
		m.Line("path: %s,", quote(path(o)))
		e.parameters(m, o)
		if o.body {
			e.sentAs(m, o)
		}
		if o.Accept != "" && o.Accept != "*/*" {
			m.Line("accept: %s,", quote(ascii(o.Accept)))
		}
		e.replies(m, o)
		list(m.Writer, "security", e.security(m, o.Security))
		if len(o.Servers) > 0 {
			m.Line("server: %s,", quote(serverURL(o.Servers[0])))
		}
		if o.IdempotencyKey != nil {
			m.Line("idempotencyKey: %s,", quote(ascii(o.IdempotencyKey.Key)))
		}
	})
}

// list writes a property that holds a list; nothing when it is empty.
func list(w *source.Writer, name string, items []string) {
	if len(items) == 0 {
		return
	}
	text := name + ": [" + strings.Join(items, ", ") + "],"
	if len(text) <= 110 {
		w.Line("%s", text)
		return
	}
	w.Block(name+": [", "],", func() {
		for _, item := range items {
			w.Line("%s,", item)
		}
	})
}

// path writes the path template with the names of arguments. A fragment, which
// some documents put there, is never sent (RFC 3986, section 3.5).
func path(o *operation) string {
	var b strings.Builder
	for _, s := range o.Path {
		if s.Parameter != nil {
			b.WriteString("{" + o.names[s.Parameter] + "}")
			continue
		}
		literal, _, fragment := strings.Cut(s.Literal, "#")
		b.WriteString(escapePath(literal))
		if fragment {
			break
		}
	}
	return b.String()
}

// escapePath encodes what cannot stand in a path and query (RFC 3986, sections
// 3.3 and 3.4).
func escapePath(text string) string {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		c := text[i]
		encoded := c == '%' && i+2 < len(text) && hex(text[i+1]) && hex(text[i+2])
		if 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || encoded || strings.IndexByte("-._~!$&'()*+,;=:@/?", c) >= 0 {
			b.WriteByte(c)
			continue
		}
		fmt.Fprintf(&b, "%%%02X", c)
	}
	return b.String()
}

func hex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

// ascii keeps what may stand in a header's name or value.
func ascii(text string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' {
			return -1
		}
		return r
	}, text)
}

func (e *emitter) parameters(m *module, o *operation) {
	lists := map[string][]string{}
	for _, p := range o.Parameters {
		switch style := styleOf(m, p); p.In {
		case "path":
			if style != "" || p.Reserved {
				lists["segments"] = append(lists["segments"], tuple(quote(o.names[p]), quote(p.Key), style, reserved(p)))
			}
		case "query", "querystring":
			lists["query"] = append(lists["query"], tuple(quote(o.names[p]), otherKey(o.names[p], p.Key, style+reserved(p)), style, reserved(p)))
		case "header":
			lists["headers"] = append(lists["headers"], tuple(quote(o.names[p]), quote(ascii(p.Key)), style, ""))
		case "cookie":
			lists["cookies"] = append(lists["cookies"], tuple(quote(o.names[p]), otherKey(o.names[p], p.Key, style), style, ""))
		}
	}
	for _, name := range []string{"segments", "query", "headers", "cookies"} {
		list(m.Writer, name, lists[name])
	}
}

// tuple writes a list that ends at its last item that is not empty.
func tuple(items ...string) string {
	for len(items) > 1 && items[len(items)-1] == "" {
		items = items[:len(items)-1]
	}
	for i, item := range items {
		if item == "" {
			items[i] = "undefined"
		}
	}
	return "[" + strings.Join(items, ", ") + "]"
}

// otherKey gives the key of a parameter unless it is the argument's name and
// nothing follows it.
func otherKey(name, key, following string) string {
	if name == key && following == "" {
		return ""
	}
	return quote(key)
}

func reserved(p *plan.Parameter) string {
	if p.Reserved {
		return "true"
	}
	return ""
}

// sentAs writes how a body is sent.
func (e *emitter) sentAs(m *module, o *operation) {
	encode := map[plan.MediaKind][2]string{
		plan.JSON: {"body", "jsonBody"}, plan.Form: {"form", "formBody"}, plan.Multipart: {"multipart", "multipartBody"},
		plan.Text: {"body", "textBody"}, plan.Binary: {"body", "binaryBody"}, plan.Lines: {"body", "linesBody"}, plan.Events: {"body", "linesBody"},
	}[o.Body.Kind]
	head := "type: " + quote(ascii(o.Body.Type)) + ", encode: " + m.value("runtime/"+encode[0], encode[1])
	if o.media != "" {
		head += ", chosenBy: " + quote(o.media)
	}
	parts := e.bodyParts(m, o.Body)
	if len(parts) == 0 {
		m.Line("body: { %s },", head)
		return
	}
	m.Block("body: {", "},", func() {
		for item := range strings.SplitSeq(head, ", ") {
			m.Line("%s,", item)
		}
		list(m.Writer, "parts", parts)
	})
}

// bodyParts writes the fields of a form that are not written by default.
func (e *emitter) bodyParts(m *module, b *plan.Body) []string {
	var out []string
	for _, p := range b.Parts {
		style, media := partStyle(m, b.Kind, p), ""
		if b.Kind == plan.Multipart && p.Type != "" {
			media = quote(ascii(p.Type))
		}
		if text := tuple(quote(p.Field.Key), style, media); style != "" || media != "" {
			out = append(out, text)
		}
	}
	return out
}

// replies writes how successes and failures are read.
func (e *emitter) replies(m *module, o *operation) {
	var results []string
	for _, r := range o.Results {
		decoder := e.decoder(r.Media)
		name := m.value("runtime/"+decoder[0], decoder[1])
		media := ""
		if contested(o, r) {
			media = quote(ascii(r.Type))
		}
		for _, status := range r.Statuses {
			results = append(results, tuple(quote(status), name, media))
		}
	}
	list(m.Writer, "results", results)
	errors := e.failures(m, o)
	if text := "errors: { " + strings.Join(errors, ", ") + " },"; len(errors) > 0 && len(text) <= 110 {
		m.Line("%s", text)
	} else if len(errors) > 0 {
		m.Block("errors: {", "},", func() {
			for _, item := range errors {
				m.Line("%s,", item)
			}
		})
	}
}

// failures writes the errors by status, without those that the default says.
func (e *emitter) failures(m *module, o *operation) []string {
	byStatus := make(map[string]*plan.Error)
	for _, f := range o.Errors {
		if f.Error != nil {
			byStatus[f.Status] = f.Error
		}
	}
	for status, err := range byStatus {
		if status != "default" && err == byStatus["default"] && byStatus[status[:1]+"XX"] == nil {
			delete(byStatus, status)
		}
	}
	var list []string
	for _, status := range slices.Sorted(maps.Keys(byStatus)) {
		list = append(list, statusKey(status)+": "+m.value("errors", e.names.errors[byStatus[status]]))
	}
	return list
}

// contested reports whether a status has several results.
func contested(o *operation, r *plan.Result) bool {
	return slices.ContainsFunc(o.Results, func(other *plan.Result) bool {
		return other != r && slices.ContainsFunc(r.Statuses, func(s string) bool { return slices.Contains(other.Statuses, s) })
	})
}

// statusKey writes a status as the name of a property.
func statusKey(status string) string {
	if strings.Trim(status, "0123456789") == "" {
		return status
	}
	return key(status)
}

func (e *emitter) decoder(media plan.Media) [2]string {
	switch media.Kind {
	case plan.NoContent:
		return [2]string{"decoder", "nothing"}
	case plan.JSON:
		if holdsDecimal(media.Use.Type, e.exact) {
			return [2]string{"decoder", "decimalJson"}
		}
		return [2]string{"decoder", "json"}
	case plan.Text:
		return [2]string{"decoder", "text"}
	case plan.Lines:
		return [2]string{"lines", "lines"}
	case plan.Events:
		if resolved(media.Use.Type).Kind == plan.String {
			return [2]string{"events", "textEvents"}
		}
		return [2]string{"events", "events"}
	}
	return [2]string{"decoder", "binary"}
}

// security writes the alternatives to be let in, the one without credentials
// last. Schemes that only a hook can satisfy are left to it.
func (e *emitter) security(m *module, requirements []plan.Requirement) []string {
	var out []string
	open := false
	for _, r := range requirements {
		var schemes []string
		for _, s := range r.Schemes {
			if s.Kind != plan.OtherScheme {
				schemes = append(schemes, m.value("auth", e.names.schemes[s]))
			}
		}
		if len(schemes) == 0 {
			open = true
			continue
		}
		out = append(out, "["+strings.Join(schemes, ", ")+"]")
	}
	if open && len(out) > 0 {
		out = append(out, "[]")
	}
	return out
}
