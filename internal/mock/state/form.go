package state

import (
	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/resource/property"
)

// form is what a schema says of the members of an object, read once.
type form struct {
	list   []property.Property // those that are there in any case, in the order of the text
	at     map[string]int      // in list
	others map[string]bool     // those that only some alternatives have
	open   bool                // members of any name are allowed, and none is described
}

// formOf reads a schema; that of nil has nothing.
func (s *State) formOf(n *contract.Node) *form {
	if known, ok := s.forms.Load(n); ok {
		return known.(*form)
	}
	known, _ := s.forms.LoadOrStore(n, s.readForm(n))
	return known.(*form)
}

func (s *State) readForm(n *contract.Node) *form {
	f := &form{at: map[string]int{}, others: map[string]bool{}}
	if n == nil {
		return f
	}
	f.list = property.Of(s.doc, n)
	for i, p := range f.list {
		f.at[p.Name] = i
	}
	s.addOthers(f, n, map[*contract.Node]bool{})
	f.open = len(f.list)+len(f.others) == 0
	return f
}

// addOthers adds the properties of alternatives, each schema once.
func (s *State) addOthers(f *form, n *contract.Node, seen map[*contract.Node]bool) {
	if n == nil || seen[n] {
		return
	}
	seen[n] = true
	schema := s.doc.Schema(n)
	for _, p := range schema.Properties {
		if _, known := f.at[p.Key]; !known {
			f.others[p.Key] = true
		}
	}
	s.addOthers(f, schema.Target, seen)
	for _, parts := range [][]*contract.Node{schema.AllOf, schema.OneOf, schema.AnyOf, {schema.Then, schema.Else}} {
		for _, part := range parts {
			s.addOthers(f, part, seen)
		}
	}
}

// property is what is said of a member in any case; ok is false for nothing.
func (f *form) property(name string) (p *property.Property, ok bool) {
	i, ok := f.at[name]
	if !ok {
		return nil, false
	}
	return &f.list[i], true
}

// knows reports whether a member is described at all.
func (f *form) knows(name string) bool {
	_, ok := f.at[name]
	return ok || f.open || f.others[name]
}

// takes reports whether consumers may say what a member is.
func (f *form) takes(name string) bool {
	if p, ok := f.property(name); ok {
		return !p.ReadOnly
	}
	return f.others[name]
}
