package contract

import "math/big"

// Schema reads one schema object. It is cheap and remembers nothing. It
// returns nil for nil, and a Schema that lets everything through for a node
// that is neither an object nor a boolean.
func (d *Document) Schema(n *Node) *Schema {
	if n == nil {
		return nil
	}
	s := &Schema{Node: n, Types: AnyType}
	if allowed, ok := n.Bool(); ok {
		s.False = !allowed
		return s
	}
	if n.Kind != Object {
		return s
	}
	if ref := d.schemaReference(n); ref != nil {
		s.Ref, s.Target = ref.Value.text, d.targets[n]
		if d.Edition < OpenAPI31 {
			return s
		}
	}
	for i := range n.children {
		c := &n.children[i]
		if read, ok := keywords[c.Key]; ok {
			read(s, c.Value)
		}
	}
	s.settleTypes(d.Edition)
	s.settleBounds(n)
	s.settleEnum(n)
	return s
}

// schemaReference returns the reference of a schema. A parameter of Swagger
// 2.0 is read as a schema and has none of its own.
func (d *Document) schemaReference(n *Node) *Child {
	if n.id < 0 || !d.Role(n).refers() {
		return nil
	}
	return refOf(n)
}

// keywords reads each keyword into its field.
var keywords = map[string]func(*Schema, *Node){
	"title":       func(s *Schema, n *Node) { s.Title = n.Text() },
	"description": func(s *Schema, n *Node) { s.Description = n.Text() },
	"format":      func(s *Schema, n *Node) { s.Format = n.Text() },
	"default":     func(s *Schema, n *Node) { s.Default = n },
	"enum":        func(s *Schema, n *Node) { s.Enum, s.EnumNode = elements(n), n },
	"const":       func(s *Schema, n *Node) { s.Enum, s.EnumNode = []*Node{n}, n },
	"readOnly":    func(s *Schema, n *Node) { s.ReadOnly = n.True() },
	"writeOnly":   func(s *Schema, n *Node) { s.WriteOnly = n.True() },
	"deprecated":  func(s *Schema, n *Node) { s.Deprecated = n.True() },
	"example":     func(s *Schema, n *Node) { s.Examples = append(s.Examples, n) },
	"examples":    func(s *Schema, n *Node) { s.Examples = append(s.Examples, elements(n)...) },

	"multipleOf": func(s *Schema, n *Node) { s.MultipleOf, _ = n.Rat() },
	"minLength":  func(s *Schema, n *Node) { s.MinLength = whole(n) },
	"maxLength":  func(s *Schema, n *Node) { s.MaxLength = whole(n) },
	"pattern":    func(s *Schema, n *Node) { s.Pattern, s.PatternNode = n.Text(), n },

	"items":            func(s *Schema, n *Node) { s.readItems(n) },
	"prefixItems":      func(s *Schema, n *Node) { s.PrefixItems = elements(n) },
	"additionalItems":  func(s *Schema, n *Node) { s.readAdditionalItems(n) },
	"unevaluatedItems": func(s *Schema, n *Node) { s.UnevaluatedItems = n },
	"contains":         func(s *Schema, n *Node) { s.Contains = n },
	"minContains":      func(s *Schema, n *Node) { s.MinContains = whole(n) },
	"maxContains":      func(s *Schema, n *Node) { s.MaxContains = whole(n) },
	"minItems":         func(s *Schema, n *Node) { s.MinItems = whole(n) },
	"maxItems":         func(s *Schema, n *Node) { s.MaxItems = whole(n) },
	"uniqueItems":      func(s *Schema, n *Node) { s.UniqueItems = n.True() },

	"properties":            func(s *Schema, n *Node) { s.Properties = members(n) },
	"required":              func(s *Schema, n *Node) { s.Required = n.Strings() },
	"additionalProperties":  func(s *Schema, n *Node) { s.AdditionalProperties = n },
	"patternProperties":     func(s *Schema, n *Node) { s.PatternProperties = members(n) },
	"unevaluatedProperties": func(s *Schema, n *Node) { s.UnevaluatedProperties = n },
	"propertyNames":         func(s *Schema, n *Node) { s.PropertyNames = n },
	"dependentRequired":     func(s *Schema, n *Node) { s.DependentRequired = n },
	"dependentSchemas":      func(s *Schema, n *Node) { s.DependentSchemas = members(n) },
	"minProperties":         func(s *Schema, n *Node) { s.MinProperties = whole(n) },
	"maxProperties":         func(s *Schema, n *Node) { s.MaxProperties = whole(n) },

	"allOf":         func(s *Schema, n *Node) { s.AllOf = elements(n) },
	"anyOf":         func(s *Schema, n *Node) { s.AnyOf = elements(n) },
	"oneOf":         func(s *Schema, n *Node) { s.OneOf = elements(n) },
	"not":           func(s *Schema, n *Node) { s.Not = n },
	"if":            func(s *Schema, n *Node) { s.If = n },
	"then":          func(s *Schema, n *Node) { s.Then = n },
	"else":          func(s *Schema, n *Node) { s.Else = n },
	"discriminator": func(s *Schema, n *Node) { s.Discriminator = n },

	"contentEncoding":  func(s *Schema, n *Node) { s.ContentEncoding = n.Text() },
	"contentMediaType": func(s *Schema, n *Node) { s.ContentMediaType = n.Text() },
	"contentSchema":    func(s *Schema, n *Node) { s.ContentSchema = n },
}

func (s *Schema) readItems(n *Node) {
	if n.Kind == Array { // a tuple, as before JSON Schema 2020-12
		s.PrefixItems = elements(n)
		return
	}
	s.Items = n
}

// readAdditionalItems reads what follows a tuple before JSON Schema 2020-12.
func (s *Schema) readAdditionalItems(n *Node) {
	if s.Node.Get("items").Is(Array) {
		s.Items = n
	}
}

// elements returns the elements of an array; nil for anything else.
func elements(n *Node) []*Node {
	if n.Kind != Array {
		return nil
	}
	out := make([]*Node, 0, len(n.children))
	for _, item := range n.Items() {
		out = append(out, item)
	}
	return out
}

// members returns the members of an object; nil for anything else.
func members(n *Node) []Child {
	if n.Kind != Object {
		return nil
	}
	return n.children
}

func whole(n *Node) *int64 {
	if i, ok := n.Int(); ok {
		return &i
	}
	return nil
}

// typesRead is like TypesNamed, and takes a file of Swagger 2.0 for a string.
func typesRead(name string) Types {
	if name == "file" {
		return TypeString
	}
	return TypesNamed(name)
}

// settleTypes reads "type", "nullable" (OpenAPI 3.0) and "x-nullable" (a
// widespread extension of Swagger 2.0).
func (s *Schema) settleTypes(edition Edition) {
	given := s.Node.Get("type")
	var set Types
	switch {
	case given.Is(String):
		set = typesRead(given.text)
	case given.Is(Array):
		for _, name := range given.Strings() {
			set |= typesRead(name)
		}
	}
	if set != 0 {
		s.Types, s.TypeGiven = set, true
	}
	nullable := edition == OpenAPI30 && s.Node.Get("nullable").True() || edition == Swagger20 && s.Node.Get("x-nullable").True()
	if nullable && s.TypeGiven {
		s.Types |= TypeNull
	}
	s.Nullable = s.TypeGiven && s.Types&TypeNull != 0
	if given.Is(String) && given.text == "file" && s.Format == "" {
		s.Format = "binary"
	}
}

// settleBounds joins the numeric and the boolean form of exclusive bounds
// (boolean in Swagger 2.0 and OpenAPI 3.0). Of two the tighter one counts.
func (s *Schema) settleBounds(n *Node) {
	s.Minimum = bound(n, "minimum", "exclusiveMinimum", 1)
	s.Maximum = bound(n, "maximum", "exclusiveMaximum", -1)
}

// settleEnum keeps of enum and const, where a schema has both, what both let
// through.
func (s *Schema) settleEnum(n *Node) {
	if s.EnumNode == nil || !n.Has("const") || !n.Has("enum") {
		return
	}
	one := n.Get("const")
	s.Enum, s.EnumNode = nil, one
	for _, value := range n.Get("enum").Items() {
		if value.Hash() == one.Hash() {
			s.Enum = []*Node{one}
		}
	}
}

// bound reads a limit; tighter is the sign of a tighter value's difference.
func bound(n *Node, plain, exclusive string, tighter int) *Bound {
	var b *Bound
	if v, ok := n.Get(plain).Rat(); ok {
		b = &Bound{Value: v, Node: n.Get(plain)}
	}
	ex := n.Get(exclusive)
	if ex.True() && b != nil {
		b.Exclusive = true
	}
	if v, ok := ex.Rat(); ok {
		if b == nil || v.Cmp(b.Value)*tighter >= 0 {
			b = &Bound{Value: new(big.Rat).Set(v), Exclusive: true, Node: ex}
		}
	}
	return b
}
