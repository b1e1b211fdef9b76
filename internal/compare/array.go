package compare

import (
	"math"
	"math/big"
	"slices"

	"github.com/apisteward/steward/internal/contract"
)

// arrayView is what a shape says of the elements of arrays.
type arrayView struct {
	tuple    [][]*contract.Node // schemas of the first elements
	items    []*contract.Node   // schemas of the others; none: anything
	contains []contains
}

// contains asks for a number of elements of a kind.
type contains struct {
	schema   *contract.Node
	min, max *int64 // nil: 1, and no limit
	at       *contract.Node
}

func newArrayView(schemas []*contract.Schema) *arrayView {
	a := &arrayView{}
	longest := 0
	for _, s := range schemas {
		longest = max(longest, len(s.PrefixItems))
	}
	a.tuple = make([][]*contract.Node, longest)
	for _, s := range schemas {
		items := itemsOf(s)
		for i := range a.tuple {
			switch {
			case i < len(s.PrefixItems):
				a.tuple[i] = append(a.tuple[i], s.PrefixItems[i])
			case items != nil:
				a.tuple[i] = append(a.tuple[i], items)
			}
		}
		if items != nil && !items.True() {
			a.items = append(a.items, items)
		}
		c := contains{s.Contains, s.MinContains, s.MaxContains, s.Node}
		if c.schema != nil && (c.max != nil || atLeast(c.min) > 0) {
			a.contains = append(a.contains, c)
		}
	}
	return a
}

// itemsOf is the schema of the elements after the first ones. unevaluatedItems
// is as good as items where nothing else speaks of elements (JSON Schema
// 2020-12, section 11.2).
func itemsOf(s *contract.Schema) *contract.Node {
	if s.Items == nil && s.UnevaluatedItems != nil && s.Contains == nil && !applies(s) {
		return s.UnevaluatedItems
	}
	return s.Items
}

// applies reports whether a schema has others judge the same value.
func applies(s *contract.Schema) bool {
	return s.Ref != "" || len(s.AllOf)+len(s.AnyOf)+len(s.OneOf)+len(s.DependentSchemas) > 0 ||
		s.Not != nil || s.If != nil
}

// unevaluatedItems is what cannot be read as items, if anything is left to judge.
func unevaluatedItems(s *contract.Schema) *contract.Node {
	if s.Items != nil || itemsOf(s) != nil {
		return nil
	}
	return s.UnevaluatedItems
}

// settleArrays says how many elements there are in one way: none after the
// first ones where they are refused, some where any may be contained.
func (v *view) settleArrays() {
	a := v.array
	if a == nil {
		return
	}
	for i, tuple := range append(slices.Clone(a.tuple), a.items) {
		if j := slices.IndexFunc(tuple, refuses); j >= 0 {
			v.tighten(maxItems, limit{value: big.NewRat(int64(i), 1), implied: true, at: holder(tuple[j])})
			a.tuple, a.items = a.tuple[:i], nil
			break
		}
	}
	a.contains = slices.DeleteFunc(a.contains, func(c contains) bool {
		if !c.schema.True() && !(c.schema.Is(contract.Object) && c.schema.Len() == 0) {
			return false
		}
		v.tighten(minItems, limit{value: big.NewRat(atLeast(c.min), 1), implied: true, at: c.at})
		if c.max != nil {
			v.tighten(maxItems, limit{value: big.NewRat(*c.max, 1), implied: true, at: c.at})
		}
		return true
	})
	if most := v.limits[maxItems].value; most != nil && most.Cmp(big.NewRat(1, 1)) <= 0 {
		v.unique = nil
	}
}

// holder is the schema that holds one of its elements.
func holder(n *contract.Node) *contract.Node {
	if n.Parent().Is(contract.Array) {
		return n.Parent().Parent()
	}
	return n.Parent()
}

// refuses reports whether a schema is `false`.
func refuses(n *contract.Node) bool { return n.Is(contract.Bool) && !n.True() }

// at returns the schemas of the element with an index.
func (a *arrayView) at(i int) []*contract.Node {
	if i < len(a.tuple) {
		return a.tuple[i]
	}
	return a.items
}

func (a *arrayView) silent() bool {
	return a == nil || len(a.tuple)+len(a.items)+len(a.contains) == 0
}

// compareArrays compares the elements of arrays.
func (d *differ) compareArrays(u *unit, a, b *view) {
	if a.unique == nil && b.unique != nil {
		d.say(u, "unique-items-added", fact{old: u.oldPlace(), new: b.unique, keyword: "uniqueItems",
			text: "elements must now be unique"})
	}
	if a.unique != nil && b.unique == nil {
		d.say(u, "unique-items-removed", fact{old: a.unique, new: u.newPlace(), keyword: "uniqueItems",
			text: "elements need no longer be unique"})
	}
	if a.array == nil || b.array == nil {
		return
	}
	first := max(len(a.array.tuple), len(b.array.tuple))
	for i := range first {
		if a.reaches(i) && b.reaches(i) {
			d.useNodes(u, a.array.at(i), b.array.at(i), u.dir)
		}
	}
	if a.reaches(first) && b.reaches(first) {
		d.useNodes(u, a.array.items, b.array.items, u.dir)
	}
	d.compareContains(u, a.array.contains, b.array.contains)
}

// reaches reports whether there may be an element with an index.
func (v *view) reaches(i int) bool {
	most := v.limits[maxItems].value
	return most == nil || most.Cmp(big.NewRat(int64(i), 1)) > 0
}

// compareContains compares "contains" where there is at most one on each side;
// more than that, or another kind of elements with an upper limit, is not
// decided.
func (d *differ) compareContains(u *unit, old, new []contains) {
	switch {
	case len(old) == 0 && len(new) == 0:
	case len(old) == 0:
		d.say(u, "contains-added", fact{old: u.oldPlace(), new: new[0].at, keyword: "contains",
			text: "an array must now contain certain elements"})
	case len(new) == 0:
		d.say(u, "contains-removed", fact{old: old[0].at, new: u.newPlace(), keyword: "contains",
			text: "an array need no longer contain certain elements"})
	case len(old) == 1 && len(new) == 1 && old[0].max == nil && new[0].max == nil:
		d.useNodes(u, []*contract.Node{old[0].schema}, []*contract.Node{new[0].schema}, u.dir)
		d.compareMinContains(u, old[0], new[0])
	case len(old) == 1 && len(new) == 1 && d.alike(old[0].schema, new[0].schema):
		d.compareMinContains(u, old[0], new[0])
		d.compareMaxContains(u, old[0], new[0])
	case !d.sameContains(old, new):
		d.undecided(u, "contains", old[0].at, new[0].at)
	}
}

func (d *differ) compareMinContains(u *unit, old, new contains) {
	was, is := atLeast(old.min), atLeast(new.min)
	if was == is {
		return
	}
	f := fact{old: old.at, new: new.at, keyword: "minContains", oldValue: decimal(was), newValue: decimal(is)}
	f.text = went("minContains", f)
	if is > was {
		d.say(u, "contains-added", f)
	} else {
		d.say(u, "contains-removed", f)
	}
}

func (d *differ) compareMaxContains(u *unit, old, new contains) {
	const unlimited = math.MaxInt64
	was, is := int64(unlimited), int64(unlimited)
	f := fact{old: old.at, new: new.at, keyword: "maxContains", about: "maxContains"}
	if old.max != nil {
		was, f.oldValue = *old.max, decimal(*old.max)
	}
	if new.max != nil {
		is, f.newValue = *new.max, decimal(*new.max)
	}
	f.text = went("maxContains", f)
	switch {
	case is < was:
		d.say(u, "contains-added", f)
	case is > was:
		d.say(u, "contains-removed", f)
	}
}

func atLeast(min *int64) int64 {
	if min == nil {
		return 1
	}
	return *min
}

func (d *differ) sameContains(old, new []contains) bool {
	if len(old) != len(new) {
		return false
	}
	for i := range old {
		if !d.clean.same(old[i].schema, new[i].schema) || atLeast(old[i].min) != atLeast(new[i].min) ||
			(old[i].max == nil) != (new[i].max == nil) || old[i].max != nil && *old[i].max != *new[i].max {
			return false
		}
	}
	return true
}
