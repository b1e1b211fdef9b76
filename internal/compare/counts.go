package compare

import (
	"math/big"
	"slices"

	"github.com/apisteward/steward/internal/contract"
)

// settleDependencies makes of dependencies what they come to: what has to be
// there anyway asks for nothing more, what asks for itself for nothing at all.
func (o *objectView) settleDependencies() {
	for again := true; again; {
		again = false
		for i := range o.dependent {
			dep := &o.dependent[i]
			if dep.schema == nil && o.requires(dep.name) {
				for _, name := range dep.required {
					if p := o.property(name); !p.required {
						p.required, p.requiredAt, again = true, dep.at, true
					}
				}
			}
		}
	}
	o.dependent = slices.DeleteFunc(o.dependent, func(dep dependency) bool {
		switch {
		case dep.schema == nil:
			return !slices.ContainsFunc(dep.required, func(name string) bool { return name != dep.name && !o.requires(name) })
		case refuses(dep.schema): // it may not be there
			p := o.property(dep.name)
			p.schemas = append(p.schemas, dep.schema)
			if p.at == nil {
				p.at = dep.schema
			}
			return true
		}
		return free(dep.schema)
	})
}

func (o *objectView) requires(name string) bool {
	p := o.byName[name]
	return p != nil && p.required
}

// free reports whether a schema lets everything through in so many words.
func free(n *contract.Node) bool { return n.True() || n.Is(contract.Object) && n.Len() == 0 }

// settleNames leaves out patterns of names that say nothing: where other names
// are refused, or have a schema, they let theirs through.
func (o *objectView) settleNames() {
	if o != nil && o.closed == nil && len(o.rest) == 0 {
		o.patterns = slices.DeleteFunc(o.patterns, func(p patternProperty) bool { return free(p.schema) })
	}
}

// limit returns a limit of the view, as it is to be compared with the one of
// another view that gives it: integers are multiples of one, and an object has
// at least the properties that it must have, and at most those that it may have.
func (v *view) limit(kind int, other *view) limit {
	own := v.limits[kind]
	if other.limits[kind].value == nil {
		return own
	}
	implied := limit{at: own.at, implied: true}
	switch kind {
	case multipleOf:
		const numbers = contract.TypeInteger | contract.TypeNumber
		if v.types&numbers == contract.TypeInteger && other.types&contract.TypeNumber != 0 {
			implied.value = big.NewRat(1, 1)
		}
	case minProperties:
		if least := v.object.least(); least > 0 {
			implied.value = big.NewRat(int64(least), 1)
		}
	case maxProperties:
		if most, ok := v.object.most(); ok {
			implied.value = big.NewRat(int64(most), 1)
		}
	}
	if tighter(kind, implied, own) {
		return implied
	}
	return own
}

// least is how many properties must be there.
func (o *objectView) least() int {
	n := 0
	if o != nil {
		for _, p := range o.properties {
			if p.required {
				n++
			}
		}
	}
	return n
}

// most is how many properties may be there, if others than those declared may
// not.
func (o *objectView) most() (n int, ok bool) {
	if o == nil || o.closed == nil || len(o.patterns) > 0 {
		return 0, false
	}
	for _, p := range o.properties {
		if !p.forbidden() {
			n++
		}
	}
	return n, true
}
