package compare

import "github.com/apisteward/steward/internal/contract"

// compareObjects compares what two schemas say of objects. Either is nil when
// objects are not let through.
func (d *differ) compareObjects(u *unit, a, b *objectView) {
	if a == nil || b == nil {
		return
	}
	for _, p := range a.properties {
		if !p.forbidden() {
			d.compareProperty(u, a, b, p.name)
		} else if p.at.Is(contract.Bool) && b.closed == nil && b.byName[p.name] == nil {
			d.say(u, "property-no-longer-refused", fact{old: p.at, new: u.newPlace(), about: p.name,
				text: "the property " + quoted(p.name) + " is no longer refused"})
		}
	}
	for _, q := range b.properties {
		if a.find(q.name) == nil {
			d.compareProperty(u, a, b, q.name)
		}
	}
	d.compareRest(u, a, b)
	d.comparePatternProperties(u, a, b)
	d.compareNames(u, a.names, b.names)
	d.compareDependencies(u, a.dependent, b.dependent)
}

// compareNames compares propertyNames. Names are strings, whether that is said
// or not.
func (d *differ) compareNames(u *unit, old, new []*contract.Node) {
	a, b := d.old.conjunction(old).restricted(contract.TypeString), d.new.conjunction(new).restricted(contract.TypeString)
	switch {
	case len(old) > 0 && len(new) > 0:
		d.use(u, a, b, u.dir)
	case !a.view().anyString() || !b.view().anyString():
		d.useNodes(u, old, new, u.dir)
	}
}

// compareProperty compares one property by what it is in each object, seen in
// the unit's direction: what is read only is not part of a request, what is
// write only not part of a response (OpenAPI 3.0.4, section 4.7.24.2).
func (d *differ) compareProperty(u *unit, a, b *objectView, name string) {
	p, q := a.find(name), b.find(name)
	if p != nil && q != nil && p.required == q.required && len(p.schemas) == 1 && len(q.schemas) == 1 &&
		d.clean.same(p.schemas[0], q.schemas[0]) {
		return
	}
	wasHidden, isHidden := d.old.hides(p, u.dir), d.new.hides(q, u.dir)
	switch {
	case wasHidden && isHidden, p == nil && isHidden, q == nil && wasHidden:
	case p == nil && q == nil:
		d.propertyForbidden(u, a, b.byName[name])
	case isHidden:
		d.say(u, "property-became-"+hiddenIn(u.dir), fact{old: p.at, new: q.at, about: name,
			text: "it became " + hiddenWords(u.dir)})
	case wasHidden:
		d.say(u, "property-no-longer-"+hiddenIn(u.dir), fact{old: p.at, new: q.at, about: name,
			text: "it is no longer " + hiddenWords(u.dir)})
		if q.required {
			d.requiredness(u, &property{at: p.at}, q)
		}
	case q == nil:
		d.propertyRemoved(u, b, p)
	case p == nil:
		d.propertyAdded(u, a, q)
	default:
		d.requiredness(u, p, q)
		d.useNodes(u, p.schemas, q.schemas, u.dir)
	}
}

func hiddenIn(dir contract.Direction) string {
	if dir == contract.InRequest {
		return "read-only"
	}
	return "write-only"
}

func hiddenWords(dir contract.Direction) string {
	if dir == contract.InRequest {
		return "read only: it is not part of a request"
	}
	return "write only: it is not part of a response"
}

// hides reports whether a property is no part of what is sent in a direction.
func (s *side) hides(p *property, dir contract.Direction) bool {
	if p == nil || len(p.schemas) == 0 {
		return false
	}
	v := s.conjunction(p.schemas).view()
	return dir == contract.InRequest && v.readOnly || dir == contract.InResponse && v.writeOnly
}

// requiredness compares whether a property must be there.
func (d *differ) requiredness(u *unit, p, q *property) {
	switch {
	case !p.required && q.required:
		d.say(u, "property-became-required", fact{old: p.at, new: requiredPlace(q), about: q.name, text: itself(q) + " became required"})
	case p.required && !q.required:
		d.say(u, "property-became-optional", fact{old: requiredPlace(p), new: q.at, about: p.name, text: itself(q) + " became optional"})
	}
}

// itself is how a text speaks of a property whose place it follows: where it
// is not declared, the place is the object's.
func itself(p *property) string {
	if p.at == nil {
		return "the property " + quoted(p.name)
	}
	return "it"
}

// requiredPlace is the property itself, or what requires it where it is not
// declared.
func requiredPlace(p *property) *contract.Node {
	if p.at != nil {
		return p.at
	}
	return p.requiredAt
}

// propertyRemoved judges a property that the new schema does not declare.
func (d *differ) propertyRemoved(u *unit, b *objectView, p *property) {
	if p.at == nil { // it was only required, and is not any more
		d.say(u, "property-became-optional", fact{old: p.requiredAt, about: p.name, text: "the property " + quoted(p.name) + " became optional"})
		return
	}
	f := fact{old: p.at, about: p.name, text: "it was removed"}
	byName := b.byName[p.name] != nil && b.byName[p.name].forbidden()
	forbidden := b.closed != nil || byName
	if u.dir == contract.InRequest && (byName || forbidden && len(b.patterns) == 0) {
		f.text = "it was removed and is refused now"
		d.say(u, "property-refused", f)
		return
	}
	d.say(u, "property-removed", f)
	if len(b.rest) > 0 && !forbidden {
		d.useNodes(u, p.schemas, b.rest, u.dir)
	}
}

// propertyAdded judges a property that the old schema did not declare.
func (d *differ) propertyAdded(u *unit, a *objectView, q *property) {
	required := q.required
	f := fact{new: requiredPlace(q), about: q.name, text: "it was added"}
	closed := a.closed != nil || a.byName[q.name] != nil && a.byName[q.name].forbidden()
	switch {
	case q.at == nil:
		f.text = "the property " + quoted(q.name) + " became required"
		d.say(u, "property-became-required", f)
		return
	case required && u.dir == contract.InRequest && d.new.conjunction(q.schemas).view().fallback != nil:
		f.text = "it was added as required, with a default"
		d.say(u, "required-property-with-default-added", f)
	case required && (u.dir == contract.InRequest || !closed):
		f.text = "it was added as required"
		d.say(u, "required-property-added", f)
	case closed && len(a.patterns) == 0:
		f.text = "it was added to an object that had no further properties"
		d.say(u, "property-added-to-closed", f)
	default:
		d.say(u, "property-added", f)
	}
	if len(a.rest) > 0 && !closed {
		d.useNodes(u, a.rest, q.schemas, u.dir)
	}
}

// propertyForbidden judges a name that the new schema refuses by name and of
// which the old one said nothing.
func (d *differ) propertyForbidden(u *unit, a *objectView, q *property) {
	if a.byName[q.name] != nil || a.closed != nil && len(a.patterns) == 0 { // it was refused before
		return
	}
	if q.at.Is(contract.Bool) {
		d.say(u, "property-refused", fact{new: q.at, about: q.name, text: "it is refused now"})
	}
}
