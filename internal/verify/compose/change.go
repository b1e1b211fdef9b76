package compose

import (
	"strconv"

	"github.com/apisteward/steward/internal/sample"
)

// Change is what is different in one place of a value.
type Change struct {
	Keys    []string // keys and indexes that lead to the place
	to      any
	removed bool
}

// ChangeOf is the change from one value to another: of the smallest place that
// holds everything in which they differ.
func ChangeOf(from, to any) Change {
	var keys []string
	for {
		key, removed, ok := only(from, to)
		if !ok {
			return Change{Keys: keys, to: to}
		}
		keys = append(keys, key)
		if removed {
			return Change{Keys: keys, removed: true}
		}
		var there bool
		if from, there = At(from, []string{key}); !there {
			to, _ = At(to, []string{key})
			return Change{Keys: keys, to: to}
		}
		to, _ = At(to, []string{key})
	}
}

// only is the key of the one member or element in which two values differ;
// removed when the second lacks it. ok is false when there is not just one.
func only(from, to any) (key string, removed, ok bool) {
	switch from := from.(type) {
	case sample.Object:
		to, isObject := to.(sample.Object)
		if !isObject {
			return "", false, false
		}
		return onlyMember(from, to)
	case []any:
		to, isList := to.([]any)
		if !isList || len(from) != len(to) {
			return "", false, false
		}
		n := 0
		for i := range from {
			if !sample.Same(from[i], to[i]) {
				key = strconv.Itoa(i)
				n++
			}
		}
		return key, false, n == 1
	}
	return "", false, false
}

func onlyMember(from, to sample.Object) (key string, removed, ok bool) {
	n := 0
	for _, m := range from {
		other, there := to.Get(m.Name)
		if !there || !sample.Same(m.Value, other) {
			key, removed = m.Name, !there
			n++
		}
	}
	for _, m := range to {
		if _, there := from.Get(m.Name); !there {
			key, removed = m.Name, false
			n++
		}
	}
	return key, removed, n == 1
}

// Of makes the change to another value. It is false when that does not have
// the place.
func (ch *Change) Of(v any) (any, bool) {
	if ch.removed {
		return Without(v, ch.Keys)
	}
	return With(v, ch.Keys, ch.to)
}

// Replacement is the change to a value from any other.
func Replacement(v any) Change { return Change{to: v} }

// Removed reports whether a change takes something away.
func (ch *Change) Removed() bool { return ch.removed }

// To is what comes to the place; nil for a removal.
func (ch *Change) To() any { return ch.to }

// Changes are the changes from one value to another, each of one place, in the
// order in which they can be made one after the other.
func Changes(from, to any) []Change { return changes(from, to, nil) }

func changes(from, to any, keys []string) []Change {
	if sample.Same(from, to) {
		return nil
	}
	a, isObject := from.(sample.Object)
	b, also := to.(sample.Object)
	if !isObject || !also {
		return []Change{{Keys: keys, to: to}}
	}
	var list []Change
	for _, m := range b {
		at := append(keys[:len(keys):len(keys)], m.Name)
		if old, there := a.Get(m.Name); there {
			list = append(list, changes(old, m.Value, at)...)
		} else {
			list = append(list, Change{Keys: at, to: m.Value})
		}
	}
	for _, m := range a {
		if _, there := b.Get(m.Name); !there {
			list = append(list, Change{Keys: append(keys[:len(keys):len(keys)], m.Name), removed: true})
		}
	}
	return list
}
