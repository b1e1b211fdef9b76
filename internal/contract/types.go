package contract

import "slices"

// Types is a set of JSON types that a schema lets through.
type Types uint8

// The members of a set of Types. TypeInteger and TypeNumber are both set when
// any number is let through; TypeInteger alone means whole numbers only.
const (
	TypeNull Types = 1 << iota
	TypeBoolean
	TypeInteger
	TypeNumber
	TypeString
	TypeArray
	TypeObject
	AnyType = 1<<7 - 1
)

// typeNames are what JSON Schema calls the members, in the order of their bits.
var typeNames = [...]string{"null", "boolean", "integer", "number", "string", "array", "object"}

// TypesNamed returns what a name of JSON Schema lets through as a type: 0 for
// a word that names none. A number may be whole.
func TypesNamed(name string) Types {
	i := slices.Index(typeNames[:], name)
	if i < 0 {
		return 0
	}
	t := Types(1) << i
	if t == TypeNumber {
		t |= TypeInteger
	}
	return t
}

// Names returns what JSON Schema calls the types, in the order of their bits.
// Any number is "number" alone, which whole ones are among.
func (t Types) Names() []string {
	if t&TypeNumber != 0 {
		t &^= TypeInteger
	}
	var names []string
	for i, name := range typeNames {
		if t&(1<<i) != 0 {
			names = append(names, name)
		}
	}
	return names
}
