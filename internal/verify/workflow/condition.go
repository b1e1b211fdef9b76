package workflow

import (
	"encoding/json"
	"strings"

	"github.com/apisteward/steward/internal/sample"
)

// condition is a simple condition (Criterion Object, Operators): a tree of
// literals, expressions and operators.
type condition struct {
	op         operator
	left       *condition
	right      *condition // of operators with two sides
	literal    any
	expression *expression
}

// operator is what a condition does with its sides.
type operator uint8

// The operators, the two kinds of leaves first.
const (
	opLiteral operator = iota
	opExpression
	opNot
	opAnd
	opOr
	opEqual
	opUnequal
	opLess
	opAtMost
	opGreater
	opAtLeast
)

// value evaluates a condition. What has no value counts as null.
func (c *condition) value(s *scope) any {
	switch c.op {
	case opLiteral:
		return c.literal
	case opExpression:
		b, err := s.lookup(c.expression)
		if err != nil {
			return nil
		}
		return b.value
	case opNot:
		return !truth(c.left.value(s))
	case opAnd:
		return truth(c.left.value(s)) && truth(c.right.value(s))
	case opOr:
		return truth(c.left.value(s)) || truth(c.right.value(s))
	}
	return c.op.compare(c.left.value(s), c.right.value(s))
}

// truth is what a value counts as where a boolean is wanted: null, false, zero
// and empty text are false.
func truth(v any) bool {
	switch v := v.(type) {
	case nil:
		return false
	case bool:
		return v
	case string:
		return v != ""
	case json.Number:
		return !equalNumbers(v, "0")
	}
	return true
}

// compare applies a comparison to two values, loosely: case does not matter,
// and a text that is a number or a boolean equals it.
func (op operator) compare(a, b any) bool {
	switch op {
	case opEqual:
		return equal(a, b)
	case opUnequal:
		return !equal(a, b)
	}
	order, ok := compare(a, b)
	switch {
	case !ok:
		return false
	case op == opLess:
		return order < 0
	case op == opAtMost:
		return order <= 0
	case op == opGreater:
		return order > 0
	}
	return order >= 0
}

// equal reports whether two values are the same, loosely.
func equal(a, b any) bool {
	switch a := a.(type) {
	case string:
		switch b := b.(type) {
		case string:
			return strings.EqualFold(a, b)
		case bool, json.Number:
			return equal(b, a)
		}
		return false
	case bool:
		text, isText := b.(string)
		return b == any(a) || isText && (a && strings.EqualFold(text, "true") || !a && strings.EqualFold(text, "false"))
	case json.Number:
		other, ok := number(b)
		return ok && equalNumbers(a, other)
	}
	return sample.Same(sample.FromPlain(a), sample.FromPlain(b))
}

func equalNumbers(a, b json.Number) bool {
	order, ok := compareNumbers(a, b)
	return ok && order == 0
}

// compare orders two numbers, or two texts. ok is false for anything else.
func compare(a, b any) (order int, ok bool) {
	textA, isTextA := a.(string)
	textB, isTextB := b.(string)
	x, isNumberA := number(a)
	y, isNumberB := number(b)
	switch {
	case isNumberA && isNumberB:
		return compareNumbers(x, y)
	case isTextA && isTextB:
		return strings.Compare(strings.ToLower(textA), strings.ToLower(textB)), true
	}
	return 0, false
}

// number returns a number, or a text that is written like one.
func number(v any) (json.Number, bool) {
	switch v := v.(type) {
	case json.Number:
		return v, true
	case string:
		if isNumber(v) {
			return json.Number(v), true
		}
	}
	return "", false
}

// isNumber reports whether s is a number of JSON (RFC 8259, section 6).
func isNumber(s string) bool {
	s = strings.TrimPrefix(s, "-")
	return s != "" && s[0] >= '0' && s[0] <= '9' && json.Valid([]byte(s))
}

// compareNumbers orders two numbers exactly. ok is false for those of absurd
// size.
func compareNumbers(a, b json.Number) (order int, ok bool) {
	x, ok1 := sample.Rational(a)
	y, ok2 := sample.Rational(b)
	if !ok1 || !ok2 {
		return 0, a == b
	}
	return x.Cmp(y), true
}

// expressions calls use with every expression of a condition.
func (c *condition) expressions(use func(*expression)) {
	if c == nil {
		return
	}
	if c.expression != nil {
		use(c.expression)
	}
	c.left.expressions(use)
	c.right.expressions(use)
}
