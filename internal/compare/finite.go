package compare

import "github.com/apisteward/steward/internal/contract"

// compareFinite compares two schemas by their values where those of both can
// be listed, and at least one is written as alternatives: anyOf of enums is
// the enum of all their values (JSON Schema 2020-12, section 10.2.1.2). It
// reports whether it did.
func (d *differ) compareFinite(u *unit, a, b *view) bool {
	if len(a.groups)+len(b.groups) == 0 {
		return false
	}
	x, y := a.listed(), b.listed()
	if x == nil || y == nil {
		return false
	}
	d.compareSchemas(u, x, y)
	d.useEqualLists(u, a, b)
	return true
}

// useEqualLists has alternatives of the same values compared for their words.
func (d *differ) useEqualLists(u *unit, a, b *view) {
	byList := make(map[contract.Hash]*shape)
	for _, g := range b.groups {
		for _, q := range g.branches {
			byList[q.shape.view().enum.key()] = q.shape
		}
	}
	for _, g := range a.groups {
		for _, p := range g.branches {
			if q := byList[p.shape.view().enum.key()]; q != nil {
				d.use(u, p.shape, q, u.dir)
			}
		}
	}
}

// key is equal for equal lists, in any order.
func (e *enum) key() contract.Hash {
	var key contract.Hash
	if e == nil {
		return key
	}
	for _, v := range e.values {
		for i, b := range v.hash {
			key[i] ^= b
		}
	}
	return key
}

// listed returns the view with one enum instead of alternatives, or nil when
// its values cannot be listed.
func (v *view) listed() *view {
	switch {
	case len(v.groups) == 0 && v.enum == nil:
		return nil
	case len(v.groups) == 0:
		return v
	}
	out := *v
	out.groups = nil
	for _, g := range v.groups {
		list := g.listed()
		if list == nil {
			return nil
		}
		if out.enum != nil {
			list.filter(out.enum.has)
		}
		out.enum = list
	}
	out.enum.keep(out.types)
	out.types &= out.enum.types()
	return &out
}

// listed returns the values of which one alternative holds (oneOf), or any
// number of them; nil when some alternative is more than a list.
func (g group) listed() *enum {
	times := make(map[contract.Hash]int)
	nulls := 0
	all := &enum{at: g.at, hashes: make(map[contract.Hash]bool)}
	for _, b := range g.branches {
		list := b.shape.view().pureEnum()
		if list == nil {
			return nil
		}
		for _, v := range list.values {
			if v.isNull() {
				nulls++
			} else {
				times[v.hash]++
			}
			all.add(v)
		}
	}
	if g.keyword == "oneOf" {
		all.filter(func(v enumValue) bool { return v.isNull() && nulls == 1 || !v.isNull() && times[v.hash] == 1 })
	}
	return all
}

// pureEnum returns the values of a view that says nothing else; nil when there
// is none.
func (v *view) pureEnum() *enum {
	if v.types == contract.TypeNull && v.enum == nil {
		null := &enum{}
		null.addNull()
		return null
	}
	if v.enum == nil || v.format != "" || v.unique != nil || !v.object.silent() || !v.array.silent() ||
		len(v.patterns)+len(v.opaque)+len(v.groups)+len(v.conditions) > 0 {
		return nil
	}
	for _, l := range v.limits {
		if l.value != nil {
			return nil
		}
	}
	return v.enum
}

// add adds a value that is not there yet.
func (e *enum) add(v enumValue) {
	if e.has(v) {
		return
	}
	e.values = append(e.values, v)
	if v.isNull() {
		e.null = true
	} else {
		e.hashes[v.hash] = true
	}
}
