package sample

import (
	"iter"
	"maps"
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// discriminating is the value of a discriminator that stands for one of the
// alternatives of a schema: the one that mapping names, or the name of the
// component (OpenAPI 3.1.1, section 4.8.25.3).
func (m *Maker) discriminating(s *view, choice *contract.Node) string {
	target := m.doc.Resolve(choice)
	for value, to := range s.Discriminator.Get("mapping").Fields() {
		if m.mapped(to.Text()) == target && target != nil {
			return value
		}
	}
	if m.component(target) {
		return target.Key()
	}
	return ""
}

// mapped returns the schema that an entry of a mapping names.
func (m *Maker) mapped(to string) *contract.Node {
	if n := m.schemas.Get(to); n != nil {
		return n
	}
	if strings.HasPrefix(to, "#") {
		return m.doc.Resolve(m.doc.Lookup(to))
	}
	return nil
}

// meant returns the schema that a value of a discriminator names, or nil.
func (m *Maker) meant(s *view, value string) *contract.Node {
	if to := s.Discriminator.At("mapping", value); to != nil {
		return m.mapped(to.Text())
	}
	return m.schemas.Get(value)
}

// discriminator is the name of the property that tells what an object is, or
// "".
func (m *Maker) discriminator(s *view) string {
	name := s.Discriminator.Get("propertyName").Text()
	if name == "" && m.doc.Edition == contract.Swagger20 {
		name = s.Discriminator.Text()
	}
	return name
}

// specialise settles the discriminators of schemas that others extend. A value
// of the base itself becomes one of the first schema that its mapping names,
// which is returned with true; a schema that extends it says its own name.
func (m *Maker) specialise(sh *shape) (special *shape, child bool) {
	for _, s := range sh.tagged {
		name := m.discriminator(s.view)
		if _, known := sh.fixed[name]; known {
			continue
		}
		if s.by != nil && m.doc.Resolve(s.by) != s.Node {
			sh = sh.fixing(name, m.discriminating(s.view, s.by))
			continue
		}
		for child := range m.extensions(sh, s.view) {
			return child, true
		}
		if s.by != nil {
			sh = sh.fixing(name, s.Node.Key())
		}
	}
	return sh, false
}

// fixing returns a copy in which a discriminator has a value.
func (sh *shape) fixing(property, value string) *shape {
	if value == "" {
		return sh
	}
	copied := &shape{
		all: sh.all, own: sh.own, seen: sh.seen, decided: sh.decided, named: sh.named, tagged: sh.tagged, fixed: maps.Clone(sh.fixed), fresh: sh.fresh, never: sh.never, hides: sh.hides,
	}
	copied.fix(property, value)
	return copied
}

// extensions are what a shape becomes by each schema that the mapping of one of
// its discriminators names.
func (m *Maker) extensions(sh *shape, s *view) iter.Seq[*shape] {
	name := m.discriminator(s)
	return func(yield func(*shape) bool) {
		for value, to := range s.Discriminator.Get("mapping").Fields() {
			target := m.mapped(to.Text())
			if target == nil {
				continue
			}
			child := m.with(sh, s, target)
			delete(child.fixed, name)
			child.fix(name, value)
			if !yield(child) {
				return
			}
		}
	}
}

// heedDiscriminator raises doubts about an object whose discriminator names
// another schema than one that it keeps, or none.
func (r *run) heedDiscriminator(s *view, v any, at *instance, depth int) {
	property := r.discriminator(s)
	o, ok := v.(Object)
	if property == "" || !ok || len(s.OneOf)+len(s.AnyOf) == 0 {
		return
	}
	value, _ := o.Get(property)
	text, _ := value.(string)
	target := r.meant(s, text)
	if target == nil {
		r.doubt()
		return
	}
	for _, choices := range [][]*contract.Node{s.OneOf, s.AnyOf} {
		for _, choice := range choices {
			if r.doc.Resolve(choice) == target {
				if !r.tries(choice, v, at, depth+1) {
					r.doubt()
				}
				return
			}
		}
	}
	r.doubt()
}
