// Package resource knows which operations of a document create, list, read,
// change and delete the same things, and where their answers have the names of
// those things.
package resource

import (
	"slices"

	"github.com/apisteward/steward/internal/contract"
)

// Resource is things of one kind, and the operations that are about them. An
// operation that does not exist is nil.
type Resource struct {
	Name   string    // what one of the things is called, in lower case without signs: "book"
	Path   string    // template of one thing, as first written: "/books/{id}"
	Keys   []string  // parameters of Path, which together name one thing
	Own    int       // how many of Keys, at the end, are not the parent's
	Parent *Resource // things that these stand below, or nil

	Create  *contract.Operation // makes a thing and says its name
	List    *contract.Operation // shows things
	Read    *contract.Operation
	Replace *contract.Operation // PUT
	Update  *contract.Operation // PATCH
	Delete  *contract.Operation
	Upsert  bool // Replace makes what is not there
	Listed  bool // List stands where things are made, so that all can be expected in it

	key        string                // of Path
	collection string                // key of the path that the things are made and listed at, or ""
	at         []*contract.Operation // those at Path
}

// IsSingle reports whether a resource has just one thing, or one below each of
// its parent's: it can be neither created nor deleted.
func (r *Resource) IsSingle() bool { return r.Own == 0 }

// Has reports whether an operation is about one thing of the resource, at its
// own path.
func (r *Resource) Has(op *contract.Operation) bool { return r != nil && slices.Contains(r.at, op) }

// Creator is the operation that makes things of a resource, or nil.
func (r *Resource) Creator() *contract.Operation {
	if r.Create == nil && r.Upsert {
		return r.Replace
	}
	return r.Create
}

// Below reports whether a resource stands below another.
func (r *Resource) Below(other *Resource) bool {
	for at := r.Parent; at != nil; at = at.Parent {
		if at == other {
			return true
		}
	}
	return false
}

// Parameter is what the document says of the i-th key, or nil.
func (r *Resource) Parameter(i int) *contract.Parameter {
	for _, op := range []*contract.Operation{r.Read, r.Replace, r.Update, r.Delete} {
		if op == nil {
			continue
		}
		if list := PathParameters(op); i < len(list) {
			return list[i]
		}
	}
	return nil
}
