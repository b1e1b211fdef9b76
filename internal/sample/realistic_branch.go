package sample

import (
	"slices"

	"github.com/apisteward/steward/internal/contract"
)

// special makes a value of one of the schemas that extend another.
func (r *realist) special(p *plan, at site) (any, bool) {
	return r.first(p.special, at, func(*shape) bool { return true }, func(any) bool { return true })
}

// branch makes a value of one of the alternatives: of those that are not only
// null, do not lead back to where the value is and, deep down, are small.
func (r *realist) branch(p *plan, at site) (any, bool) {
	fits := func(v any) bool { return !p.exclusive || r.allowedBy(p.decides, v, &instance{shape: p.shape}, 0) }
	small := at.depth > 0 && slices.ContainsFunc(p.branches, r.small)
	if small && at.field.Text == nil && !at.field.Dated && slices.ContainsFunc(p.branches, r.large) {
		at.field = r.field("id") // a thing, or what it is told by
	}
	v, ok := r.first(p.branches, at, func(sh *shape) bool { return !r.nothing(sh) && (!small || r.small(sh)) }, fits)
	if !ok {
		v, ok = r.first(p.branches, at, func(sh *shape) bool { return !r.nothing(sh) && small && !r.small(sh) }, fits)
	}
	if !ok {
		v, ok = r.first(p.branches, at, r.nothing, fits)
	}
	return v, ok
}

// first makes a value of the first shape that is wanted and for which that
// succeeds, from one on that the seed says. What leads back comes last.
func (r *realist) first(of []*shape, at site, wanted func(*shape) bool, fits func(any) bool) (any, bool) {
	from, tried := at.Key.Below(len(of)), 0
	for _, back := range [...]bool{false, true} {
		for i := range of {
			sh := of[(from+i)%len(of)]
			if r.recurs(sh) != back || !wanted(sh) {
				continue
			}
			if tried++; tried > maxBranches {
				return nil, false
			}
			if v, ok := r.value(sh, at); ok && fits(v) {
				return v, true
			}
		}
	}
	return nil, false
}

// recurs reports whether a schema is one of those that the place is within.
func (r *realist) recurs(sh *shape) bool { return sh.named != nil && slices.Contains(r.open, sh.named) }

// nothing reports whether only null is of a shape.
func (r *realist) nothing(sh *shape) bool {
	types, given := sh.types()
	return given && types == contract.TypeNull
}

// large reports whether a shape has parts and does not come to nothing.
func (r *realist) large(sh *shape) bool { return !r.small(sh) && !r.nothing(sh) }

// small reports whether a shape has no parts: text, a number, yes or no.
func (r *realist) small(sh *shape) bool {
	if s, _ := sh.undecided(); s != nil {
		return false
	}
	types, given := sh.types()
	if !given {
		types = sh.implied()
	}
	types &^= contract.TypeNull
	return types != 0 && types&(contract.TypeObject|contract.TypeArray) == 0
}
