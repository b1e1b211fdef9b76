package verifytest

import "encoding/json"

// same tells whether two values say the same, numbers by their value.
func same(a, b any) bool {
	switch a := a.(type) {
	case object:
		other, ok := b.(object)
		return ok && sameFields(a, other)
	case map[string]any:
		other, ok := b.(map[string]any)
		return ok && sameFields(a, other)
	case []any:
		other, ok := b.([]any)
		if !ok || len(a) != len(other) {
			return false
		}
		for i := range a {
			if !same(a[i], other[i]) {
				return false
			}
		}
		return true
	case json.Number:
		x, _ := exact(a)
		y, ok := exact(b)
		return ok && x.Cmp(y) == 0
	}
	return a == b
}

func sameFields(a, b map[string]any) bool {
	if len(a) != len(b) {
		return false
	}
	for name, value := range a {
		other, has := b[name]
		if !has || !same(value, other) {
			return false
		}
	}
	return true
}
