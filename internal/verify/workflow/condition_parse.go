package workflow

import "fmt"

// Bounds of conditions.
const (
	maxCondition = 10_000 // bytes
	maxNesting   = 50     // brackets and negations within each other
)

// parseCondition reads a simple condition. Operators bind as in C: negation,
// order, equality, and, or. The error is a sentence without a full stop.
func parseCondition(s string) (*condition, error) {
	if len(s) > maxCondition {
		return nil, fmt.Errorf("the condition is longer than %d bytes", maxCondition)
	}
	p := &conditionParser{rest: s}
	if err := p.advance(); err != nil {
		return nil, err
	}
	c, err := p.binary(0)
	if err != nil {
		return nil, err
	}
	if p.token.kind != tokenEnd {
		return nil, p.unexpected("an operator")
	}
	return c, nil
}

type conditionParser struct {
	token token
	rest  string
	depth int
}

func (p *conditionParser) advance() (err error) {
	p.token, p.rest, err = next(p.rest)
	return err
}

func (p *conditionParser) unexpected(wanted string) error {
	if p.token.kind == tokenEnd {
		return fmt.Errorf("the condition ends where %s is expected", wanted)
	}
	return fmt.Errorf("%s stands where %s is expected", quote(p.token.text), wanted)
}

// precedences of the operators with two sides, the loosest first.
var precedences = [][]operator{
	{opOr}, {opAnd}, {opEqual, opUnequal}, {opLess, opAtMost, opGreater, opAtLeast},
}

// binary reads operators of a precedence, and of those that bind tighter.
func (p *conditionParser) binary(level int) (*condition, error) {
	if level == len(precedences) {
		return p.unary()
	}
	left, err := p.binary(level + 1)
	for err == nil && p.isOperator(precedences[level]) {
		c := &condition{op: p.token.op, left: left}
		if err = p.advance(); err == nil {
			c.right, err = p.binary(level + 1)
		}
		left = c
	}
	return left, err
}

func (p *conditionParser) isOperator(wanted []operator) bool {
	if p.token.kind != tokenOperator {
		return false
	}
	for _, op := range wanted {
		if op == p.token.op {
			return true
		}
	}
	return false
}

// unary reads a value, a negation, or a condition in brackets.
func (p *conditionParser) unary() (*condition, error) {
	if p.depth++; p.depth > maxNesting {
		return nil, fmt.Errorf("the condition is nested too deeply")
	}
	defer func() { p.depth-- }()
	t := p.token
	switch {
	case t.kind == tokenValue:
		return t.leaf, p.advance()
	case t.kind == tokenOperator && t.op == opNot:
		if err := p.advance(); err != nil {
			return nil, err
		}
		inner, err := p.unary()
		return &condition{op: opNot, left: inner}, err
	case t.kind == tokenOpen:
		if err := p.advance(); err != nil {
			return nil, err
		}
		inner, err := p.binary(0)
		if err != nil {
			return nil, err
		}
		if p.token.kind != tokenClose || p.token.text != t.closes {
			return nil, p.unexpected(quote(t.closes))
		}
		return inner, p.advance()
	}
	return nil, p.unexpected("a value")
}
