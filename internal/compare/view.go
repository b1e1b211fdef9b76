package compare

import (
	"math/big"
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// view is what the parts of a shape say together, in one normal form: equal
// views mean equal sets of values.
type view struct {
	types   contract.Types
	typesAt *contract.Node // a part that names types, or nil
	format  string
	fmtAt   *contract.Node
	enum    *enum // nil when any value will do
	limits  [len(limitKinds)]limit
	unique  *contract.Node // the part that says uniqueItems

	patterns []said // of strings
	opaque   []said // references that cannot be followed

	object *objectView
	array  *arrayView

	groups     []group // anyOf and oneOf, each with two branches or more
	conditions []condition

	possible      contract.Types // see shape.possible
	possibleState state

	discriminator *contract.Node
	outer         bool      // it is the one of the alternatives that the shape is one of
	encoding      [2]string // contentEncoding, contentMediaType
	encodingAt    *contract.Node
	content       []*contract.Node // contentSchema

	fallback            *contract.Node // default
	readOnly, writeOnly bool
	deprecated          bool
	life                *contract.Node // the part that says how stable it is, or until when it stays
	titles, texts       []string
	examples            []*contract.Node
}

// said is a word and the schema that says it.
type said struct {
	text string
	at   *contract.Node
}

// condition is a keyword whose effect cannot be decided by comparing parts.
type condition struct {
	keyword string // "not", "if", "unevaluatedItems", ...
	value   *contract.Node
	at      *contract.Node
}

// limit is a bound on a number, a length or a count.
type limit struct {
	value     *big.Rat // nil: no limit
	exclusive bool
	at        *contract.Node
	implied   bool // by another keyword than the limit's own
}

// view reads the shape, once.
func (sh *shape) view() *view {
	if sh.read == nil {
		sh.read = newView(sh)
	}
	return sh.read
}

func newView(sh *shape) *view {
	v := &view{types: sh.only}
	schemas := make([]*contract.Schema, len(sh.parts))
	for i, p := range sh.parts {
		schemas[i] = sh.side.schema(p.node)
		v.readPart(schemas[i])
		if schemas[i].Discriminator != nil {
			v.outer = p.joined
		}
		v.readGroups(sh.side, schemas[i], p)
	}
	v.object = newObjectView(sh.side, schemas)
	v.array = newArrayView(schemas)
	if v.object.impossible() {
		v.types &^= contract.TypeObject
	}
	v.settle(sh)
	return v
}

// readPart joins in what one part says of values of any type.
func (v *view) readPart(s *contract.Schema) {
	if s.False {
		v.types = 0
		v.typesAt = s.Node
	}
	if s.Ref != "" && (s.Target == nil || s.Node.Has("$dynamicRef")) {
		v.opaque = append(v.opaque, said{s.Ref, s.Node})
	}
	if s.TypeGiven {
		v.types &= s.Types
		v.typesAt = s.Node
	}
	if s.Format != "" {
		v.format, v.fmtAt = s.Format, s.Node
	}
	if s.EnumNode != nil {
		v.enum = v.enum.intersect(s)
	}
	v.readLimits(s)
	if s.UniqueItems {
		v.unique = s.Node
	}
	if s.Pattern != "" && !matchesAll(s.Pattern) {
		v.patterns = append(v.patterns, said{s.Pattern, s.Node})
	}
	v.readConditions(s)
	v.readNotes(s)
}

func matchesAll(pattern string) bool {
	switch pattern {
	case ".*", "^.*$", "^.*", ".*$", "^", "$", "^$|.*":
		return true
	}
	return false
}

func (v *view) readConditions(s *contract.Schema) {
	not := s.Not
	if refused, ok := namedTypes(s.Not); ok { // the others are let through
		v.types &^= refused
		v.typesAt, not = s.Node, nil
	}
	for _, c := range [...]condition{
		{"not", not, s.Node},
		{"if", s.If, s.Node},
		{"unevaluatedItems", unevaluatedItems(s), s.Node},
	} {
		if c.value == nil || c.keyword == "if" && s.Then == nil && s.Else == nil {
			continue
		}
		v.conditions = append(v.conditions, c)
	}
}

func (v *view) readNotes(s *contract.Schema) {
	if s.ContentEncoding == "" && strings.EqualFold(s.ContentMediaType, "application/octet-stream") && s.Format == "" {
		// As OpenAPI 3.1 writes it (3.1.1, "Migrating Binary Descriptions from OAS 3.0").
		v.format, v.fmtAt = "binary", s.Node
	} else if s.ContentEncoding != "" || s.ContentMediaType != "" {
		// Neither has a case (RFC 2045, sections 5.1 and 6.1).
		v.encoding[0], v.encoding[1], v.encodingAt = strings.ToLower(s.ContentEncoding), strings.ToLower(s.ContentMediaType), s.Node
	}
	if s.ContentSchema != nil && s.ContentMediaType != "" { // JSON Schema 2020-12 validation, section 8.5
		v.content = append(v.content, s.ContentSchema)
	}
	if s.Default != nil {
		v.fallback = s.Default
	}
	if s.Discriminator != nil {
		v.discriminator = s.Discriminator
	}
	v.readOnly = v.readOnly || s.ReadOnly
	v.writeOnly = v.writeOnly || s.WriteOnly
	v.deprecated = v.deprecated || s.Deprecated
	if s.Node.Has(stabilityKey) || s.Node.Has(sunsetKey) {
		v.life = s.Node
	}
	if s.Title != "" {
		v.titles = append(v.titles, s.Title)
	}
	if s.Description != "" {
		v.texts = append(v.texts, s.Description)
	}
	v.examples = append(v.examples, s.Examples...)
}

// settle brings the view into its normal form: null joined in, an enum and the
// types agreeing with each other, and what cannot apply to any value left out.
func (v *view) settle(sh *shape) {
	if v.enum != nil {
		if sh.null {
			v.enum.addNull()
		}
		v.enum.keep(v.types | nullIf(sh.null))
	}
	v.settleValues()
	v.types |= nullIf(sh.null)
	v.settleWhole()
	if v.enum != nil && (v.typesAt == nil || len(v.enum.values) == 0) { // without values nothing is let through
		v.types &= v.enum.types()
	}
	if v.enum != nil && !v.enum.has(enumValue{}) {
		v.types &^= contract.TypeNull
	}
	v.settleFiniteTypes()
	if sh.null {
		for i := range v.groups {
			v.groups[i].addNull(sh.side)
		}
	}
	v.settleArrays()
	v.settleLimits()
	v.dropUnreachable()
}

func nullIf(yes bool) contract.Types {
	if yes {
		return contract.TypeNull
	}
	return 0
}

// settleWhole reads a number that must be a multiple of a whole number as an
// integer (JSON Schema 2020-12 validation, section 6.1.1: 1.0 is an integer).
func (v *view) settleWhole() {
	m := &v.limits[multipleOf]
	if v.types&contract.TypeInteger == 0 {
		return
	}
	if m.value != nil && m.value.IsInt() {
		v.types &^= contract.TypeNumber
	}
	if v.types&contract.TypeNumber == 0 && m.value != nil {
		one := big.NewRat(1, 1)
		if m.value = leastCommonMultiple(m.value, one); m.value.Cmp(one) == 0 {
			*m = limit{}
		}
	}
}

// settleFiniteTypes reads types of one or two values as what they are: an enum
// of both booleans says no more than the type.
func (v *view) settleFiniteTypes() {
	const finite = contract.TypeBoolean | contract.TypeNull
	if v.enum == nil || v.types&^finite != 0 {
		return
	}
	want := 0
	if v.types&contract.TypeBoolean != 0 {
		want += 2
	}
	if v.types&contract.TypeNull != 0 {
		want++
	}
	if len(v.enum.values) == want {
		v.enum = nil
	}
}

// dropUnreachable leaves out what speaks of types that are not let through.
func (v *view) dropUnreachable() {
	for i, k := range limitKinds {
		if v.types&k.types == 0 {
			v.limits[i] = limit{}
		}
	}
	if v.types&contract.TypeString == 0 {
		v.patterns = nil
	}
	if v.types&contract.TypeArray == 0 {
		v.unique, v.array = nil, nil
	}
	if v.types&contract.TypeObject == 0 {
		v.object = nil
	}
	if v.types&formatTypes(v.format) == 0 {
		v.format = ""
	}
}

// anyString reports whether the view lets every string through.
func (v *view) anyString() bool {
	strings := *v
	strings.types = contract.AnyType
	return v.types&contract.TypeString != 0 && strings.silent()
}

// silent reports whether the view lets every value through.
func (v *view) silent() bool {
	if v.types != contract.AnyType || v.enum != nil || v.format != "" || v.unique != nil ||
		len(v.patterns)+len(v.opaque)+len(v.groups)+len(v.conditions) > 0 {
		return false
	}
	for _, l := range v.limits {
		if l.value != nil {
			return false
		}
	}
	return v.object.silent() && v.array.silent()
}
