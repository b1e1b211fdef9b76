package typescript

import (
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/clients/plan"
)

// example returns the first operation that fits, or nil.
func (e *emitter) example(fits func(*operation) bool) *operation {
	for _, g := range e.plan.Groups {
		for _, op := range g.Operations {
			if o := e.operations[op]; fits(o) {
				return o
			}
		}
	}
	return nil
}

// simplest returns, of the operations that fit and whose arguments can be
// shown, the first of those that need the fewest; those that are deprecated
// only if there is no other.
func (e *emitter) simplest(fits func(*operation) bool) *operation {
	var best *operation
	cost := 0
	for _, g := range e.plan.Groups {
		for _, op := range g.Operations {
			o := e.operations[op]
			if o.body && o.Body.Required || !fits(o) {
				continue
			}
			needed, ok := needs(o)
			if o.Deprecated {
				needed += 100
			}
			if ok && (best == nil || needed < cost) {
				best, cost = o, needed
			}
		}
	}
	return best
}

// needs counts the arguments that an operation cannot do without; ok is false
// when one of them cannot be shown in a few characters.
func needs(o *operation) (n int, ok bool) {
	for _, p := range o.Parameters {
		if !p.Required {
			continue
		}
		if _, ok := sample(p); !ok {
			return 0, false
		}
		n++
	}
	return n, true
}

// gives reports whether a call gives content of a kind, and of no other.
func gives(o *operation, kind plan.MediaKind) bool {
	return len(o.Results) > 0 && !slices.ContainsFunc(o.Results, func(r *plan.Result) bool { return r.Kind != kind })
}

// sample writes a value for a parameter.
func sample(p *plan.Parameter) (text string, ok bool) {
	t := resolved(p.Use.Type)
	switch t.Kind {
	case plan.Boolean:
		return "true", true
	case plan.Integer, plan.Number:
		return "1", true
	case plan.Enum:
		for _, v := range t.Values {
			if text, ok := literal(v.Node); ok {
				return text, true
			}
		}
	case plan.String:
		if t.Format == "date-time" {
			return "new Date()", true
		}
		if p.Example != nil && p.Example.Text() != "" && len(p.Example.Text()) <= 40 {
			return quote(p.Example.Text()), true
		}
		return quote(p.Name.Text()), t.Format != "binary"
	}
	return "", false
}

// arguments writes the arguments of a call that cannot be left out, "" when all
// can.
func (r *readme) arguments(o *operation) string {
	var list []string
	for _, p := range o.Parameters {
		if p.Required {
			text, _ := sample(p)
			list = append(list, r.e.operations[o.Operation].names[p]+": "+text)
		}
	}
	if len(list) == 0 {
		return ""
	}
	return "{ " + strings.Join(list, ", ") + " }"
}

// call writes the call of an operation through the client.
func (r *readme) call(o *operation) string { return r.member(o, o.method) + "(" + r.arguments(o) + ")" }

func (r *readme) member(o *operation, method string) string {
	return r.client + "." + r.e.names.groups[o.Group].member + "." + method
}

// localName is a variable for an object of a class: its name, unless that is
// long or means something else where it stands.
func localName(class string) string {
	words := plan.NameOf(class)
	name := camel(words)
	if len(words) > 2 {
		return "api"
	}
	if slices.Contains(takenValues, name) || slices.Contains([]string{"result", "status", "headers", "item", "error", "file", "event", "watched", "reader"}, name) {
		return name + "Api"
	}
	return name
}

// relative reports whether a server's URL does not name a host.
func relative(s plan.Server) bool { return !strings.Contains(s.URL, "://") }

func describedBy(p *plan.Package) string {
	if contact := plainLine(p.Contact); contact != "" {
		return " (" + contact + ")"
	}
	return ""
}
