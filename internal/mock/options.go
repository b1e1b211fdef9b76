package mock

import (
	"time"

	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/mock/webhook"
)

// Options say how a mock answers.
type Options struct {
	Seed     uint64  // decides what made values are
	Lenient  bool    // requests that the document does not allow are recorded instead of refused
	Stateful bool    // what is created can be read, listed, changed and deleted
	Fail     float64 // share of requests that are answered with a server error, 0 to 1
	Latency  Range   // time that each answer takes

	// Prefix is the path that everything stands below, without a slash at its
	// end: "/mock/books/1.0.0"; or "".
	Prefix string
	// Status is the HTTP status of a kind of error.
	Status func(fault.Kind) int
	Now    func() time.Time
	// Webhooks says where webhooks and callbacks go when they are ordered; nil where
	// none are sent.
	Webhooks *webhook.Settings
	// Observe is given each request after it was answered, from the goroutine
	// that answered it; or nil.
	Observe func(*Record)
}

// Range is a time between two, both included.
type Range struct{ From, To time.Duration }
