package casefile

import (
	"cmp"
	"slices"

	"github.com/apisteward/steward/internal/verify/call"
)

// gather returns all exchanges that the judged ones stand on, themselves
// included, in the order of sending: those whose answers gave a value, and the
// accepted requests that a judged one is compared with.
func gather(judged []*call.Exchange) []*call.Exchange {
	var list []*call.Exchange
	seen := map[*call.Exchange]bool{}
	var add func(x *call.Exchange)
	add = func(x *call.Exchange) {
		if x == nil || seen[x] {
			return
		}
		seen[x] = true
		for _, b := range bindings(x.Case) {
			add(b.Exchange)
		}
		list = append(list, x)
	}
	for _, x := range judged {
		add(x.Case.Base)
		add(x)
	}
	slices.SortStableFunc(list, func(a, b *call.Exchange) int { return cmp.Compare(a.Number, b.Number) })
	return list
}

// bindings are all places in answers that a case took something from.
func bindings(c *call.Case) []*call.Binding {
	var list []*call.Binding
	for i := range c.Arguments {
		if from := c.Arguments[i].From; from != nil {
			list = append(list, from)
		}
	}
	if c.Body != nil {
		for i := range c.Body.From {
			list = append(list, &c.Body.From[i].Binding)
		}
	}
	if c.TargetFrom != nil {
		list = append(list, c.TargetFrom)
	}
	return list
}
