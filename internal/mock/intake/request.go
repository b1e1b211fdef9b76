// Package intake reads a request to an operation by its document, and says what
// in it the document does not allow.
package intake

import (
	"net/http"

	"github.com/apisteward/steward/internal/contract"
)

// Request is a request to an operation as its document reads it. Values are as
// package sample has them.
type Request struct {
	*http.Request // its body is read already
	Operation     *contract.Operation
	Arguments     []Argument      // of documented parameters that were given, in the order of the document
	Body          any             // value of the body; nil where there is none, or Content is nil
	Content       *contract.Media // documented media type that the body is in; nil for none, or one that is not documented
	Raw           []byte          // the body as it was sent, its Content-Encoding undone
}

// Argument is what a request gives for a documented parameter.
type Argument struct {
	Parameter *contract.Parameter
	Value     any
}

// Argument returns the value of a parameter; ok is false when the request has
// none. Names of headers are compared without case.
func (r *Request) Argument(in, name string) (v any, ok bool) {
	key := (&contract.Parameter{In: in, Name: name}).Key()
	for _, a := range r.Arguments {
		if a.Parameter.Key() == key {
			return a.Value, true
		}
	}
	return nil, false
}
