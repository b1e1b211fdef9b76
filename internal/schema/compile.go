package schema

import (
	"math"
	"sync/atomic"

	"github.com/apisteward/steward/internal/contract"
)

// subschema is a schema that is compiled when first needed.
type subschema struct {
	node  *contract.Node
	ready atomic.Pointer[schema]
}

func (j *Judge) sub(s *subschema) *schema {
	if ready := s.ready.Load(); ready != nil {
		return ready
	}
	ready := j.schema(s.node)
	s.ready.Store(ready)
	return ready
}

// schema returns the compiled form of a schema object.
func (j *Judge) schema(n *contract.Node) *schema {
	if known, ok := j.compiled.Load(n); ok {
		return known.(*schema)
	}
	known, _ := j.compiled.LoadOrStore(n, j.compile(n))
	return known.(*schema)
}

// compile reads one schema object. What stands for no schema lets everything
// through.
func (j *Judge) compile(n *contract.Node) *schema {
	from := j.doc.Schema(n)
	if from == nil {
		return &schema{cost: 1, length: unbounded, matches: unbounded, elements: unbounded, members: unbounded}
	}
	s := &schema{
		node: n, never: from.False, orNull: j.orNull(from),
		cost:    1 + len(from.PatternProperties),
		refers:  lazy(from.Target),
		allowed: newEnumeration(from),
		allOf:   lazyList(from.AllOf), anyOf: lazyList(from.AnyOf), oneOf: lazyList(from.OneOf),
		not: lazy(from.Not), when: lazy(from.If), then: lazy(from.Then), other: lazy(from.Else),
	}
	if from.TypeGiven {
		s.types = from.Types
	}
	s.discriminator = j.discriminatorOf(from)
	j.compileScalars(s, from)
	s.compileArray(from)
	j.compileObject(s, from)
	return s
}

// orNull reports whether a schema is marked as nullable beside keywords that
// null does not satisfy, or beside a reference. Strictly, nullable has no effect
// there; what the author means is plain.
func (j *Judge) orNull(s *contract.Schema) bool {
	if !s.Node.Get("nullable").True() && !s.Node.Get("x-nullable").True() {
		return false
	}
	return s.Ref != "" && !j.literal || s.EnumNode != nil || len(s.AllOf)+len(s.AnyOf)+len(s.OneOf) > 0
}

func (j *Judge) compileScalars(to *schema, from *contract.Schema) {
	to.least, to.most = newBound(from.Minimum), newBound(from.Maximum)
	if m := from.MultipleOf; m != nil && m.Sign() > 0 {
		to.multipleOf = m
	}
	to.length = sizesOf(from.MinLength, from.MaxLength)
	if from.PatternNode.Is(contract.String) {
		to.pattern = j.patterns.get(from.Pattern)
	}
	if j.formats {
		to.format, to.encoding = formatNamed(from.Format), encodingNamed(from.ContentEncoding)
	}
}

func (to *schema) compileArray(from *contract.Schema) {
	to.elements = sizesOf(from.MinItems, from.MaxItems)
	to.unique = from.UniqueItems
	to.prefixItems, to.items = lazyList(from.PrefixItems), lazy(from.Items)
	to.contains, to.matches = lazy(from.Contains), sizesOf(from.MinContains, from.MaxContains)
	to.unevaluatedItems = lazy(from.UnevaluatedItems)
}

func (j *Judge) compileObject(to *schema, from *contract.Schema) {
	to.members = sizesOf(from.MinProperties, from.MaxProperties)
	if len(from.Properties) > 0 {
		to.properties = make(map[string]*subschema, len(from.Properties))
	}
	for _, property := range from.Properties {
		to.properties[property.Key] = lazy(property.Value)
		if j.says(property.Value, "writeOnly") {
			to.writeOnly = append(to.writeOnly, property.Key)
		}
	}
	to.required = j.required(from)
	to.names = lazy(from.PropertyNames)
	to.unevaluatedProperties = lazy(from.UnevaluatedProperties)
	to.dependentSchemas = from.DependentSchemas
	for _, dependent := range from.DependentSchemas {
		to.dependents = append(to.dependents, lazy(dependent.Value))
	}
	for name, names := range from.DependentRequired.Fields() {
		to.dependentRequired = append(to.dependentRequired, dependency{name, names.Strings()})
	}
	for _, p := range from.PatternProperties {
		if pattern := j.patterns.get(p.Key); pattern != nil {
			to.patternProperties = append(to.patternProperties, patternProperty{pattern, lazy(p.Value)})
		}
	}
	if allowed, given := from.AdditionalProperties.Bool(); given && !allowed {
		to.closed = true
	} else {
		to.additional = lazy(from.AdditionalProperties)
	}
}

// required reads the names that must be there, and which way each must.
func (j *Judge) required(from *contract.Schema) []requirement {
	properties := from.Node.Get("properties")
	var required []requirement
	for _, name := range from.Required {
		property := properties.Get(name)
		required = append(required, requirement{name, j.says(property, "readOnly"), j.says(property, "writeOnly")})
	}
	return required
}

// says reports whether a schema, what it refers to or what it is put together
// of has a keyword that is true.
func (j *Judge) says(n *contract.Node, keyword string) bool {
	return j.saysWithin(n, keyword, mostParts)
}

// mostParts bounds how deep says looks for a keyword.
const mostParts = 8

func (j *Judge) saysWithin(n *contract.Node, keyword string, levels int) bool {
	if n.Get(keyword).True() {
		return true
	}
	target := j.doc.Resolve(n)
	if target == nil || levels == 0 {
		return false
	}
	if target.Get(keyword).True() {
		return true
	}
	for _, part := range target.Get("allOf").Items() {
		if j.saysWithin(part, keyword, levels-1) {
			return true
		}
	}
	return false
}

func lazy(n *contract.Node) *subschema {
	if n == nil {
		return nil
	}
	return &subschema{node: n}
}

func lazyList(nodes []*contract.Node) []*subschema {
	if len(nodes) == 0 {
		return nil
	}
	list := make([]*subschema, len(nodes))
	for i, n := range nodes {
		list[i] = lazy(n)
	}
	return list
}

func sizesOf(least, most *int64) sizes { return sizes{sizeOf(least), sizeOf(most)} }

func sizeOf(n *int64) int {
	if n == nil {
		return -1
	}
	return int(min(max(*n, 0), math.MaxInt32))
}

func newBound(b *contract.Bound) *bound {
	if b == nil {
		return nil
	}
	d, _ := parseDecimal(b.Node.Literal())
	return &bound{d, b.Exclusive, exact(b.Value)}
}
