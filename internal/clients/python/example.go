package python

import (
	"strings"

	"github.com/apisteward/steward/internal/clients/plan"
	"github.com/apisteward/steward/internal/contract"
)

// example is a call as the README shows it.
type example struct {
	method *method
	group  *group
	call   string // "client.repos.get("octocat", "hello-world")"
	needs  int    // how many arguments it takes
}

// examples lists the calls that can be shown with simple values, in order.
func (e *emitter) examples() []*example {
	var all []*example
	for _, group := range e.groups {
		for _, m := range group.methods {
			if args, ok := e.shown(m); ok && !m.op.Deprecated {
				all = append(all, &example{
					method: m, group: group, needs: len(args),
					call: "client." + group.module + "." + m.name + "(" + strings.Join(args, ", ") + ")",
				})
			}
		}
	}
	return all
}

// simplest finds the example that takes the fewest arguments, the first of
// equals, of those that are wanted.
func simplest(all []*example, wanted func(*example) bool) *example {
	var best *example
	for _, x := range all {
		if wanted(x) && (best == nil || x.needs < best.needs) {
			best = x
		}
	}
	return best
}

// shown writes the arguments that a method needs; ok is false when one of them
// is no simple value.
func (e *emitter) shown(m *method) (args []string, ok bool) {
	for _, a := range m.arguments {
		switch {
		case !a.required:
			continue
		case a.place < 0:
			value, ok := e.bodyValue(m.op.Body)
			if !ok {
				return nil, false
			}
			args = append(args, "body="+value)
		default:
			p := m.op.Parameters[a.place]
			value, ok := value(p.Use, p.Name.Text(), p.Example)
			if !ok {
				return nil, false
			}
			if a.first {
				args = append(args, value)
			} else {
				args = append(args, a.name+"="+value)
			}
		}
	}
	return args, true
}

// bodyValue writes a body: a file, a text, or a model of few simple fields.
func (e *emitter) bodyValue(b *plan.Body) (text string, ok bool) {
	switch b.Kind {
	case plan.Binary:
		return `Path("file")`, true
	case plan.Text:
		return `"..."`, true
	}
	return e.modelValue(b.Use, 3)
}

func (e *emitter) modelValue(u plan.Use, most int) (text string, ok bool) {
	if u.Type.Name == nil || u.Type.Kind != plan.Object {
		return "", false
	}
	var fields []string
	names := e.fieldNames(u.Type)
	for i, f := range u.Type.Fields {
		if !f.Required || f.Const != nil {
			continue
		}
		v, ok := value(f.Use, f.Name.Text(), nil)
		if !ok || len(fields) == most {
			return "", false
		}
		fields = append(fields, names[i]+"="+v)
	}
	return "models." + e.names.types[u.Type] + "(" + strings.Join(fields, ", ") + ")", true
}

// value writes a simple value of a type: an example, a known value, or what
// the thing is called.
func value(u plan.Use, name string, given *contract.Node) (text string, ok bool) {
	t := resolved(u.Type)
	switch t.Kind {
	case plan.Boolean:
		return "True", true
	case plan.Integer:
		if i, whole := given.Int(); whole && i > 0 {
			return given.Literal(), true
		}
		return "1", true
	case plan.Enum:
		return firstValue(t)
	case plan.String:
		if t.Format != "" && t.Format != "uri" {
			return "", false
		}
		if text := given.Text(); given.Is(contract.String) && len(text) < 40 && text != "" {
			return quote(text), true
		}
		return quote(name), true
	}
	return "", false
}

func firstValue(t *plan.Type) (text string, ok bool) {
	if len(t.Values) == 0 {
		return "", false
	}
	return scalar(t.Values[0].Node)
}
