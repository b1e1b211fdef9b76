package schema

import (
	"maps"
	"slices"
)

// evaluated is what unevaluatedProperties and unevaluatedItems leave alone
// (JSON Schema 2020-12, sections 11.2 and 11.3). A nil one takes no notes.
type evaluated struct {
	all      bool
	names    map[string]bool
	first    int // this many elements from the start
	elements map[int]bool
}

func (e *evaluated) everything() {
	if e != nil {
		e.all = true
	}
}

func (e *evaluated) member(name string) {
	if e == nil {
		return
	}
	if e.names == nil {
		e.names = make(map[string]bool)
	}
	e.names[name] = true
}

func (e *evaluated) element(i int) {
	if e == nil {
		return
	}
	if e.elements == nil {
		e.elements = make(map[int]bool)
	}
	e.elements[i] = true
}

func (e *evaluated) upTo(n int) {
	if e != nil {
		e.first = max(e.first, n)
	}
}

func (e *evaluated) merge(other *evaluated) {
	if e == nil || other == nil {
		return
	}
	e.all = e.all || other.all
	e.upTo(other.first)
	for name := range other.names {
		e.member(name)
	}
	for i := range other.elements {
		e.element(i)
	}
}

func (e *evaluated) hasMember(name string) bool { return e.all || e.names[name] }

func (e *evaluated) hasElement(i int) bool { return e.all || i < e.first || e.elements[i] }

// admitsRest judges the members and elements that no other keyword has an
// opinion on.
func (r *run) admitsRest(s *schema, v any, seen *evaluated) bool {
	ok := true
	switch v := v.(type) {
	case map[string]any:
		if s.unevaluatedProperties != nil {
			ok = r.admitsRestOfObject(s, v, seen)
			seen.everything()
		}
	case []any:
		if s.unevaluatedItems != nil {
			ok = r.admitsRestOfArray(s, v, seen)
			seen.everything()
		}
	}
	return ok
}

func (r *run) admitsRestOfObject(s *schema, v map[string]any, seen *evaluated) bool {
	ok := true
	never := r.sub(s.unevaluatedProperties).never
	for _, name := range slices.Sorted(maps.Keys(v)) {
		switch {
		case seen.hasMember(name):
		case never:
			ok = r.refuseSurplus(s, "unevaluatedProperties", name)
		default:
			ok = r.within(step{key: name, index: -1}, s.unevaluatedProperties, v[name]) && ok
		}
	}
	return ok
}

func (r *run) admitsRestOfArray(s *schema, v []any, seen *evaluated) bool {
	ok := true
	never := r.sub(s.unevaluatedItems).never
	for i, item := range v {
		switch {
		case seen.hasElement(i):
		case never:
			return r.refuse(s, "unevaluatedItems", "has more elements than the schema allows")
		default:
			ok = r.within(step{index: i}, s.unevaluatedItems, item) && ok
		}
	}
	return ok
}
