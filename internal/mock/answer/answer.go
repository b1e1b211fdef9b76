// Package answer makes the answers that a document promises: their status,
// headers and bodies.
package answer

import (
	"net/http"

	"github.com/apisteward/steward/internal/contract"
)

// Answer is what is sent for a request. It may be shared by many requests:
// whoever changes the Header clones it first.
type Answer struct {
	Status   int
	Header   http.Header        // Content-Type, what the document promises, Deprecation and the like
	Body     []byte             // nil for none
	Response *contract.Response // the documented one; nil for one that is not documented
	// Warnings say in what the answer is not what the document promises, one
	// sentence each. They are sent as Warning headers (RFC 7234, section 5.5),
	// which are not in Header.
	Warnings []string
}
