package compare

import (
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// compareTypes compares the types that are let through, and reports whether
// values of some type are left to compare further.
func (d *differ) compareTypes(u *unit, a, b *view) bool {
	d.compareNull(u, a, b)
	if a.enum != nil && b.enum != nil {
		return true // the values say it all
	}
	was, is := a.types&^contract.TypeNull, b.types&^contract.TypeNull
	gone, come := was&^is, is&^was
	if gone|come == 0 {
		return true
	}
	f := fact{old: u.placeOr(a.typesAt, inOld), new: u.placeOr(b.typesAt, inNew), keyword: "type",
		oldValue: typeNames(was), newValue: typeNames(is)}
	f.text = went("the type", f)
	switch {
	case gone != 0 && come != 0:
		d.say(u, "type-changed", f)
	case gone != 0:
		d.say(u, "type-narrowed", f)
	default:
		d.say(u, "type-widened", f)
	}
	return was&is != 0
}

// compareNull compares whether null is let through.
func (d *differ) compareNull(u *unit, a, b *view) {
	const null = contract.TypeNull
	was, is := a.types&null != 0, b.types&null != 0
	// A schema of any type says nothing of null in particular: that it names
	// types now is one change, not two.
	if was == is || (a.types == contract.AnyType || b.types == contract.AnyType) && a.types|null != b.types|null {
		return
	}
	f := fact{old: u.placeOr(a.typesAt, inOld), new: u.placeOr(b.typesAt, inNew)}
	if is {
		f.text = "null is let through now"
		d.say(u, "became-nullable", f)
		return
	}
	f.text = "null is no longer let through"
	d.say(u, "became-not-nullable", f)
}

// namedTypes are the types of a schema that says nothing else.
func namedTypes(n *contract.Node) (contract.Types, bool) {
	switch {
	case n.Is(contract.Bool):
		if n.True() {
			return contract.AnyType, true
		}
		return 0, true
	case !n.Is(contract.Object) || n.Len() > 1 || n.Len() == 1 && !n.Has("type"):
		return 0, false
	case n.Len() == 0:
		return contract.AnyType, true
	}
	names := n.Get("type").Strings()
	if n.Get("type").Is(contract.String) {
		names = []string{n.Get("type").Text()}
	}
	var types contract.Types
	for _, name := range names {
		named := contract.TypesNamed(name)
		if named == 0 {
			return 0, false
		}
		types |= named
	}
	return types, len(names) > 0
}

func isTypeChange(rule string) bool { return strings.HasSuffix(rule, "-type-changed") }

// typeNames lists types: "integer or string", "any".
func typeNames(t contract.Types) string {
	switch t {
	case 0:
		return "none"
	case contract.AnyType, contract.AnyType &^ contract.TypeNull:
		return "any"
	}
	return strings.Join(t.Names(), " or ")
}

// split returns the types one by one; a number's two belong together.
func split(t contract.Types) []contract.Types {
	var out []contract.Types
	if t&contract.TypeNumber != 0 {
		out = append(out, t&(contract.TypeNumber|contract.TypeInteger))
		t &^= contract.TypeNumber | contract.TypeInteger
	}
	for ; t != 0; t &= t - 1 {
		out = append(out, t&-t)
	}
	return out
}

func typeRules() []Rule {
	keep := "Add another property, parameter or media type of the new type beside the old."
	return slices.Concat(
		both("type-changed", other, "A type changed into another", keep),
		both("type-narrowed", narrower, "Fewer types are let through", keep),
		both("type-widened", wider, "More types are let through", keep),
		both("became-not-nullable", narrower, "Null is no longer let through", "Go on accepting null, and read it as before."),
		both("became-nullable", wider, "Null is let through", "Leave the property out, or send a value that says the same."),
		both("schema-added", narrower, "A schema appeared where any value was let through", "Describe what is accepted today, all of it."),
		both("schema-removed", wider, "The schema was taken away, so that any value is let through", "Keep describing what is sent."),
	)
}
