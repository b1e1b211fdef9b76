package compare

import (
	"slices"

	"github.com/apisteward/steward/internal/contract"
)

// objectView is what a shape says of objects.
type objectView struct {
	properties []*property // in the order of the text
	byName     map[string]*property
	patterns   []patternProperty
	rest       []*contract.Node // schemas of undeclared properties; none: anything
	closed     *contract.Node   // the schema that forbids undeclared properties
	names      []*contract.Node // propertyNames
	dependent  []dependency
	pins       []pin // made when first asked for
}

// property is one name that a shape speaks of.
type property struct {
	name       string
	schemas    []*contract.Node // all of them must hold
	required   bool
	requiredAt *contract.Node // the schema that requires it
	at         *contract.Node // its first schema, or nil when it is only required
}

type patternProperty struct {
	pattern string
	schema  *contract.Node
}

// dependency is one name whose presence requires others, or a schema.
type dependency struct {
	name     string
	required []string
	schema   *contract.Node
	at       *contract.Node
}

func newObjectView(side *side, schemas []*contract.Schema) *objectView {
	o := &objectView{byName: make(map[string]*property)}
	for _, s := range schemas {
		for i := range s.Properties {
			c := &s.Properties[i]
			p := o.property(c.Key)
			p.schemas = append(p.schemas, c.Value)
			if p.at == nil {
				p.at = c.Value
			}
		}
		for _, c := range s.PatternProperties {
			o.patterns = append(o.patterns, patternProperty{c.Key, c.Value})
		}
		o.readDependencies(s)
		if s.PropertyNames != nil && !s.PropertyNames.True() {
			o.names = append(o.names, s.PropertyNames)
		}
	}
	for _, s := range schemas {
		for _, name := range s.Required {
			if p := o.property(name); !p.required {
				p.required, p.requiredAt = true, s.Node
			}
		}
	}
	o.settleDependencies()
	for _, s := range schemas {
		declared := s.Node.Get("properties")
		o.close(side, s, s.AdditionalProperties, func(p *property) bool {
			// Patterns are not run: where there are some, a name may match.
			return declared.Has(p.name) || len(s.PatternProperties) > 0
		})
		if s.UnevaluatedProperties != nil && s.AdditionalProperties == nil { // which judges all that is left
			names := evaluated{doc: side.doc}
			names.read(s)
			o.close(side, s, s.UnevaluatedProperties, func(p *property) bool { return names.hold(p.name) })
		}
	}
	o.settleNames()
	return o
}

func (o *objectView) property(name string) *property {
	p := o.byName[name]
	if p == nil {
		p = &property{name: name}
		o.byName[name] = p
		o.properties = append(o.properties, p)
	}
	return p
}

// close joins in additionalProperties, or its like, of one part: it holds for
// every name that the part does not cover (JSON Schema 2020-12, section 10.3.2.3).
func (o *objectView) close(side *side, s *contract.Schema, rest *contract.Node, covers func(*property) bool) {
	if rest == nil || rest.True() || rest.Is(contract.Object) && rest.Len() == 0 || !side.work.spend(len(o.properties)) {
		return
	}
	if rest.Is(contract.Bool) {
		o.closed = s.Node
	} else {
		o.rest = append(o.rest, rest)
	}
	for _, p := range o.properties {
		if !covers(p) {
			p.schemas = append(p.schemas, rest)
		}
	}
}

func (o *objectView) readDependencies(s *contract.Schema) {
	for name, list := range s.DependentRequired.Fields() {
		names := slices.Clone(list.Strings())
		slices.Sort(names)
		o.dependent = append(o.dependent, dependency{name: name, required: names, at: s.Node})
	}
	for _, c := range s.DependentSchemas {
		if c.Value.Len() == 1 && c.Value.Has("required") { // as dependentRequired
			names := slices.Clone(c.Value.Get("required").Strings())
			slices.Sort(names)
			o.dependent = append(o.dependent, dependency{name: c.Key, required: names, at: s.Node})
			continue
		}
		o.dependent = append(o.dependent, dependency{name: c.Key, schema: c.Value, at: s.Node})
	}
}

// forbidden reports whether the property can never be there: one of its
// schemas is `false`.
func (p *property) forbidden() bool {
	return slices.ContainsFunc(p.schemas, refuses)
}

// impossible reports whether no object will do: one of the properties is both
// required and refused.
func (o *objectView) impossible() bool {
	return slices.ContainsFunc(o.properties, func(p *property) bool { return p.required && p.forbidden() })
}

// find returns the property of a name if it is declared and may be there.
func (o *objectView) find(name string) *property {
	if o == nil {
		return nil
	}
	p := o.byName[name]
	if p == nil || p.forbidden() {
		return nil
	}
	return p
}

// silent reports whether every object will do.
func (o *objectView) silent() bool {
	return o == nil || len(o.properties)+len(o.patterns)+len(o.rest)+len(o.names)+len(o.dependent) == 0 && o.closed == nil
}
