package compare

import (
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// enum is a finite set of values.
type enum struct {
	values []enumValue // in the order of the text
	hashes map[contract.Hash]bool
	null   bool
	at     *contract.Node
}

type enumValue struct {
	hash contract.Hash
	node *contract.Node // nil for a null that is let through by "nullable"
}

// intersect joins in another schema's enum. e is nil when there was none.
func (e *enum) intersect(s *contract.Schema) *enum {
	out := &enum{at: s.Node, hashes: make(map[contract.Hash]bool, len(s.Enum))}
	for _, n := range s.Enum {
		if v := (enumValue{n.Hash(), n}); !out.has(v) && (e == nil || e.has(v)) {
			out.values = append(out.values, v)
			out.hashes[v.hash] = true
			out.null = out.null || v.isNull()
		}
	}
	return out
}

func (e *enum) has(v enumValue) bool {
	if v.isNull() {
		return e.null
	}
	return e.hashes[v.hash]
}

func (v enumValue) isNull() bool { return v.node == nil || v.node.Kind == contract.Null }

func (e *enum) addNull() {
	if !e.has(enumValue{}) {
		e.values = append(e.values, enumValue{})
		e.null = true
	}
}

// keep drops the values that are of none of the types.
func (e *enum) keep(types contract.Types) {
	e.filter(func(v enumValue) bool { return v.types()&types != 0 })
}

// filter drops the values that are not kept.
func (e *enum) filter(keep func(enumValue) bool) {
	e.values = slices.DeleteFunc(e.values, func(v enumValue) bool {
		if keep(v) {
			return false
		}
		delete(e.hashes, v.hash)
		e.null = e.null && !v.isNull()
		return true
	})
}

// types are the types of the values; whole numbers count as integers.
func (e *enum) types() contract.Types {
	var t contract.Types
	for _, v := range e.values {
		t |= v.types()
	}
	return t
}

func (v enumValue) types() contract.Types {
	if v.isNull() {
		return contract.TypeNull
	}
	switch v.node.Kind {
	case contract.Bool:
		return contract.TypeBoolean
	case contract.String:
		return contract.TypeString
	case contract.Array:
		return contract.TypeArray
	case contract.Object:
		return contract.TypeObject
	}
	if r, ok := v.node.Rat(); ok && r.IsInt() {
		return contract.TypeInteger
	}
	return contract.TypeNumber
}

// String writes a value in short, as JSON.
func (v enumValue) String() string {
	if v.node == nil {
		return "null"
	}
	return short(v.node)
}

// compareEnums compares the values that two views let through one by one.
func (d *differ) compareEnums(u *unit, a, b *view) {
	switch {
	case a.enum == nil && b.enum == nil:
	case a.enum == nil:
		if admitsOnly(a, b) {
			return
		}
		d.say(u, "enum-added", fact{old: u.oldPlace(), new: b.enum.at, keyword: "enum", newValue: b.enum.String(),
			text: "only the values " + b.enum.String() + " are left"})
	case b.enum == nil:
		if admitsOnly(b, a) {
			return
		}
		d.say(u, "enum-removed", fact{old: a.enum.at, new: u.newPlace(), keyword: "enum", oldValue: a.enum.String(),
			text: "the values are no longer restricted to " + a.enum.String()})
	default:
		d.compareValues(u, a, b)
	}
}

func (d *differ) compareValues(u *unit, a, b *view) {
	for _, v := range a.enum.values {
		if !b.enum.has(v) {
			d.say(u, "enum-value-removed", fact{old: a.enum.at, new: u.placeOr(b.enum.at, inNew), keyword: "enum",
				oldValue: v.String(), text: "the value " + v.String() + " was removed"})
		}
	}
	for _, v := range b.enum.values {
		if !a.enum.has(v) {
			d.say(u, "enum-value-added", fact{old: u.placeOr(a.enum.at, inOld), new: b.enum.at, keyword: "enum",
				newValue: v.String(), text: "the value " + v.String() + " was added"})
		}
	}
}

// admitsOnly reports whether every value that a lets through is in b's enum:
// so for a view of null alone, and for a span of integers.
func admitsOnly(a, b *view) bool {
	return a.types == 0 || a.types == contract.TypeNull && b.enum.has(enumValue{}) || a.spans(b.enum)
}

// String lists the first values.
func (e *enum) String() string {
	const most = 5
	text := ""
	for i, v := range e.values {
		if i == most {
			return text + ", … (" + strconv.Itoa(len(e.values)) + " in all)"
		}
		if i > 0 {
			text += ", "
		}
		text += v.String()
	}
	return text
}

// short writes a value as JSON, cut off where it gets long.
func short(n *contract.Node) string {
	if n == nil {
		return ""
	}
	var text string
	switch n.Kind {
	case contract.String:
		text = strconv.Quote(n.Text())
	case contract.Number:
		text = n.Literal()
		if r, ok := n.Rat(); ok {
			text = limit{value: new(big.Rat).Set(r)}.String()
		}
	case contract.Array, contract.Object:
		var b strings.Builder
		_ = contract.WriteCanonicalJSON(&b, n) // a Builder takes everything
		text = b.String()
	default:
		text = n.Literal()
	}
	return clip(text)
}

func enumRules() []Rule {
	return slices.Concat(
		both("enum-added", narrower, "Values are restricted to a list", "Go on accepting other values."),
		both("enum-removed", wider, "Values are no longer restricted to a list", "Keep to the list, or add another property."),
		both("enum-value-removed", narrower, "A value was removed from a list", "Go on accepting the value, and read it as the nearest one that is left."),
		[]Rule{
			inRequest("enum-value-added", Info, "A value was added to a list in what the consumer sends.", whyRequest(Info), ""),
			inResponse("enum-value-added", Breaking, "A value was added to a list in what the API sends.",
				"A consumer that handles each value of the list meets one that it does not know; where consumers are told to expect that, set this rule to warning or info.",
				"Send the new value only to consumers that ask for it, or say from the start that the list may grow by not using enum."),
		},
	)
}
