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

// expectation is a reference and what it must lead to.
type expectation struct {
	ref   *contract.Node
	shape *shape
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

// reference compares a reference, and reports whether it stands in place of
// the object, so that its other fields mean nothing.
func (w *walker) reference(n *contract.Node, s *shape) bool {
	if !s.ref && s.fields["$ref"] == nil {
		return false
	}
	w.pending = append(w.pending, expectation{n, s})
	if !s.ref {
		return false
	}
	if From31.Has(w.Doc.Edition) {
		str := aString()
		for _, key := range []string{"summary", "description"} {
			if c := n.Child(key); c != nil {
				w.value(c.Value, &str, s)
			}
		}
	}
	return true
}

// foreign reports whether a schema is written in a dialect that the table does
// not describe (OpenAPI 3.1, section 4.8.24.7).
func (w *walker) foreign(n *contract.Node, s *shape) bool {
	if s.kind != "schema" || !s.open {
		return false
	}
	dialect := n.Get("$schema")
	if dialect == nil {
		dialect = w.Doc.Root.Get("jsonSchemaDialect")
	}
	d := dialect.Text()
	return d != "" &&
		!strings.HasPrefix(d, "https://spec.openapis.org/oas/3.") &&
		!strings.HasPrefix(d, "https://json-schema.org/draft/2020-12/")
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

// followReferences compares what references lead to with what must stand
// there. What stands in a place that the table says nothing of, such as an
// extension, is compared as if it stood where the reference does.
func (w *walker) followReferences() {
	for i := 0; i < len(w.pending); i++ {
		ref, s := w.pending[i].ref, w.pending[i].shape
		target := w.Doc.Target(ref)
		if target == nil || target.ID() < 0 {
			continue
		}
		number := w.seen[target.ID()]
		switch {
		case number == 0 && (target.Is(contract.Object) || target.Is(contract.Bool) && s.boolean):
			v := obj(s.kind)
			w.value(target, &v, nil)
		case number == 0:
			w.reportKey(ref, ref.Child("$ref"), func() string {
				return "`$ref` must lead to " + withArticle(s.name) + ", not to " + withArticle(target.Kind.String())
			})
		case w.table.numbered(number).name != s.name:
			w.reportKey(ref, ref.Child("$ref"), func() string {
				return "`$ref` must lead to " + withArticle(s.name) + ", not to " + withArticle(w.table.numbered(number).name)
			})
		}
	}
}

// isRef reports whether a member would make its object a reference.
func isRef(c *contract.Child) bool { return c.Key == "$ref" && c.Value.Is(contract.String) }
