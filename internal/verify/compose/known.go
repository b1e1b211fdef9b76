package compose

import (
	"math/rand/v2"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
)

// Known holds values that exist in the API, by the parameter they are for:
// "getBook.isbn" for one operation, or "isbn" for all.
type Known map[string][]any

// Value returns a known value for a parameter, the first without random.
func (k Known) Value(op *contract.Operation, p *contract.Parameter, random *rand.Rand) (any, bool) {
	for _, name := range []string{op.ID + "." + p.Name, op.Name() + "." + p.Name, p.Name} {
		if list := k[name]; len(list) > 0 {
			if random == nil {
				return list[0], true
			}
			return list[random.IntN(len(list))], true
		}
	}
	return nil, false
}

// KnownOf reads known values: an object whose members are a value or a list of
// values. fault is what is wrong with it, or "".
func KnownOf(v any) (k Known, fault string) {
	o, ok := v.(sample.Object)
	if !ok {
		return nil, "known values are an object of parameter names with a value or a list of values each"
	}
	k = Known{}
	for _, m := range o {
		switch v := m.Value.(type) {
		case []any:
			k[m.Name] = v
		case sample.Object:
			for _, inner := range v {
				if list, ok := inner.Value.([]any); ok {
					k[m.Name+"."+inner.Name] = list
				} else {
					k[m.Name+"."+inner.Name] = []any{inner.Value}
				}
			}
		default:
			k[m.Name] = []any{v}
		}
	}
	return k, ""
}
