package state

import (
	"slices"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/resource/property"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/schema"
)

// maxMended is how often a value is mended before it is given up.
const maxMended = 8

// faults are those that a schema finds in what the API says; it is nil for a
// value that is valid, or that takes too much work to judge.
func (s *State) faults(n *contract.Node, v any) []schema.Fault {
	plain := sample.Plain(v)
	if s.judge.Valid(n, schema.Response, plain) {
		return nil
	}
	found, _ := s.judge.Faults(n, schema.Response, plain)
	return slices.DeleteFunc(found, func(f schema.Fault) bool { return f.Soft })
}

// fit makes a value one that a schema lets through, by adding what is missing,
// taking away what is too much, and replacing what is wrong by what a made
// value has there. ok is false where that does not help.
func (s *State) fit(n *contract.Node, v, made any) (fitting any, ok bool) {
	for range maxMended {
		found := s.faults(n, v)
		if len(found) == 0 {
			return v, true
		}
		before := v
		for _, f := range found {
			v = s.mend(n, f, v, made)
		}
		if sample.Same(before, v) {
			break
		}
	}
	return v, false
}

// mend does away with one fault.
func (s *State) mend(n *contract.Node, f schema.Fault, v, made any) any {
	switch {
	case f.Property != "":
		at := append(slices.Clone(f.Place), f.Property)
		if f.Keyword == "required" || f.Keyword == "dependentRequired" {
			if value, ok := s.valueAt(n, at, made); ok {
				return changed(v, at, value)
			}
			return v
		}
		return without(v, at)
	case len(f.Place) == 0:
		return v
	}
	is, there := atKeys(v, f.Place)
	if value, ok := s.valueAt(n, f.Place, made); ok && there && !sample.Same(is, value) {
		return changed(v, f.Place, value)
	}
	return without(v, f.Place)
}

// valueAt is what a made value has at a place, or what is made for it.
func (s *State) valueAt(n *contract.Node, place []string, made any) (any, bool) {
	if v, ok := atKeys(made, place); ok {
		return v, true
	}
	p, ok := property.At(s.doc, n, place)
	if !ok {
		return nil, false
	}
	if v, ok := s.least(&p); ok {
		return v, true
	}
	return s.make(p.Node, place[len(place)-1])
}

// least is the value of a property about which nothing was said: its default,
// or what is as good as nothing.
func (s *State) least(p *property.Property) (any, bool) {
	candidates := []any{p.Default, nil, []any{}, sample.Object{}, false}
	if p.Default == nil {
		candidates = candidates[1:]
	}
	for _, v := range candidates {
		if s.judge.Valid(p.Node, schema.Response, sample.Plain(v)) {
			return v, true
		}
	}
	return nil, false
}

// atKeys is what keys lead to.
func atKeys(v any, keys []string) (any, bool) {
	for _, key := range keys {
		var ok bool
		if v, ok = child(v, key); !ok {
			return nil, false
		}
	}
	return v, true
}

// changed returns a copy in which what keys lead to is another value. Objects
// on the way are made.
func changed(in any, keys []string, v any) any {
	if len(keys) == 0 {
		return v
	}
	switch in := in.(type) {
	case []any:
		if _, ok := element(keys[0], len(in)); !ok {
			return in
		}
		inner, _ := child(in, keys[0])
		return put(in, keys[0], changed(inner, keys[1:], v))
	case sample.Object:
		inner, _ := in.Get(keys[0])
		return in.With(keys[0], changed(inner, keys[1:], v))
	}
	return sample.Object{{Name: keys[0], Value: changed(nil, keys[1:], v)}}
}

// without returns a copy that lacks what keys lead to.
func without(in any, keys []string) any {
	inner, ok := child(in, keys[0])
	if !ok {
		return in
	}
	if len(keys) > 1 {
		return put(in, keys[0], without(inner, keys[1:]))
	}
	switch in := in.(type) {
	case sample.Object:
		return in.Without(keys[0])
	case []any:
		i, _ := element(keys[0], len(in))
		return slices.Delete(slices.Clone(in), i, i+1)
	}
	return in
}
