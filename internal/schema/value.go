package schema

import (
	"encoding/json"

	"github.com/apisteward/steward/internal/contract"
)

// Value returns what a node of a document holds, as a Judge takes it. It is
// false when the node holds a number beyond all reason: see contract.Node.Rat.
func Value(n *contract.Node) (v any, ok bool) {
	switch n.Kind {
	case contract.Bool:
		return n.True(), true
	case contract.String:
		return n.Text(), true
	case contract.Number:
		_, ok := n.Rat()
		return json.Number(n.Literal()), ok
	case contract.Array:
		return arrayValue(n)
	case contract.Object:
		return objectValue(n)
	}
	return nil, true
}

func arrayValue(n *contract.Node) (any, bool) {
	array := make([]any, 0, n.Len())
	for _, item := range n.Items() {
		v, ok := Value(item)
		if !ok {
			return nil, false
		}
		array = append(array, v)
	}
	return array, true
}

func objectValue(n *contract.Node) (any, bool) {
	object := make(map[string]any, n.Len())
	for key, member := range n.Fields() {
		v, ok := Value(member)
		if !ok {
			return nil, false
		}
		object[key] = v
	}
	return object, true
}

// Spelled returns the number or boolean that a text spells as JSON does. In a
// URL or a header, where everything is text, that is what it stands for when a
// schema wants one.
func Spelled(text string) (v any, ok bool) {
	switch text {
	case "true":
		return true, true
	case "false":
		return false, true
	}
	if _, ok := parseDecimal(text); !ok {
		return nil, false
	}
	return json.Number(text), true
}
