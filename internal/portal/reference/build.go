package reference

import (
	"github.com/apisteward/steward/internal/contract"
)

// shape is what a tree was made of. The line is put into words when the trees
// below are complete.
type shape struct {
	*collected
	name     string // of the row that it stands in
	anchor   string // of that row
	required map[string]bool
	folded   Line // choices in a few words
	each     Line // what the values of an object are, in a few words
}

// build fills a tree with what was collected.
func (o *opener) build(t *Tree, c *collected, from view) {
	t.collected = c
	for _, n := range c.merged {
		from.within = &within{n, from.within}
	}
	for _, to := range c.named {
		o.showing(sight{to.node, from.direction}, t)
	}
	for _, n := range c.unpaged {
		o.showing(sight{n, from.direction}, t)
	}
	from.depth++
	from.named = false
	o.properties(t, from)
	var items []*contract.Node
	for _, p := range c.parts {
		if p.Items != nil {
			items = append(items, p.Items)
		}
		o.choices(t, p, from)
		o.rules(t, p, from)
	}
	if len(items) > 0 {
		t.item = o.read(from, items...)
	}
}

func (o *opener) showing(s sight, t *Tree) {
	if o.shown[s] == nil {
		o.shown[s] = t
	}
}
