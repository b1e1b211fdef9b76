package workflow

import (
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
)

// value is what a file gives for a parameter, a body or an output: a constant,
// an expression, a text with expressions in it, or an array or object of these.
type value struct {
	node       *contract.Node
	constant   any            // of the kinds that package sample has
	expression *expression    // the whole value; it keeps its type
	pieces     []piece        // of a text with expressions in it
	items      []value        // of an array
	members    []objectMember // of an object
	structured bool           // items or members are used
}

type objectMember struct {
	name  string
	value value
}

// piece is a part of a text: an expression, or else what stands between two.
type piece struct {
	text       string
	expression *expression
}

// value reads a value. Faults are noted.
func (r *reader) value(n *contract.Node) value {
	v := value{node: n}
	switch {
	case n.Is(contract.Array):
		v.structured = true
		for _, item := range n.Items() {
			v.items = append(v.items, r.value(item))
		}
	case n.Is(contract.Object):
		v.structured = true
		for name, m := range n.Fields() {
			if n.Get(name) == m {
				v.members = append(v.members, objectMember{name, r.value(m)})
			}
		}
	case n.Is(contract.String):
		v.text(r, n)
	default:
		v.constant = sample.Of(n)
	}
	return v
}

// text reads a string.
func (v *value) text(r *reader, n *contract.Node) {
	s := n.Text()
	v.constant = s
	if isExpression(s) {
		e, err := parseExpression(s)
		if err != nil {
			r.fault(n, "%s.", capital(err.Error()))
		}
		v.expression = e
		return
	}
	pieces, err := parseText(s)
	if err != nil {
		r.fault(n, "%s.", capital(err.Error()))
	}
	v.pieces = pieces
}

// parseText cuts a text at the expressions in braces in it. It returns nil for
// a text without any. What is in braces and no expression is left as it is.
func parseText(s string) ([]piece, error) {
	var pieces []piece
	done := 0
	for at := 0; ; {
		start := strings.Index(s[at:], "{$")
		if start < 0 {
			break
		}
		start += at
		length := strings.IndexByte(s[start:], '}')
		if length < 0 {
			break
		}
		inner := s[start+1 : start+length]
		at = start + 2
		if !isExpression(inner) {
			continue
		}
		e, err := parseExpression(inner)
		if err != nil {
			return nil, err
		}
		at = start + length + 1
		pieces = append(pieces, piece{text: s[done:start]}, piece{expression: e})
		done = at
	}
	if pieces == nil {
		return nil, nil
	}
	return append(pieces, piece{text: s[done:]}), nil
}

// expressions calls use with every expression of a value and the node it
// stands in.
func (v *value) expressions(use func(*contract.Node, *expression)) {
	if v.expression != nil {
		use(v.node, v.expression)
	}
	for _, p := range v.pieces {
		if p.expression != nil {
			use(v.node, p.expression)
		}
	}
	for i := range v.items {
		v.items[i].expressions(use)
	}
	for i := range v.members {
		v.members[i].value.expressions(use)
	}
}
