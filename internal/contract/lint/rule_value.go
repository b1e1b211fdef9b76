package lint

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// hasType reports whether a value is of one of the types.
func hasType(types contract.Types, value *contract.Node) bool {
	switch value.Kind {
	case contract.Null:
		return types&contract.TypeNull != 0
	case contract.Bool:
		return types&contract.TypeBoolean != 0
	case contract.String:
		return types&contract.TypeString != 0
	case contract.Array:
		return types&contract.TypeArray != 0
	case contract.Object:
		return types&contract.TypeObject != 0
	}
	if types&contract.TypeNumber != 0 {
		return true
	}
	r, ok := value.Rat()
	return types&contract.TypeInteger != 0 && ok && r.IsInt()
}

// typeNames lists types as a person says them: "string or null".
func typeNames(types contract.Types) string {
	names := (types &^ contract.TypeNull).Names()
	if types&contract.TypeNull != 0 {
		names = append(names, "null")
	}
	if len(names) == 0 {
		return "none"
	}
	return strings.Join(names, " or ")
}

// quantity writes a number with its unit: "1 element", "2 properties".
func quantity(n int64, unit string) string {
	switch {
	case n == 1:
		return "1 " + unit
	case strings.HasSuffix(unit, "y"):
		return fmt.Sprintf("%d %sies", n, strings.TrimSuffix(unit, "y"))
	}
	return fmt.Sprintf("%d %ss", n, unit)
}

// exact writes an exact number as a person would: 3, 0.25.
func exact(r *big.Rat) string {
	if r.IsInt() {
		return r.Num().String()
	}
	return strings.TrimRight(r.FloatString(12), "0")
}
