// Package route finds the operation that a request is for, as OpenAPI has it
// (3.0.3, section 4.7.8). What a request costs follows from the length of its
// path and not from the number of operations.
package route

import (
	"net/http"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// Table leads from methods and paths to the operations of one document. It is
// immutable and safe for concurrent use.
type Table struct {
	root  *node
	bases *bases
}

// Match is an operation that was found.
type Match struct {
	Operation *contract.Operation
	// Arguments are what the path, or the query where the document has it in
	// its path template, gives for the names in braces, in their order.
	Arguments []Argument
	Base      string // base path of a server, as it stands in the request; "" for none
}

// Argument is the text that stands in a request for a name in a path template,
// still escaped, with what its style puts before it: ".5" and ";id=5". It is
// never empty in a path.
type Argument struct{ Name, Text string }

// New returns the table of what consumers can call. Of operations whose method
// and path the document has twice, up to the names of parameters, the first is
// found.
func New(doc *contract.Document) *Table {
	t := &Table{root: &node{}, bases: newBases()}
	for _, op := range doc.Operations() {
		t.add(op)
	}
	t.bases.seal()
	return t
}

// add enters an operation under its path. What follows a number sign in a path
// template is, for some clients, part of the path.
func (t *Table) add(op *contract.Operation) {
	set := t.bases.set(op)
	path, conditions := cutQuery(op.Path)
	t.enter(op, path, slot{operation: op, set: set, conditions: conditions})
	if strings.HasPrefix(op.Path[len(path):], "#") {
		t.enter(op, op.Path, slot{operation: op, set: set})
	}
}

func (t *Table) enter(op *contract.Operation, path string, s slot) {
	n := t.root
	for _, segment := range segments(path) {
		tokens := scan(segment)
		n = n.step(tokens, op)
		for _, token := range tokens {
			if token.name {
				s.names = append(s.names, token.text)
			}
		}
	}
	n.slots = append(n.slots, s)
}

// Find is FindTarget for a request without a query.
func (t *Table) Find(method, path string) (m Match, allowed []string, found bool) {
	return t.FindTarget(method, path, "")
}

// FindTarget returns the operation for a method and a path, which is still
// escaped; the query chooses among path templates that differ in theirs. Text
// in paths goes before parameters, segment by segment, but a path that has the
// method goes before one that has not. HEAD is found as GET where only that is
// documented.
//
// Paths are tried below the base paths of the operations' servers first, then
// without, and last below base paths whose variables have values that the
// document does not name. Where a path leads to operations of other methods
// only, found is false and allowed lists those in order, with HEAD where there
// is GET, and OPTIONS. Where it leads nowhere, allowed is empty.
func (t *Table) FindTarget(method, path, rawQuery string) (m Match, allowed []string, found bool) {
	if !strings.HasPrefix(path, "/") {
		return Match{}, nil, false
	}
	var room [8]string
	w := walk{method: method, query: query{text: rawQuery}, texts: room[:0]}
	for _, depth := range t.bases.depths {
		if at, b := t.bases.at(path, depth); b != nil && w.from(t.root, path[at:], b) {
			return w.result(path[:at])
		}
	}
	if w.from(t.root, path, nil) {
		return w.result("")
	}
	for _, o := range t.bases.open {
		if at, ok := o.prefix(path); ok && w.from(t.root, path[at:], &o.base) {
			return w.result(path[:at])
		}
	}
	return Match{}, nil, false
}

// result is what a walk that arrived somewhere found.
func (w *walk) result(base string) (m Match, allowed []string, found bool) {
	if w.slot == nil {
		return Match{}, allowedOf(w.refused), false
	}
	return Match{Operation: w.slot.operation, Arguments: w.arguments(), Base: base}, nil, true
}

// allowedOf completes a list of documented methods.
func allowedOf(methods []string) []string {
	if slices.Contains(methods, http.MethodGet) {
		methods = append(methods, http.MethodHead)
	}
	methods = append(methods, http.MethodOptions)
	slices.Sort(methods)
	return slices.Compact(methods)
}
