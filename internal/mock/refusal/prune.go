package refusal

import (
	"strconv"
	"strings"

	"github.com/apisteward/steward/internal/sample"
)

// prune takes away what was made up: what is said of a fault is to be true.
// What is required stays, and so does what is so of every answer.
func (f *filling) prune(place []string) {
	if f.set[key(place)] {
		return
	}
	switch v := at(f.root, place).(type) {
	case sample.Object:
		for _, m := range v {
			in := inside(place, m.Name)
			if f.set[key(in)] || sample.IsScalar(m.Value) && (isOfAll(m.Name) || f.constant(in)) {
				continue
			}
			if f.holdsSet(in) || !f.drop(in) {
				f.prune(in)
			}
		}
	case []any:
		if len(v) == 0 || f.holdsSet(place) {
			return
		}
		f.relist(place, []any{})
	}
}

// pruneStrange takes away what never says what is wrong, before anything was
// filled: what is left is quickly judged.
func (f *filling) pruneStrange(place []string) {
	switch v := at(f.root, place).(type) {
	case sample.Object:
		for _, m := range v {
			in := inside(place, m.Name)
			known := spelling(m.Name) != "" || isFaults(m.Name) || isWrapper(m.Name) || isPlace(m.Name) || sample.IsScalar(m.Value)
			if known || !f.drop(in) {
				f.pruneStrange(in)
			}
		}
	case []any:
		if len(v) > 1 {
			f.relist(place, v[:1])
		}
		for i := range at(f.root, place).([]any) {
			f.pruneStrange(inside(place, strconv.Itoa(i)))
		}
	}
}

// relist puts other elements in a list, if the whole stays sound. That does
// not count as filling it.
func (f *filling) relist(place []string, list []any) bool {
	next, ok := put(f.root, place, list)
	if !ok || !f.sound(next) {
		return false
	}
	f.root = next
	return true
}

// holdsSet reports whether something inside of a place was filled.
func (f *filling) holdsSet(place []string) bool {
	prefix := key(place) + "\x00"
	for k := range f.set {
		if strings.HasPrefix(k, prefix) {
			return true
		}
	}
	return false
}
