package wire

import "github.com/apisteward/steward/internal/contract"

// Query reads a parameter out of the pairs of a query; given is false when
// there is nothing of it. An exploded object stands in pairs of other names:
// those of its properties and, where it welcomes others, all that free is true
// for.
func (r *Reader) Query(p *contract.Parameter, pairs []Pair, free func(name string) bool) (v any, given bool, err error) {
	return r.inPairs(p, pairsSource{pairs: pairs, name: p.Name, coding: query, free: free})
}

// Cookie reads a parameter out of the pairs of a Cookie header, as Query does
// out of those of a query.
func (r *Reader) Cookie(p *contract.Parameter, pairs []Pair, free func(name string) bool) (v any, given bool, err error) {
	from := pairsSource{pairs: pairs, name: p.Name, coding: lenient, free: free}
	if p.Style == "cookie" { // OpenAPI 3.2.0, section 4.12.3
		from.coding = asIs
	}
	return r.inPairs(p, from)
}

func (r *Reader) inPairs(p *contract.Parameter, from pairsSource) (v any, given bool, err error) {
	switch {
	case len(p.Content) > 0:
		v, given, err = r.single(from, func(text leaf) (any, error) { return r.content(p.Content[0], text) })
	case p.Style == "deepObject":
		v, given, err = r.deepObject(p, from)
	case !p.Explode:
		v, given, err = r.single(from, func(text leaf) (any, error) { return r.separated(p, text) })
	case r.givenIn(p, from):
		given = true
		v, err = r.value(p.Schema, from)
	}
	return v, given, err
}

// single reads a value that stands in one pair.
func (r *Reader) single(from pairsSource, read func(leaf) (any, error)) (v any, given bool, err error) {
	switch text, count := from.first(); count {
	case 0:
		return nil, false, nil
	case 1:
		v, err = read(leaf{text, from.coding})
		return v, true, err
	}
	return nil, true, errRepeated
}

// givenIn reports whether some pair belongs to a parameter that explodes.
func (r *Reader) givenIn(p *contract.Parameter, from pairsSource) bool {
	if _, count := from.first(); count > 0 {
		return true
	}
	w := r.want(p.Schema)
	for i := range w.readings {
		if one := &w.readings[i]; one.kind == contract.TypeObject && !w.anything {
			for _, pair := range from.pairs {
				if from.belongs(&one.parts, pair.Name) {
					return true
				}
			}
		}
	}
	return false
}
