package compare

import (
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// propertyOf is the property that a discriminator looks at: all that one of
// Swagger 2.0 says.
func propertyOf(n *contract.Node) string {
	if n.Is(contract.String) {
		return n.Text()
	}
	return n.Get("propertyName").Text()
}

// compareDiscriminators compares how alternatives are told apart.
func (d *differ) compareDiscriminators(u *unit, old, new *contract.Node) {
	was, is := propertyOf(old), propertyOf(new)
	f := fact{old: old, new: new, oldValue: was, newValue: is}
	if f.old == nil {
		f.old = u.oldPlace()
	}
	if f.new == nil {
		f.new = u.newPlace()
	}
	f.text = went("the discriminator", f)
	switch {
	case was == is:
		d.compareMappings(u, old, new)
	case was == "":
		d.say(u, "discriminator-added", f)
	case is == "":
		d.say(u, "discriminator-removed", f)
	default:
		d.say(u, "discriminator-changed", f)
	}
}

// compareMappings compares the values that a discriminator names. The name of
// a schema is a value that stands for it anyway (OpenAPI 3.1.1, section
// 4.8.25.4).
func (d *differ) compareMappings(u *unit, old, new *contract.Node) {
	was, is := old.Get("mapping"), new.Get("mapping")
	for value, target := range was.Fields() {
		other := is.Get(value)
		switch {
		case other == nil && lastToken(target.Text()) != value:
			d.valueGone(u, value, fact{old: target, new: u.placeOr(is, inNew)})
		case other != nil:
			d.compareTargets(u, value, target, other)
		}
	}
	for value, target := range is.Fields() {
		if !was.Has(value) && lastToken(target.Text()) != value {
			d.valueCame(u, value, fact{old: u.placeOr(was, inOld), new: target})
		}
	}
	d.compareFallbacks(u, old, new)
}

func (d *differ) valueGone(u *unit, value string, f fact) {
	f.about, f.oldValue, f.text = value, value, "the discriminator no longer maps "+quoted(value)
	d.say(u, "discriminator-value-removed", f)
}

func (d *differ) valueCame(u *unit, value string, f fact) {
	f.about, f.newValue, f.text = value, value, "the discriminator now maps "+quoted(value)
	d.say(u, "discriminator-value-added", f)
}

// compareTargets compares what a value stands for. A schema may have another
// name, as long as it lets the same through.
func (d *differ) compareTargets(u *unit, value string, old, new *contract.Node) {
	was, is := lastToken(old.Text()), lastToken(new.Text())
	before, after := d.old.mapped(old), d.new.mapped(new)
	if was == is || before != nil && after != nil && d.alike(before, after) {
		return
	}
	d.say(u, "discriminator-value-changed", fact{old: old, new: new, about: value, oldValue: was, newValue: is,
		text: "the discriminator maps " + quoted(value) + " to something else"})
}

// mapped finds what a mapping leads to: a schema by name or by reference
// (OpenAPI 3.1.1, section 4.8.25.3), or nil.
func (s *side) mapped(n *contract.Node) *contract.Node {
	if found := s.doc.ComponentsNode("schemas").Get(n.Text()); found != nil {
		return found
	}
	return s.doc.Lookup(n.Text())
}

// compareFallbacks compares what values stand for that are not mapped, or are
// not there (OpenAPI 3.2.0, section 4.25.1).
func (d *differ) compareFallbacks(u *unit, old, new *contract.Node) {
	const any = "any other value"
	was, is := d.old.fallback(old), d.new.fallback(new)
	switch {
	case was == nil && is == nil:
	case was == nil:
		d.valueCame(u, any, fact{old: u.placeOr(old, inOld), new: is})
	case is == nil:
		d.valueGone(u, any, fact{old: was, new: u.placeOr(new, inNew)})
	default:
		d.compareTargets(u, any, was, is)
	}
}

func (s *side) fallback(discriminator *contract.Node) *contract.Node {
	if s.doc.Edition < contract.OpenAPI32 {
		return nil
	}
	return discriminator.Get("defaultMapping")
}

// compareImplied compares the values that a discriminator names by the schemas
// among the alternatives, where the alternatives themselves told of nothing:
// one that is gone may fit into another, but not under its name.
func (d *differ) compareImplied(u *unit, old, new *contract.Node) {
	if old == nil || new == nil || propertyOf(old) != propertyOf(new) {
		return
	}
	was, is := namesOf(old), namesOf(new)
	for name, at := range was {
		if is[name] == nil && !renamed(old, name) && !new.Get("mapping").Has(name) && !u.tells("-alternative-removed", at, nil) {
			d.valueGone(u, name, fact{old: at, new: new})
		}
	}
	for name, at := range is {
		if was[name] == nil && !renamed(new, name) && !old.Get("mapping").Has(name) && !u.tells("-alternative-added", nil, at) {
			d.valueCame(u, name, fact{old: old, new: at})
		}
	}
}

// namesOf lists the alternatives beside a discriminator by the names of their
// schemas.
func namesOf(discriminator *contract.Node) map[string]*contract.Node {
	names := make(map[string]*contract.Node)
	for _, keyword := range [...]string{"oneOf", "anyOf"} {
		for _, n := range discriminator.Parent().Get(keyword).Items() {
			if ref := n.Get("$ref"); ref.Is(contract.String) {
				names[lastToken(ref.Text())] = n
			}
		}
	}
	return names
}

// renamed reports whether other values are mapped to a schema, so that nobody
// goes by its name.
func renamed(discriminator *contract.Node, name string) bool {
	for value, target := range discriminator.Get("mapping").Fields() {
		if value != name && lastToken(target.Text()) == name {
			return true
		}
	}
	return false
}

// tells reports whether a rule was found to hold at a place.
func (u *unit) tells(rule string, old, new *contract.Node) bool {
	for i := range u.facts {
		f := &u.facts[i]
		if strings.HasSuffix(f.rule.ID, rule) && (old == nil || f.old == old) && (new == nil || f.new == new) {
			return true
		}
	}
	return false
}
