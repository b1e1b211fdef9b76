package webhook

import (
	"io"
	"net/http"
	"net/url"
	"time"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/outgoing"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/schema"
)

// Settings say where webhooks may go, and in whose name.
type Settings struct {
	// Client sends them. Its guard decides what is reached.
	Client *outgoing.Client
	// Target is the URL that they go to unless an order names another; nil for none.
	Target *url.URL
	Secret Secret
	// Random makes the ids of messages.
	Random io.Reader
	// Observe is given each delivery, from the goroutine that ordered it; or nil.
	Observe func(*Delivery)
	// Allow says who may order; nil allows everyone.
	Allow func(*http.Request) bool
	// Local takes orders from this machine alone: from no page of another origin, and
	// under no other name than those of loopback addresses.
	Local bool
}

// Options are what a Sender works with, all of the same document.
type Options struct {
	Settings
	Values  *sample.Maker
	Judge   *schema.Judge
	Seed    uint64 // decides what made payloads are
	Lenient bool   // payloads that the document does not allow are sent, with a warning
	Now     func() time.Time
}

// maxSending is how many are sent at the same time.
const maxSending = 8

// Sender sends the webhooks and callbacks of one document. It is safe for
// concurrent use.
type Sender struct {
	Options
	doc     *contract.Document
	events  *index
	memory  *memory
	sending chan struct{}
}

// New returns a Sender for a document.
func New(doc *contract.Document, o Options) *Sender {
	return &Sender{Options: o, doc: doc, events: newIndex(doc), memory: newMemory(), sending: make(chan struct{}, maxSending)}
}

// Names are those under which webhooks and callbacks are ordered, in the order of
// the text.
func (s *Sender) Names() []string { return s.events.names }
