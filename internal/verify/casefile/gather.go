package casefile

import (
	"cmp"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/verify/call"
)

// gathered is the exchanges that a case has.
type gathered struct {
	history *History
	list    []*call.Exchange
	needed  map[*call.Exchange]bool // whether the others cannot be made without it
}

// gather returns all exchanges that the judged ones stand on, themselves
// included, in the order of sending: those whose answers gave a value, what
// changed the things that are asked for, and the accepted requests that a
// judged one is compared with. What was added to lists is there when they are
// what is judged.
func gather(judged []*call.Exchange, history *History, lists bool) *gathered {
	g := &gathered{history: history, needed: map[*call.Exchange]bool{}}
	for _, x := range judged {
		g.add(x.Case.Base, true)
		g.add(x, true)
	}
	for _, x := range judged {
		most, additions := within(x, lists)
		for _, change := range history.before(x, most, additions) {
			g.add(change, false)
		}
	}
	slices.SortStableFunc(g.list, func(a, b *call.Exchange) int { return cmp.Compare(a.Number, b.Number) })
	return g
}

// Changes that a case has at most: of a thing, of a list that is judged, and of
// one that is not.
const (
	maxChanges  = 16
	maxElements = 16
	maxOthers   = 4
)

// within is how many changes of what an exchange asked for may matter, and
// whether additions do: what is in a list that is part of nothing else is there
// from before.
func within(x *call.Exchange, lists bool) (most int, additions bool) {
	path := x.Case.Operation.Path
	switch {
	case strings.HasSuffix(path, "}"):
		return maxChanges, true
	case lists:
		return maxElements, true
	case strings.Contains(path, "{"):
		return maxOthers, true
	}
	return maxChanges, false
}

// add adds an exchange after those that gave it values.
func (g *gathered) add(x *call.Exchange, needed bool) {
	if x == nil {
		return
	}
	if before, there := g.needed[x]; there {
		if needed && !before { // so are those that it takes values from
			g.needed[x] = true
			g.sources(x, true)
		}
		return
	}
	g.needed[x] = needed
	g.sources(x, needed)
	g.list = append(g.list, x)
}

func (g *gathered) sources(x *call.Exchange, needed bool) {
	for _, b := range bindings(x.Case) {
		g.add(b.Exchange, needed)
	}
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
