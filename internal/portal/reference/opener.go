package reference

import (
	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/portal/prose"
)

// How many lines a page gives to components, beside what has no page of its
// own. Beyond that they are named, with a link.
const (
	pageLines  = 300 // in all
	rootLines  = 600 // of the one schema that a body or a page is about
	twiceAbove = 200 // while so many are left, a component may be opened a second time
	leafValues = 12  // values of a component that is not worth a page to be looked at
)

// direction says who sends a value, which decides about readOnly and writeOnly.
type direction uint8

const (
	eitherWay direction = iota
	inRequest
	inResponse
)

// opener reads schemas for one page and decides which of the components that
// they refer to are opened on it. What stands further out is opened first.
type opener struct {
	*Reference
	links Links
	ids   *anchors
	left  int             // lines that components may still take
	most  int             // bytes of an example
	shown map[sight]*Tree // where the page has opened components, and schemas that have no page
	queue []waiting
	roots []root
}

// sight is a schema as one direction sees it.
type sight struct {
	node      *contract.Node
	direction direction
}

// waiting is a tree whose components are not opened yet.
type waiting struct {
	tree  *Tree
	nodes []*contract.Node
	from  view
}

// view is from where a schema is looked at.
type view struct {
	direction direction
	depth     int     // of rows around it
	named     bool    // components are named and not opened
	within    *within // components that are open around it
}

type within struct {
	node   *contract.Node
	around *within
}

// root is rows, or a tree without a row, with the first part of their anchors.
type root struct {
	tree   *Tree
	rows   []*Row
	parent string
}

func (r *Reference) opener(links Links) *opener {
	return &opener{Reference: r, links: links, ids: newAnchors(), left: pageLines, most: maxExample, shown: map[sight]*Tree{}}
}

// read reads schemas that hold together; nil ones say nothing.
func (o *opener) read(from view, nodes ...*contract.Node) *Tree {
	t := &Tree{}
	c := o.collect(from.direction, nodes, nil)
	if len(c.closed) > 0 {
		o.queue = append(o.queue, waiting{t, nodes, from})
		return t
	}
	o.build(t, c, from)
	return t
}

// root reads the schema that a body is about. What stands in it without a page
// leaves less room for components.
func (o *opener) root(n *contract.Node, parent string, d direction) *Tree {
	o.left -= o.components.room(n)
	return o.rootFrom(view{direction: d}, n, parent)
}

func (o *opener) rootFrom(from view, n *contract.Node, parent string) *Tree {
	t := o.read(from, n)
	o.roots = append(o.roots, root{tree: t, parent: parent})
	return t
}

// anchored gives rows, which hold trees that were read, their anchors.
func (o *opener) anchored(rows []*Row, parent string) rows {
	o.roots = append(o.roots, root{rows: rows, parent: parent})
	return rows
}

// settle opens what there is room for. After it the trees are complete.
func (o *opener) settle() {
	for len(o.queue) > 0 {
		w := o.queue[0]
		o.queue = o.queue[1:]
		o.build(w.tree, o.opened(w), w.from)
	}
	for _, r := range o.roots {
		if r.tree != nil {
			o.ids.number(r.tree, r.parent)
		}
		o.ids.rows(r.rows, r.parent)
	}
	for _, r := range o.roots {
		if r.tree != nil {
			o.describe(r.tree)
		}
		for _, row := range r.rows {
			o.describe(row.tree)
			if row.tree.description.Source() == row.before.Source() {
				row.tree.description = prose.Text{}
			}
		}
	}
}

// opened reads the schemas of a waiting tree with their components, or without
// them where there is no room or they are open already.
func (o *opener) opened(w waiting) *collected {
	named := o.collect(w.from.direction, w.nodes, nil)
	if w.from.named {
		return named
	}
	c := o.collect(w.from.direction, w.nodes, func(n *contract.Node) bool { return !w.from.within.has(n) })
	cost := 0
	for _, s := range c.parts {
		cost += o.components.room(s.Node)
	}
	limit := o.left
	if w.from.depth == 0 {
		limit = max(limit, rootLines)
	}
	before := o.before(c, w.from.direction)
	switch {
	case before != nil && w.from.depth == 0:
		named.earlier = before
		return named
	case before != nil && o.left < twiceAbove, cost > limit:
		return named
	}
	o.left -= cost
	return c
}

// before returns where one of the components was opened before, or nil.
func (o *opener) before(c *collected, d direction) *Tree {
	for _, to := range c.named {
		if t := o.shown[sight{to.node, d}]; t != nil {
			return t
		}
	}
	return nil
}

func (w *within) has(n *contract.Node) bool {
	for ; w != nil; w = w.around {
		if w.node == n {
			return true
		}
	}
	return false
}
