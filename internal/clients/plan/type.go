package plan

import "github.com/apisteward/steward/internal/contract"

// Kind is what a Type is.
type Kind uint8

// The kinds of Type.
const (
	Any     Kind = iota // anything JSON can say
	Boolean             // true or false
	Integer             // Format: "", "int32", "int64", "uint32", "uint64"; "" may be of any size in the contract
	Number              // Format: "", "float", "double", "decimal"
	String              // Format: see Type.Format
	Array               // Elem; with Prefix a tuple
	Map                 // an object with only additional properties: Elem
	Object              // Fields, and Elem for additional properties
	Enum                // Values
	Union               // Variants
	Alias               // a declared name for Elem
)

// Type is a type of the client. A declared type has a Name and is written once;
// any other is written where it is used. Objects and Unions are always
// declared; Enums are when they have more than one value; the others only as
// components, and then as an Alias of what they are.
//
// Types may be recursive: always through a declared type.
type Type struct {
	Kind Kind
	Name Name // unique within the package, in any spelling; nil when not declared
	// Format of a String: "" (also for formats that say nothing to a client),
	// "date-time", "date", "time", "duration", "uuid", "uri", "byte" (base64),
	// "decimal"; and "binary" where it is a whole body or a file of a multipart
	// body, since JSON knows no such thing.
	Format      string
	Place       string // "#/components/schemas/User"
	Title       string
	Description string // CommonMark as written
	Deprecated  bool
	Notes       []string

	// Elem is of Array, Map and Alias; of an Object, its additional properties
	// when Open; of an Enum, the type of all its values, Any when they differ.
	Elem   Use
	Prefix []Use // of a tuple
	Fields []*Field
	// Open is set when an Object declares additional properties (of Elem).
	// Unknown members of other objects are not an error either.
	Open bool

	Values   []Value // of an Enum, without null
	Variants []*Variant
	// Discriminator is the property that tells the Variants apart, declared or
	// seen from constants; "" when there is none: then the first that fits.
	Discriminator string

	// Nested are the types declared first within this one, in order, at any
	// depth. They belong in the same file.
	Nested []*Type
	// Recursive is set when the type holds itself, in any way.
	Recursive bool
	// Endless is set when it does so by required fields, variants and aliases
	// alone, without array, map or null: in Go a pointer must break the circle.
	Endless bool

	Input, Output bool // is sent; is received
}

// Use is a type where it is used.
type Use struct {
	Type     *Type
	Nullable bool
}

// Field is a property of an Object.
type Field struct {
	Name Name   // unique within the object
	Key  string // as in JSON
	Use  Use
	// Required is false also for a required property that is read-only in a
	// type that is sent, or write-only in one that is received.
	Required    bool
	ReadOnly    bool
	WriteOnly   bool
	Deprecated  bool
	Description string
	Default     *contract.Node
	// Const is the one value that the property may have, or nil.
	Const *contract.Node
}

// Value is a value of an Enum.
type Value struct {
	Name Name // unique within the enum
	Node *contract.Node
}

// Variant is an alternative of a Union.
type Variant struct {
	Name Name // unique within the union
	Use  Use
	Tags []string // the values of the discriminator that mean this one
}
