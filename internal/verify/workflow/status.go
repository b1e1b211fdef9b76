package workflow

import (
	"strconv"

	"github.com/apisteward/steward/internal/verify/call"
)

// verdict is what can be said of a condition when only the status is known.
type verdict uint8

const (
	never verdict = iota
	perhaps
	always
)

// expectsSuccess reports whether a step can succeed with an answer below 400.
func (s *step) expectsSuccess() bool {
	if len(s.success) == 0 {
		return true
	}
	for status := 200; status < 400; status++ {
		if admits(s.success, status) != never {
			return true
		}
	}
	return false
}

// foresees reports whether criteria name a status in so many words, as against
// letting any other through.
func foresees(criteria []*criterion, status int) bool {
	return admits(criteria, status) != never && admits(criteria, 200) == never
}

// admits tells whether criteria can hold with a status, whatever else the
// answer has.
func admits(criteria []*criterion, status int) verdict {
	s := &scope{exchange: &call.Exchange{Status: status}}
	worst := always
	for _, c := range criteria {
		worst = min(worst, c.admits(s))
	}
	return worst
}

func (c *criterion) admits(s *scope) verdict {
	switch {
	case c.condition != nil:
		return c.condition.admits(s)
	case c.pattern == nil || c.context == nil || c.context.root != theStatus:
		return perhaps
	}
	ok, err := c.pattern.MatchString(strconv.Itoa(s.exchange.Status))
	if err != nil {
		return perhaps
	}
	return certain(ok)
}

// admits evaluates a condition with three values (Kleene's logic).
func (c *condition) admits(s *scope) verdict {
	switch c.op {
	case opNot:
		return always - c.left.admits(s)
	case opAnd:
		return min(c.left.admits(s), c.right.admits(s))
	case opOr:
		return max(c.left.admits(s), c.right.admits(s))
	}
	if !c.statusOnly() {
		return perhaps
	}
	return certain(truth(c.value(s)))
}

func certain(ok bool) verdict {
	if ok {
		return always
	}
	return never
}

// aboutStatus reports whether a criterion depends on nothing but the status.
func (c *criterion) aboutStatus() bool {
	if c.condition != nil {
		return c.condition.statusOnly()
	}
	return c.context != nil && c.context.root == theStatus
}

// statusOnly reports whether a condition depends on nothing but the status.
func (c *condition) statusOnly() bool {
	only := true
	c.expressions(func(e *expression) { only = only && e.root == theStatus })
	return only
}
