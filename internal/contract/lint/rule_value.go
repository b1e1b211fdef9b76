package lint

import (
	"fmt"
	"math/big"
	"strings"
	"unicode/utf8"

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

// ownFault says in what a value falls short of the keywords that a schema
// itself has, subschemas and pattern left aside; "" when in nothing.
func ownFault(s *contract.Schema, value *contract.Node) string {
	if !hasType(s.Types, value) {
		return fmt.Sprintf("is %s, and the schema's type is %s", kindName(value.Kind), typeNames(s.Types))
	}
	if s.EnumNode != nil && !inEnum(s, value) {
		return "is not among the values of the enum"
	}
	switch value.Kind {
	case contract.Number:
		return numberFault(s, value)
	case contract.String:
		return sizeFault(int64(utf8.RuneCountInString(value.Text())), s.MinLength, s.MaxLength, "character")
	case contract.Array:
		return sizeFault(int64(value.Len()), s.MinItems, s.MaxItems, "element")
	case contract.Object:
		return sizeFault(int64(value.Len()), s.MinProperties, s.MaxProperties, "property")
	}
	return ""
}

func inEnum(s *contract.Schema, value *contract.Node) bool {
	if s.Nullable && value.Kind == contract.Null {
		return true
	}
	for _, v := range s.Enum {
		if v.Hash() == value.Hash() {
			return true
		}
	}
	return false
}

func numberFault(s *contract.Schema, value *contract.Node) string {
	r, ok := value.Rat()
	if !ok {
		return ""
	}
	if b := s.Minimum; b != nil {
		switch order := r.Cmp(b.Value); {
		case order < 0 && !b.Exclusive:
			return "is below the minimum " + exact(b.Value)
		case order <= 0 && b.Exclusive:
			return "is not above " + exact(b.Value)
		}
	}
	if b := s.Maximum; b != nil {
		switch order := r.Cmp(b.Value); {
		case order > 0 && !b.Exclusive:
			return "is above the maximum " + exact(b.Value)
		case order >= 0 && b.Exclusive:
			return "is not below " + exact(b.Value)
		}
	}
	if m := s.MultipleOf; m != nil && m.Sign() > 0 && !new(big.Rat).Quo(r, m).IsInt() {
		return "is no multiple of " + exact(m)
	}
	return ""
}

func sizeFault(size int64, least, most *int64, unit string) string {
	switch {
	case least != nil && size < *least:
		return fmt.Sprintf("has fewer than %s", quantity(*least, unit))
	case most != nil && size > *most:
		return fmt.Sprintf("has more than %s", quantity(*most, unit))
	}
	return ""
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
