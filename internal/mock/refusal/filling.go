package refusal

import (
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/schema"
)

// filling puts what there is to say into a value, where that stays as its
// schema wants it.
type filling struct {
	*Filler
	schema     *contract.Node
	why        *Reason
	root       any
	undeclared int             // members of the value that its schema does not declare
	set        map[string]bool // the places that were filled
	left       int             // how many values may still be judged
}

// maxFilled bounds how many values are judged for one error.
const maxFilled = 600

// sound reports whether a body would be as the document promises, and holds no
// more that it does not declare than before.
func (f *filling) sound(v any) bool {
	if f.left--; f.left < 0 {
		return false
	}
	return f.fits(f.schema, v) && f.countUndeclared(v) <= f.undeclared
}

func (f *filling) countUndeclared(v any) int {
	faults, _ := f.judge.Undeclared(f.schema, schema.Response, sample.Plain(v))
	return len(faults)
}

// try puts a value in a place, if the whole stays sound.
func (f *filling) try(place []string, v any) bool {
	next, ok := put(f.root, place, v)
	if !ok || !f.sound(next) {
		return false
	}
	f.root = next
	f.set[key(place)] = true
	return true
}

// first puts the first of some values in a place with which the whole stays
// sound.
func (f *filling) first(place []string, values []any) bool {
	for _, v := range values {
		if f.try(place, v) {
			return true
		}
	}
	return false
}

// drop takes a member away, if the whole stays sound.
func (f *filling) drop(place []string) bool {
	next, ok := put(f.root, place, absent{})
	if !ok || !f.sound(next) {
		return false
	}
	f.root = next
	return true
}

func key(place []string) string { return strings.Join(place, "\x00") }

// room is a place in the values of a schema; elements of a list share theirs.
type room struct {
	schema *contract.Node
	place  string
}

// declares reports whether the schema has a word for a member that is not
// there. An object that takes any member gets no more than it has. This is
// looked up once for a schema: where it follows from what else is in the value,
// trying shows.
func (f *filling) declares(place []string) bool {
	at := room{f.Shared(f.schema), key(withoutIndexes(place))}
	if known, ok := f.rooms.Load(at); ok {
		return known.(bool)
	}
	next, ok := put(f.root, place, nil)
	if ok = ok && f.countUndeclared(next) <= f.undeclared; ok {
		stranger, _ := put(f.root, inside(place[:len(place)-1], "x-any"), nil)
		ok = f.countUndeclared(stranger) > f.undeclared
	}
	f.rooms.Store(at, ok)
	return ok
}

func withoutIndexes(place []string) []string {
	return slices.DeleteFunc(slices.Clone(place), func(step string) bool { return strings.Trim(step, "0123456789") == "" })
}

// anything reports whether the schema has no word for the members of an object.
func (f *filling) anything(place []string) bool {
	next, ok := put(f.root, inside(place, "x-any"), "any")
	return ok && f.sound(next)
}

// constant reports whether a scalar can only be what it is.
func (f *filling) constant(place []string) bool {
	other, _ := put(f.root, place, sample.Object{})
	faults, _ := f.judge.Faults(f.schema, schema.Response, sample.Plain(other))
	return slices.ContainsFunc(faults, func(fault schema.Fault) bool {
		return slices.Equal(fault.Place, place) && (fault.Keyword == "const" || fault.Keyword == "enum" && fault.Schema.Get("enum").Len() == 1)
	})
}
