package reference

import (
	"iter"
	"sort"

	"github.com/apisteward/steward/internal/contract"
)

// Component is a schema with a page of its own.
type Component struct {
	Name string
	Page string // unique in the document, fit for an address
}

// components are the component schemas of a document.
type components struct {
	list    []*contract.Node
	of      map[*contract.Node]Component
	byPage  map[string]*contract.Node
	schemas []int // IDs of all schemas of the document, ascending
	lines   []int // about how many lines the schemas before take; one more than schemas
}

// lineLength is about how many letters of a description stand on a line.
const lineLength = 150

func newComponents(doc *contract.Document) *components {
	c := &components{of: map[*contract.Node]Component{}, byPage: map[string]*contract.Node{}}
	taken := newNames("index")
	for name, n := range doc.Components("schemas") {
		if _, twice := c.of[n]; twice {
			continue
		}
		made := Component{Name: name, Page: taken.take(name)}
		c.list = append(c.list, n)
		c.of[n], c.byPage[made.Page] = made, n
	}
	lines := 0
	for n := range doc.Schemas() {
		c.schemas, c.lines = append(c.schemas, n.ID()), append(c.lines, lines)
		lines += 1 + len(n.Get("description").Text())/lineLength
	}
	c.lines = append(c.lines, lines)
	return c
}

// all iterates over the components in the order of the text.
func (c *components) all() iter.Seq2[Component, *contract.Node] {
	return func(yield func(Component, *contract.Node) bool) {
		for _, n := range c.list {
			if !yield(c.of[n], n) {
				return
			}
		}
	}
}

// within are the places in c.schemas of those in a node's subtree.
func (c *components) within(n *contract.Node) (from, to int) {
	return sort.SearchInts(c.schemas, n.ID()), sort.SearchInts(c.schemas, n.End())
}

// count is the number of schemas in a node's subtree, itself included.
func (c *components) count(n *contract.Node) int {
	from, to := c.within(n)
	return to - from
}

// room is about how many lines the schemas in a node's subtree take.
func (c *components) room(n *contract.Node) int {
	if n.ID() < 0 { // made for a form of Swagger 2.0
		return 1 + n.Len()
	}
	from, to := c.within(n)
	return c.lines[to] - c.lines[from]
}

// target is a component schema with its address.
type target struct {
	node *contract.Node
	Component
	href string
}
