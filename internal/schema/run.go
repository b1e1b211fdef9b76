package schema

import (
	"fmt"
	"slices"

	"github.com/apisteward/steward/internal/contract"
)

// run is the judging of one value. It first looks whether the value is valid,
// and only collects faults when it is not: most values are valid, and of
// branches that exclude each other most do not fit.
type run struct {
	*Judge
	way        Way
	collecting bool // faults are collected; otherwise the first ends it
	doubtful   bool // some annotation was not kept to: see Fault.Soft
	left       int  // work that may still be done
	depth      int
	steps      []step // to the part that is being judged
	faults     []placed
	most       int       // faults after which collecting ends
	found      int       // how many there are, those left aside that are soft
	soft       int       // how many are
	inside     []*schema // targets of references that are being judged for a part
	innermost  int       // where in inside those for the present part begin
}

// overspent is what a run panics with when it has become too much work.
type overspent struct{}

// maxDepth bounds the recursion of values and schemas together.
const maxDepth = 5000

func (r *run) spend(units int) {
	if r.left -= units; r.left < 0 {
		panic(overspent{})
	}
}

// admits reports whether a schema lets the present part of the value through.
// Which of its members and elements some schema has an opinion on goes into
// seen, if that is asked for.
func (r *run) admits(s *schema, v any, seen *evaluated) bool {
	if r.depth++; r.depth > maxDepth {
		panic(overspent{})
	}
	defer func() { r.depth-- }()
	r.spend(s.cost * size(v))
	switch {
	case s.never:
		return r.refuse(s, "false", "has a value where the schema allows none")
	case v == nil && s.orNull:
		return true
	case s.types != 0 && s.types&typeOf(v) == 0:
		return r.refuse(s, "type", "is %s, and the schema wants %s", kindName(v), typeNames(s.types))
	case s.allowed != nil && !s.allowed.has(r, v):
		return r.refuseListed(s)
	}
	own := seen
	if s.unevaluatedProperties != nil || s.unevaluatedItems != nil {
		own = new(evaluated)
	}
	ok := r.admitsItself(s, v, own)
	if ok || r.collecting {
		ok = r.admitsTogether(s, v, own) && ok
	}
	if own != seen && (ok || r.collecting) {
		ok = r.admitsRest(s, v, own) && ok
		seen.merge(own)
	}
	return ok
}

// admitsItself judges by the keywords that are about one type of value.
func (r *run) admitsItself(s *schema, v any, seen *evaluated) bool {
	switch v := v.(type) {
	case string:
		return r.admitsString(s, v)
	case []any:
		return r.admitsArray(s, v, seen)
	case map[string]any:
		return r.admitsObject(s, v, seen)
	}
	if n, ok := numberOf(v); ok {
		return r.admitsNumber(s, n)
	}
	return true
}

// refuse notes a fault of the present part. It returns false, for its caller
// to return.
func (r *run) refuse(s *schema, keyword, text string, args ...any) bool {
	return r.refuseProperty(s, keyword, "", text, args...)
}

// refuseProperty is refuse for what is about one property.
func (r *run) refuseProperty(s *schema, keyword, property, text string, args ...any) bool {
	if r.collecting {
		r.note(s, Fault{Keyword: keyword, Property: property, Text: fmt.Sprintf(text, args...)})
	}
	return false
}

// refuseListed is refuse for a value that is not listed.
func (r *run) refuseListed(s *schema) bool {
	if !r.collecting {
		return false
	}
	text := "is not among the values of the enum"
	if s.allowed.keyword == "const" {
		text = "is not the only value that the schema allows"
	}
	r.note(s, Fault{Keyword: s.allowed.keyword, Text: text})
	r.faults[len(r.faults)-1].single = s.allowed.single()
	return false
}

func (r *run) note(s *schema, f Fault) {
	f.Schema = s.node
	f.Place, f.Pattern = place(r.steps)
	r.faults = append(r.faults, placed{Fault: f, steps: slices.Clone(r.steps)})
	if f.Soft {
		r.soft++ // and does not end it: what is wrong may be still to come
		return
	}
	r.count(1)
}

// count notes that there are n more faults, which may be enough.
func (r *run) count(n int) {
	r.found += n
	r.collecting = r.found < r.most
}

// within judges a member or element.
func (r *run) within(at step, sub *subschema, v any) bool {
	r.steps = append(r.steps, at)
	outer := r.innermost
	r.innermost = len(r.inside)
	ok := r.admits(r.sub(sub), v, nil)
	r.innermost = outer
	r.steps = r.steps[:len(r.steps)-1]
	return ok
}

// tries judges without collecting faults; doubtful is true when annotations
// were not kept to. What the schema has an opinion on counts if it fits.
func (r *run) tries(sub *subschema, v any, seen *evaluated) (ok, doubtful bool) {
	collecting, before := r.collecting, r.doubtful
	r.collecting, r.doubtful = false, false
	var own *evaluated
	if seen != nil {
		own = new(evaluated)
	}
	if ok = r.admits(r.sub(sub), v, own); ok {
		seen.merge(own)
	}
	doubtful = r.doubtful
	r.collecting, r.doubtful = collecting, before
	return ok, doubtful
}

// size is what looking at a value costs, its members and elements left aside.
func size(v any) int {
	switch v := v.(type) {
	case string:
		return 1 + len(v)/64
	case []any:
		return 1 + len(v)
	case map[string]any:
		return 1 + len(v)
	}
	return 1
}

// typeOf returns the types that a value is of: a whole number is of two. It is
// 0 for what is no value of JSON.
func typeOf(v any) contract.Types {
	switch v.(type) {
	case nil:
		return contract.TypeNull
	case bool:
		return contract.TypeBoolean
	case string:
		return contract.TypeString
	case []any:
		return contract.TypeArray
	case map[string]any:
		return contract.TypeObject
	}
	n, ok := numberOf(v)
	switch {
	case !ok:
		return 0
	case n.whole():
		return contract.TypeNumber | contract.TypeInteger
	}
	return contract.TypeNumber
}
