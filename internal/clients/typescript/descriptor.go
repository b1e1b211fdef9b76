package typescript

import (
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
