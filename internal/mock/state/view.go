package state

import (
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
)

// view is a thing as a schema has it: with the members that the schema
// knows and those that it wants besides, made up, and without what is never
// shown. It is always the same for a thing.
func (s *State) view(t *thing, n *contract.Node) sample.Object {
	if known, ok := t.shown.Load(n); ok {
		return known.(sample.Object)
	}
	known, _ := t.shown.LoadOrStore(n, s.project(t, n))
	return known.(sample.Object)
}

func (s *State) project(t *thing, n *contract.Node) sample.Object {
	k := t.kind
	if s.doc.Resolve(n) == s.doc.Resolve(k.schema) {
		return s.visible(t.value, n, 0)
	}
	f, home := s.formOf(n), s.formOf(k.schema)
	out := membersOf(nil)
	for _, m := range t.value {
		if f.knows(m.Name) {
			out.set(m.Name, m.Value)
		}
	}
	made, _ := s.make(n, strings.Join(append([]string{k.Path}, t.keys...), "\x00"))
	more, _ := made.(sample.Object)
	for _, m := range more {
		if !out.has(m.Name) && !home.knows(m.Name) {
			out.set(m.Name, m.Value)
		}
	}
	o := s.visible(out.object(), n, 0)
	if !k.IsSingle() {
		names := slices.Clone(s.namesIn(k, n))
		for i, at := range names {
			if _, known := atKeys(t.value, at); known {
				names[i] = nil
			}
		}
		o = s.named(n, names, t.keys, o)
	}
	v, _ := s.fit(n, o, more)
	shown, _ := asObject(v)
	return shown
}

// visible leaves out what is writeOnly (OpenAPI 3.0.3, section 4.7.24.2).
func (s *State) visible(o sample.Object, n *contract.Node, level int) sample.Object {
	f := s.formOf(n)
	out := make(sample.Object, 0, len(o))
	for _, m := range o {
		p, known := f.property(m.Name)
		if known && p.WriteOnly {
			continue
		}
		if inner, is := m.Value.(sample.Object); is && known && level < maxNested {
			m.Value = s.visible(inner, p.Node, level+1)
		}
		out = append(out, m)
	}
	return out
}
