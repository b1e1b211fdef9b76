package resource

import (
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// Link is a way from an answer to another operation that the document gives
// (OpenAPI 3.0.3, section 4.7.20).
type Link struct {
	Name       string
	From       *contract.Operation
	Status     string // of the answers that have it: "201", "2XX", "default"
	To         *contract.Operation
	Parameters []LinkParameter // in the order of the text
	Body       *contract.Node  // value or expression of the target's body, or nil
	Node       *contract.Node  // the link object
}

// LinkParameter is a value that a link gives to a parameter of its target.
type LinkParameter struct {
	Parameter *contract.Parameter
	Value     *contract.Node // constant, or runtime expression
}

// Links returns the links of an operation's answers, in the order of the text.
func (g *Graph) Links(op *contract.Operation) []*Link { return g.links[op] }

// readLinks reads all links whose target exists, and takes from those of
// creations what is created.
func (g *Graph) readLinks() {
	var byID map[string]*contract.Operation
	for _, op := range g.doc.Operations() {
		for _, r := range op.Responses {
			for name, written := range r.Links.Fields() {
				if byID == nil {
					byID = g.operationsByID()
				}
				l := &Link{Name: name, From: op, Status: r.Status, Node: g.doc.Resolve(written)}
				if l.To = g.target(l.Node, byID); l.To == nil {
					continue
				}
				l.Body = l.Node.Get("requestBody")
				l.readParameters()
				g.links[op] = append(g.links[op], l)
				g.noteCreator(l)
			}
		}
	}
}

// operationsByID are the operations with an operationId, the first of each.
func (g *Graph) operationsByID() map[string]*contract.Operation {
	byID := map[string]*contract.Operation{}
	for _, op := range g.doc.Operations() {
		if op.ID != "" && byID[op.ID] == nil {
			byID[op.ID] = op
		}
	}
	return byID
}

func (g *Graph) target(link *contract.Node, byID map[string]*contract.Operation) *contract.Operation {
	if id := link.Get("operationId").Text(); id != "" {
		return byID[id]
	}
	if ref := link.Get("operationRef").Text(); strings.HasPrefix(ref, "#") {
		if n := g.doc.Lookup(ref); n != nil {
			if op := g.doc.OperationAt(n); op != nil && op.Kind == contract.Call {
				return op
			}
		}
	}
	return nil
}

// readParameters matches the names of a link, which may have their place in
// front ("path.id"), with the parameters of its target.
func (l *Link) readParameters() {
	for name, value := range l.Node.Get("parameters").Fields() {
		in, rest, qualified := strings.Cut(name, ".")
		for _, p := range l.To.Parameters {
			if p.Name == name || qualified && p.In == in && p.Name == rest {
				l.Parameters = append(l.Parameters, LinkParameter{p, value})
				break
			}
		}
	}
}

// noteCreator takes the source of a link for what creates the things that the
// link leads to: a POST that documents 201, and whose answer names one.
func (g *Graph) noteCreator(l *Link) {
	r := g.find(l.To)
	if r == nil || !r.Has(l.To) || l.From.Method != "POST" || l.Status != "201" || g.within(l.From, r) || !l.Names(r) {
		return
	}
	if r.Create == nil {
		r.Create = l.From
	}
}

// Names reports whether a link takes the own name of a thing from the answer.
func (l *Link) Names(r *Resource) bool {
	own := namesIn(l.To.Path)
	if r.Own == 0 || len(own) == 0 {
		return false
	}
	for _, p := range l.Parameters {
		if p.Parameter.Name == own[len(own)-1] {
			return strings.HasPrefix(p.Value.Text(), "$response.")
		}
	}
	return false
}
