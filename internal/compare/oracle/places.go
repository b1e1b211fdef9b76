package oracle

import (
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// owners answers what people would call a place in a document: the parameter,
// header or property that holds it. Components are held by whatever refers to
// them, so there may be several.
type owners struct {
	doc    *contract.Document
	leads  map[*contract.Node][]*contract.Node // from a component to the references that lead to it
	memory map[string]holders
}

// holders are names in lower case; "" stands for a body.
type holders struct {
	closest map[string]bool
	all     map[string]bool // those further up as well
}

func newOwners(doc *contract.Document) *owners {
	o := &owners{doc: doc, leads: make(map[*contract.Node][]*contract.Node), memory: make(map[string]holders)}
	for _, ref := range doc.Refs() {
		if target := doc.Target(ref); target != nil {
			o.leads[target] = append(o.leads[target], ref)
		}
	}
	return o
}

// of returns what holds the place at a pointer.
func (o *owners) of(pointer string) holders {
	h, known := o.memory[pointer]
	if !known {
		h = holders{make(map[string]bool), make(map[string]bool)}
		o.climb(o.doc.Lookup(pointer), h, true, make(map[step]bool))
		o.memory[pointer] = h
	}
	return h
}

// step is a node on the way up, and whether no name was passed so far.
type step struct {
	node    *contract.Node
	closest bool
}

func (o *owners) climb(n *contract.Node, h holders, closest bool, seen map[step]bool) {
	for ; n != nil && !seen[step{n, closest}]; n = n.Parent() {
		seen[step{n, closest}] = true
		if name, named := nameOf(n); named {
			h.all[name] = true
			if closest {
				h.closest[name] = true
			}
			closest = false
		}
		for _, ref := range o.leads[n] {
			o.climb(ref, h, closest, seen)
		}
	}
}

// nameOf is the name of a parameter, header or property, and "" of a body.
func nameOf(n *contract.Node) (name string, named bool) {
	if n.Has("in") && n.Get("name").Is(contract.String) {
		return strings.ToLower(n.Get("name").Text()), true
	}
	if n.Parent() == nil {
		return "", false
	}
	switch n.Parent().Key() {
	case "properties", "patternProperties", "headers":
		return strings.ToLower(n.Key()), true
	case "content", "requestBodies", "responses":
		return "", true
	}
	return "", n.Key() == "requestBody"
}
