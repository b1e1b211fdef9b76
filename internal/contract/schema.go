package contract

import (
	"math/big"
)

// Bound is a limit on a number.
type Bound struct {
	Value     *big.Rat
	Exclusive bool
	Node      *Node
}

// Schema is one schema object read into the shape of JSON Schema 2020-12,
// whatever edition it was written in: `nullable`, `x-nullable` and type arrays
// become Types, boolean exclusive bounds become Bounds, `const` becomes an Enum
// of one. Subschemas are Nodes: read them with Document.Schema when needed.
// Absent keywords are nil, zero or empty.
type Schema struct {
	Node  *Node
	False bool // the schema `false`, which nothing satisfies

	// Ref is the value of "$ref" (or "$dynamicRef"), and Target what it leads
	// to: nil when it leads nowhere. In Swagger 2.0 and OpenAPI 3.0 the
	// keywords beside "$ref" are ignored and all other fields are empty.
	Ref    string
	Target *Node

	Types      Types // AnyType when "type" is absent
	TypeGiven  bool
	Format     string
	Enum       []*Node // the values of enum, or the one of const
	EnumNode   *Node
	Default    *Node
	Nullable   bool // TypeNull was let through explicitly
	ReadOnly   bool
	WriteOnly  bool
	Deprecated bool

	Minimum, Maximum     *Bound
	MultipleOf           *big.Rat
	MinLength, MaxLength *int64
	Pattern              string
	PatternNode          *Node

	Items              *Node // schema of the elements after PrefixItems
	PrefixItems        []*Node
	UnevaluatedItems   *Node
	Contains           *Node
	MinContains        *int64
	MaxContains        *int64
	MinItems, MaxItems *int64
	UniqueItems        bool

	Properties            []Child // in order
	Required              []string
	AdditionalProperties  *Node // nil when absent
	PatternProperties     []Child
	UnevaluatedProperties *Node
	PropertyNames         *Node
	DependentRequired     *Node
	DependentSchemas      []Child
	MinProperties         *int64
	MaxProperties         *int64

	AllOf, AnyOf, OneOf []*Node
	Not                 *Node
	If, Then, Else      *Node

	Discriminator *Node

	ContentEncoding  string
	ContentMediaType string
	ContentSchema    *Node

	Title, Description string
	Examples           []*Node // example and examples together
}
