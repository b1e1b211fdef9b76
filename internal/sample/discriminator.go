package sample

import (
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// discriminating is the value of a discriminator that stands for one of the
// alternatives of a schema: the one that mapping names, or the name of the
// component (OpenAPI 3.1.1, section 4.8.25.3).
func (m *maker) discriminating(s *contract.Schema, choice *contract.Node) string {
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
func (m *maker) mapped(to string) *contract.Node {
	if n := m.schemas.Get(to); n != nil {
		return n
	}
	if strings.HasPrefix(to, "#") {
		return m.doc.Resolve(m.doc.Lookup(to))
	}
	return nil
}

// specialise settles the discriminators of schemas that others extend. A value
// of the base itself becomes one of the first schema that its mapping names; a
// schema that extends it says its own name.
func (m *maker) specialise(sh *shape) *shape {
	for _, s := range sh.all {
		name := s.Discriminator.Get("propertyName").Text()
		if name == "" && m.doc.Edition == contract.Swagger20 {
			name = s.Discriminator.Text()
		}
		if name == "" || len(s.OneOf)+len(s.AnyOf) > 0 || len(sh.named) == 0 {
			continue
		}
		if _, known := sh.fixed[name]; known {
			continue
		}
		if m.doc.Resolve(sh.named[0]) != s.Node {
			sh.fix(name, m.discriminating(s, sh.named[0]))
			continue
		}
		if child := m.firstMapped(sh, s, name); child != nil {
			return child
		}
		sh.fix(name, s.Node.Key())
	}
	return sh
}

func (m *maker) firstMapped(sh *shape, s *contract.Schema, name string) *shape {
	for value, to := range s.Discriminator.Get("mapping").Fields() {
		if target := m.mapped(to.Text()); target != nil {
			child := m.with(sh, s, target)
			delete(child.fixed, name)
			child.fix(name, value)
			return child
		}
	}
	return nil
}
