package schema

import (
	"math/big"

	"github.com/apisteward/steward/internal/contract"
)

// schema is a schema object in the form that values are judged by. It is
// immutable but for its subschemas, which are compiled when first asked for.
type schema struct {
	node     *contract.Node
	never    bool // the schema false
	orNull   bool // lets null through whatever else it says: see orNull
	cost     int  // of a look at one part of a value
	refers   *subschema
	types    contract.Types // 0 when anything goes
	allowed  *enumeration
	format   *format
	encoding *format

	least, most *bound
	multipleOf  *big.Rat
	length      sizes
	pattern     *pattern

	items            *subschema
	prefixItems      []*subschema
	unevaluatedItems *subschema
	contains         *subschema
	matches          sizes // of contains
	elements         sizes
	unique           bool

	properties            map[string]*subschema
	writeOnly             []string // of properties
	required              []requirement
	additional            *subschema
	closed                bool // additionalProperties is false
	patternProperties     []patternProperty
	unevaluatedProperties *subschema
	names                 *subschema
	dependentRequired     []dependency
	dependentSchemas      []contract.Child
	dependents            []*subschema // of dependentSchemas
	members               sizes

	allOf, anyOf, oneOf []*subschema
	not                 *subschema
	when, then, other   *subschema // if, then, else
	discriminator       *discriminator
}

// sizes are bounds on a number of things; -1 is no bound.
type sizes struct{ least, most int }

var unbounded = sizes{-1, -1}

// bound is a bound on a number, in its own notation and as it is printed.
type bound struct {
	decimal
	exclusive bool
	text      string
}

// requirement is the name of a property that must be there.
type requirement struct {
	name                string
	readOnly, writeOnly bool
}

// waived reports whether the property may be missing in a value that travels
// that way.
func (q requirement) waived(w Way) bool {
	return q.readOnly && w != Response || q.writeOnly && w != Request
}

type patternProperty struct {
	pattern *pattern
	schema  *subschema
}

type dependency struct {
	on    string
	names []string
}
