package lint

import (
	"math"
	"slices"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/apisteward/steward/internal/contract"
)

// way says which way a value travels; it decides whether readOnly and
// writeOnly properties may be missing (OpenAPI 3.0.3, section 4.7.24.2).
type way uint8

const (
	eitherWay way = iota // neither need be there
	taken                // by the API: readOnly need not be there
	sent                 // by the API: writeOnly need not be there
)

// schemaCompiler turns schemas into the library's form: each object when it is
// first needed, and references when a value reaches them, so that the cost
// follows the examples and not the document. The library's own compiler wants
// the whole document as maps and takes time that grows with the square of what
// a schema refers to.
type schemaCompiler struct {
	doc      *contract.Document
	schemas  map[compiledKey]*jsonschema.Schema
	matchers map[string]*matcher
	timeouts int
	left     int // work that may still be done: see meter
}

// exampleWork bounds the work for the examples of one document to a few
// seconds at worst. Of 4,300 real documents the most demanding needs half of
// it, and GitHub's a fiftieth.
const exampleWork = 1_500_000

func newSchemaCompiler(doc *contract.Document) *schemaCompiler {
	return &schemaCompiler{
		doc:      doc,
		schemas:  make(map[compiledKey]*jsonschema.Schema),
		matchers: make(map[string]*matcher),
		left:     exampleWork,
	}
}

type compiledKey struct {
	node *contract.Node
	way  way
}

// schema returns the compiled form of a schema.
func (c *schemaCompiler) schema(n *contract.Node, w way) *jsonschema.Schema {
	if n == nil {
		return nil
	}
	key := compiledKey{n, w}
	if s, ok := c.schemas[key]; ok {
		return s
	}
	s := &jsonschema.Schema{DraftVersion: 2020}
	c.schemas[key] = s
	from := c.doc.Schema(n)
	if nullAsWell(from) {
		null := &jsonschema.Schema{DraftVersion: 2020, Types: typesOf(contract.TypeNull)}
		inner := &jsonschema.Schema{DraftVersion: 2020}
		c.fill(inner, from, w)
		s.AnyOf = []*jsonschema.Schema{null, inner}
		return s
	}
	c.fill(s, from, w)
	return s
}

// nullAsWell reports whether a schema is marked as nullable beside keywords
// that null does not satisfy. Strictly, nullable has no effect there; what the
// author means is plain.
func nullAsWell(s *contract.Schema) bool {
	if !s.Node.Get("nullable").True() && !s.Node.Get("x-nullable").True() {
		return false
	}
	return s.EnumNode != nil || len(s.AllOf)+len(s.AnyOf)+len(s.OneOf) > 0
}

func (c *schemaCompiler) fill(to *jsonschema.Schema, from *contract.Schema, w way) {
	if from.False {
		no := false
		to.Bool = &no
		return
	}
	to.Extensions = append(to.Extensions, meter{c, 1 + len(from.PatternProperties) + len(from.Enum)/16})
	if from.Target != nil {
		to.Extensions = append(to.Extensions, reference{c, from.Target, w})
	}
	if from.TypeGiven {
		to.Types = typesOf(from.Types)
	}
	if from.EnumNode != nil {
		to.Extensions = append(to.Extensions, newEnumeration(from.Enum))
	}
	c.fillNumber(to, from)
	c.fillString(to, from)
	c.fillArray(to, from, w)
	c.fillObject(to, from, w)
	to.AllOf, to.AnyOf, to.OneOf = c.list(from.AllOf, w), c.list(from.AnyOf, w), c.list(from.OneOf, w)
	to.Not = c.schema(from.Not, w)
	to.If, to.Then, to.Else = c.schema(from.If, w), c.schema(from.Then, w), c.schema(from.Else, w)
}

func (c *schemaCompiler) fillNumber(to *jsonschema.Schema, from *contract.Schema) {
	if b := from.Minimum; b != nil {
		if b.Exclusive {
			to.ExclusiveMinimum = b.Value
		} else {
			to.Minimum = b.Value
		}
	}
	if b := from.Maximum; b != nil {
		if b.Exclusive {
			to.ExclusiveMaximum = b.Value
		} else {
			to.Maximum = b.Value
		}
	}
	if m := from.MultipleOf; m != nil && m.Sign() > 0 {
		to.MultipleOf = m
	}
}

func (c *schemaCompiler) fillString(to *jsonschema.Schema, from *contract.Schema) {
	to.MinLength, to.MaxLength = sizeOf(from.MinLength), sizeOf(from.MaxLength)
	if from.PatternNode.Is(contract.String) {
		if m := c.matcher(from.Pattern); m != nil {
			to.Pattern = m
		}
	}
}

func (c *schemaCompiler) fillArray(to *jsonschema.Schema, from *contract.Schema, w way) {
	to.MinItems, to.MaxItems = sizeOf(from.MinItems), sizeOf(from.MaxItems)
	to.UniqueItems = from.UniqueItems
	to.PrefixItems = c.list(from.PrefixItems, w)
	to.Items2020 = c.schema(from.Items, w)
	to.Contains = c.schema(from.Contains, w)
	to.MinContains, to.MaxContains = sizeOf(from.MinContains), sizeOf(from.MaxContains)
	to.UnevaluatedItems = c.schema(from.UnevaluatedItems, w)
}

func (c *schemaCompiler) fillObject(to *jsonschema.Schema, from *contract.Schema, w way) {
	to.MinProperties, to.MaxProperties = sizeOf(from.MinProperties), sizeOf(from.MaxProperties)
	to.Properties = c.members(from.Properties, w)
	to.Required = c.required(from, w)
	to.PropertyNames = c.schema(from.PropertyNames, w)
	to.DependentSchemas = c.members(from.DependentSchemas, w)
	to.UnevaluatedProperties = c.schema(from.UnevaluatedProperties, w)
	for name, names := range from.DependentRequired.Fields() {
		if to.DependentRequired == nil {
			to.DependentRequired = make(map[string][]string)
		}
		to.DependentRequired[name] = names.Strings()
	}
	for _, p := range from.PatternProperties {
		if m := c.matcher(p.Key); m != nil {
			if to.PatternProperties == nil {
				to.PatternProperties = make(map[jsonschema.Regexp]*jsonschema.Schema)
			}
			to.PatternProperties[m] = c.schema(p.Value, w)
		}
	}
	if allowed, ok := from.AdditionalProperties.Bool(); ok {
		to.AdditionalProperties = allowed
	} else if from.AdditionalProperties != nil {
		to.AdditionalProperties = c.schema(from.AdditionalProperties, w)
	}
}

// required returns the names that must be there when the value travels that way.
func (c *schemaCompiler) required(from *contract.Schema, w way) []string {
	if len(from.Required) == 0 || len(from.Properties) == 0 {
		return from.Required
	}
	properties := from.Node.Get("properties")
	return slices.DeleteFunc(slices.Clone(from.Required), func(name string) bool {
		written := properties.Get(name)
		property := c.doc.Resolve(written)
		readOnly := written.Get("readOnly").True() || property.Get("readOnly").True()
		writeOnly := written.Get("writeOnly").True() || property.Get("writeOnly").True()
		return readOnly && w != sent || writeOnly && w != taken
	})
}

func (c *schemaCompiler) list(nodes []*contract.Node, w way) []*jsonschema.Schema {
	if len(nodes) == 0 {
		return nil
	}
	schemas := make([]*jsonschema.Schema, len(nodes))
	for i, n := range nodes {
		schemas[i] = c.schema(n, w)
	}
	return schemas
}

func (c *schemaCompiler) members(children []contract.Child, w way) map[string]*jsonschema.Schema {
	if len(children) == 0 {
		return nil
	}
	schemas := make(map[string]*jsonschema.Schema, len(children))
	for _, child := range children {
		schemas[child.Key] = c.schema(child.Value, w)
	}
	return schemas
}

// matcher returns nil for what is no regular expression; pattern-valid says so.
func (c *schemaCompiler) matcher(pattern string) *matcher {
	m, ok := c.matchers[pattern]
	if !ok {
		m = newMatcher(pattern, &c.timeouts)
		c.matchers[pattern] = m
	}
	return m
}

func typesOf(set contract.Types) *jsonschema.Types {
	types := new(jsonschema.Types)
	for _, name := range set.Names() {
		types.Add(name)
	}
	return types
}

func sizeOf(n *int64) *int {
	if n == nil {
		return nil
	}
	size := int(min(max(*n, 0), math.MaxInt32))
	return &size
}
