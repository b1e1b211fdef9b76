package compare

import (
	"math/big"

	"github.com/apisteward/steward/internal/contract"
)

// becameList reports whether a parameter that took one value takes a list that
// is written as the parameter several times: what was sent before is a list of
// one (OpenAPI 3.0.4, section 4.7.12.4). items are the schemas of its elements.
func (d *differ) becameList(dir contract.Direction, p, q *contract.Parameter) (items []*contract.Node, became bool) {
	if dir != contract.InRequest || p.Schema == nil || q.Schema == nil || q.Style != "form" || !q.Explode {
		return nil, false
	}
	const structured = contract.TypeArray | contract.TypeObject
	a, b := d.old.shapeOf(p.Schema).view(), d.new.shapeOf(q.Schema).view()
	if a.types&structured != 0 || b.types&^contract.TypeNull != contract.TypeArray || !b.takesLists() {
		return nil, false
	}
	return b.array.items, true
}

// takesLists reports whether any list of one will do whose element does.
func (v *view) takesLists() bool {
	one := big.NewRat(1, 1)
	least, most := v.limits[minItems].value, v.limits[maxItems].value
	return v.enum == nil && len(v.groups)+len(v.conditions)+len(v.opaque) == 0 &&
		len(v.array.tuple)+len(v.array.contains) == 0 &&
		(least == nil || least.Cmp(one) <= 0) && (most == nil || most.Cmp(one) >= 0)
}
