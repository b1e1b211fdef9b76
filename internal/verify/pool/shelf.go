package pool

import (
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/verify/call"
)

const (
	maxThings  = 64   // of one resource that are kept
	maxIgnored = 2048 // names of one resource that are not learned again
)

// shelf is the things of one resource.
type shelf struct {
	things  []*entry // the oldest first
	byName  map[string]*entry
	ignored names

	failed   int           // how often nothing could be created in a row
	creating chan struct{} // closed when the creation that is going on has ended; nil when there is none
	asked    map[string]bool
}

// entry is a thing and what is known of its life.
type entry struct {
	*Thing
	shared bool          // somebody was given it
	sure   bool          // it was seen after the last thing that was done to it
	tag    *call.Binding // its latest entity tag, or nil
}

func newShelf() *shelf {
	return &shelf{byName: map[string]*entry{}, asked: map[string]bool{}, ignored: names{set: map[string]bool{}}}
}

// put adds a thing, or what is new about a known one. When there are too many,
// the oldest that was found, and not made, goes first.
func (s *shelf) put(t *Thing) *entry {
	if e := s.byName[t.Name()]; e != nil {
		e.sure = true
		if e.Made == nil && t.Made != nil {
			e.Thing = t
		}
		return e
	}
	e := &entry{Thing: t, sure: true}
	s.things = append(s.things, e)
	s.byName[t.Name()] = e
	if len(s.things) > maxThings {
		oldest := max(slices.IndexFunc(s.things, func(e *entry) bool { return e.Made == nil }), 0)
		delete(s.byName, s.things[oldest].Name())
		s.things = slices.Delete(s.things, oldest, oldest+1)
	}
	return e
}

func (s *shelf) forget(name string) {
	if s.byName[name] == nil {
		return
	}
	delete(s.byName, name)
	s.things = slices.DeleteFunc(s.things, func(e *entry) bool { return e.Name() == name })
}

// remove forgets a thing for good, unless it is made again.
func (s *shelf) remove(name string) {
	s.forget(name)
	s.ignored.add(name)
}

// forgetBelow forgets all things whose name begins with a parent's.
func (s *shelf) forgetBelow(parent string) {
	s.things = slices.DeleteFunc(s.things, func(e *entry) bool {
		if !strings.HasPrefix(e.Name(), parent) {
			return false
		}
		delete(s.byName, e.Name())
		return true
	})
}

// find returns the first thing that a predicate likes best: made ones before
// found ones.
func (s *shelf) find(likes func(e *entry) bool) *entry {
	var found *entry
	for _, e := range s.things {
		if !likes(e) {
			continue
		}
		if e.Made != nil {
			return e
		}
		if found == nil {
			found = e
		}
	}
	return found
}

// names is a set that forgets the oldest.
type names struct {
	set   map[string]bool
	order []string
}

func (n *names) add(name string) {
	if n.set[name] {
		return
	}
	n.set[name] = true
	if n.order = append(n.order, name); len(n.order) > maxIgnored {
		delete(n.set, n.order[0])
		n.order = n.order[1:]
	}
}

func (n *names) remove(name string) {
	if n.set[name] {
		delete(n.set, name)
		n.order = slices.DeleteFunc(n.order, func(other string) bool { return other == name })
	}
}
