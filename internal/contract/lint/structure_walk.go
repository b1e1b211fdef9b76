package lint

import (
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// walker compares the nodes of a document with a table, from the root down.
type walker struct {
	*Pass
	table   *table
	seen    []uint8 // by node ID: the number of the shape that the node was compared with, or 0
	pending []expectation
}

// value compares a node with what may stand there. The shape is that of the
// object whose field it is, or nil.
func (w *walker) value(n *contract.Node, v *value, in *shape) {
	if !v.kinds.has(n.Kind) {
		if n.Kind == contract.Bool && v.object != "" && w.table.objects[v.object].boolean {
			return
		}
		w.report(n, func() string { return w.mismatch(n, v, in) })
		return
	}
	switch n.Kind {
	case contract.String:
		w.text(n, v, in)
	case contract.Number:
		w.number(n, v)
	case contract.Bool:
		if v.always != "" && !n.True() {
			w.Report(n, "%s must be true: %s", w.label(n), v.always)
		}
	case contract.Array:
		w.list(n, v, in)
	case contract.Object:
		switch {
		case v.object != "":
			w.object(n, w.table.objects[v.object])
		case v.each != nil:
			w.members(n, v)
		}
	}
}

func (w *walker) list(n *contract.Node, v *value, in *shape) {
	if n.Len() < v.min {
		w.Report(n, "%s must not be empty", w.label(n))
	}
	if v.each == nil {
		return
	}
	var first map[contract.Hash]bool
	if v.unique && n.Len() > 1 {
		first = make(map[contract.Hash]bool, n.Len())
	}
	if v.also != nil {
		v.also(w, n)
	}
	for _, e := range n.Items() {
		if first != nil {
			if first[e.Hash()] {
				w.Report(e, "%s names %s twice", w.label(n), quote(e.Literal()))
			}
			first[e.Hash()] = true
		}
		w.value(e, v.each, in)
	}
}

// members compares an object whose keys are free.
func (w *walker) members(n *contract.Node, v *value) {
	if n.Len() < v.min || v.max > 0 && n.Len() > v.max {
		w.Report(n, "%s must have exactly one entry, not %d", w.label(n), n.Len())
	}
	children := n.Children()
	for i := range children {
		w.member(n, &children[i], v.keys, v.each)
	}
}

// member compares an entry of an object whose keys are free.
func (w *walker) member(n *contract.Node, c *contract.Child, keys format, v *value) {
	switch {
	case isRef(c) && !v.kinds.has(contract.String):
		w.reportKey(n, c, func() string { return w.label(n) + " cannot be a reference" })
	case keys.ok != nil && !keys.ok(c.Key):
		w.reportKey(n, c, func() string { return badKey(c, keys) })
	default:
		w.value(c.Value, v, nil)
	}
}

// object compares an object with its row of the table, once.
func (w *walker) object(n *contract.Node, s *shape) {
	if id := n.ID(); id >= 0 {
		if w.seen[id] != 0 {
			return
		}
		w.seen[id] = s.number
	}
	if n.Get("$ref").Is(contract.String) && w.reference(n, s) || w.foreign(n, s) {
		return
	}
	children := n.Children()
	keyed := 0
	for i := range children {
		c := &children[i]
		fields := s.fields[c.Key]
		switch {
		case fields != nil:
			w.field(n, c, fields, s)
		case s.extend && strings.HasPrefix(c.Key, "x-"):
		case s.keys != nil:
			keyed++
			w.member(n, c, s.keys.keys, &s.keys.holds)
		case !s.open:
			w.reportKey(n, c, func() string { return w.unknownField(n, c, s) })
		}
	}
	if s.keys != nil && keyed < s.keys.min {
		w.Report(n, "the %s must have at least one entry: %s", s.name, s.keys.keys.name)
	}
	w.required(n, s)
	for i := range s.groups {
		w.group(n, &s.groups[i], s)
	}
}

// field compares a member that has a fixed name.
func (w *walker) field(n *contract.Node, c *contract.Child, fields []field, s *shape) {
	for i := range fields {
		if fields[i].applies(n) {
			w.value(c.Value, &fields[i].holds, s)
			return
		}
	}
	if w.decided(n, fields[0].given, s) {
		w.reportKey(n, c, func() string { return inapplicable(n, c, fields) })
	}
}

// decided reports whether the field that decides about others has one of the
// values that it may have. Where it has not, that alone is reported.
func (w *walker) decided(n *contract.Node, given string, s *shape) bool {
	decider := n.Get(given).Text()
	for i := range s.fields[given] {
		for _, name := range s.fields[given][i].holds.enum {
			if name == decider {
				return true
			}
		}
	}
	return false
}

func (w *walker) required(n *contract.Node, s *shape) {
	for i := range s.required {
		f := &s.required[i]
		if f.applies(n) && !n.Has(f.name) {
			w.Report(n, "the %s must have the field `%s`%s", s.name, f.name, condition(n, f))
		}
	}
}

func (w *walker) group(n *contract.Node, g *group, s *shape) {
	var present []string
	for _, name := range g.names {
		if n.Has(name) {
			present = append(present, name)
		}
	}
	switch {
	case len(present) < g.min:
		w.Report(n, "the %s must have %s", s.name, choice(g.names))
	case len(present) > g.max:
		w.reportKey(n, n.Child(present[1]), func() string {
			return "the " + s.name + " must not have both `" + present[0] + "` and `" + present[1] + "`"
		})
	}
}
