package reference

import (
	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/portal/words"
)

// anyValue is the type of what may be anything.
const anyValue = "any value"

// typeLine names the type: a component, or what JSON calls it.
func (o *opener) typeLine(t *Tree) Line {
	switch {
	case t.broken != "":
		return plain("unknown: the reference ").then(code(t.broken)...).and(" leads nowhere")
	case len(t.parts) == 1 && t.parts[0].False:
		return plain("nothing")
	case len(t.again) > 0:
		return Line{{Text: "as above", Href: "#" + t.again[0].anchor}}
	}
	if refs := append(t.named[:len(t.named):len(t.named)], t.closed...); len(refs) > 0 && !t.own {
		lines := make([]Line, len(refs))
		for i, to := range refs {
			lines[i] = codeLink(to.Name, to.href)
		}
		kind := joined(lines, "and")
		if types, given := t.types(); given && len(t.named) > 0 && types&contract.TypeObject == 0 {
			kind = kind.and(", ").then(o.typeWords(t)...)
		} else if t.mayBeNull() {
			kind = kind.and(" or null")
		}
		return kind
	}
	return o.typeWords(t)
}

func (o *opener) typeWords(t *Tree) Line {
	types, given := t.types()
	null := t.mayBeNull()
	switch {
	case given:
	case len(t.rows) > 0, len(t.closed) > 0, len(t.each) > 0:
		types = contract.TypeObject
	case t.item != nil, len(t.rules) > 0 && len(t.parts) > 0 && len(t.parts[len(t.parts)-1].PrefixItems) > 0:
		types = contract.TypeArray
	case len(t.folded) > 0:
		return orNull(t.folded, null)
	case len(t.choices) > 0, len(t.values) > 0, t.enumerated():
		return nil
	default:
		return plain(anyValue)
	}
	if null {
		types |= contract.TypeNull
	}
	if t.item != nil && types&^contract.TypeNull == contract.TypeArray {
		kind := plain("array")
		if len(t.item.facts) > 0 {
			kind = plain("array of ").then(t.item.facts[0]...)
		}
		return orNull(kind, types&contract.TypeNull != 0)
	}
	kind := plain(words.Types(types))
	if len(t.folded) > 0 {
		kind = kind.and(": ").then(t.folded...)
	}
	return kind
}

func orNull(l Line, null bool) Line {
	if null {
		return l.and(" or null")
	}
	return l
}

// types are those that every part lets through.
func (t *Tree) types() (types contract.Types, given bool) {
	types = contract.AnyType
	for _, p := range t.parts {
		if p.TypeGiven {
			types &= p.Types
			given = true
		}
	}
	return types, given && types != 0
}

// mayBeNull reports whether null is let through on purpose. Beside a reference
// writers say so without a type.
func (t *Tree) mayBeNull() bool {
	if types, given := t.types(); given && types&contract.TypeNull != 0 && types != contract.AnyType {
		return true
	}
	if len(t.parts) == 0 {
		return t.nullable
	}
	last := t.parts[len(t.parts)-1]
	return t.nullable || last.Node.Get("nullable").True() || last.Node.Get("x-nullable").True()
}

func (t *Tree) enumerated() bool {
	for _, p := range t.parts {
		if p.Enum != nil {
			return true
		}
	}
	return false
}
