package compare

import "github.com/apisteward/steward/internal/contract"

// compareDiscriminators compares how alternatives are told apart.
func (d *differ) compareDiscriminators(u *unit, old, new *contract.Node) {
	was, is := old.Get("propertyName").Text(), new.Get("propertyName").Text()
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
		d.compareMappings(u, old.Get("mapping"), new.Get("mapping"))
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
	for value, target := range old.Fields() {
		other := new.Get(value)
		switch {
		case other == nil && lastToken(target.Text()) != value:
			d.say(u, "discriminator-value-removed", fact{old: target, new: u.placeOr(new, inNew), about: value, oldValue: value,
				text: "the discriminator no longer maps " + quoted(value)})
		case other != nil && lastToken(other.Text()) != lastToken(target.Text()):
			d.say(u, "discriminator-value-changed", fact{old: target, new: other, about: value,
				oldValue: lastToken(target.Text()), newValue: lastToken(other.Text()),
				text: "the discriminator maps " + quoted(value) + " to something else"})
		}
	}
	for value, target := range new.Fields() {
		if !old.Has(value) && lastToken(target.Text()) != value {
			d.say(u, "discriminator-value-added", fact{old: u.placeOr(old, inOld), new: target, about: value, newValue: value,
				text: "the discriminator now maps " + quoted(value)})
		}
	}
}
