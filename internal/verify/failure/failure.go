// Package failure is what a verification finds: one entry per cause, however
// many requests show it.
package failure

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"sync"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/verify/call"
)

// Level is how much a failure weighs.
type Level uint8

// The levels.
const (
	Warning Level = iota // worth knowing; never makes a verification fail, unless it is strict
	Failed               // the API does not keep its contract
)

// String returns "warning" or "failure".
func (l Level) String() string { return [...]string{"warning", "failure"}[l] }

// Place is where in the document the word stands that was broken.
type Place struct {
	Pointer      string // "#/components/schemas/Book/properties/name"
	Line, Column int
}

// PlaceOf is the place of a node.
func PlaceOf(n *contract.Node) Place {
	if n == nil {
		return Place{}
	}
	return Place{n.Pointer(), int(n.Line), int(n.Column)}
}

// Failure is one cause for which the API does not keep its contract.
type Failure struct {
	ID        string // 16 hexadecimal digits: see NewID
	Check     string // "response-schema"
	Level     Level
	Operation string // "GET /books/{id}"
	Class     string // of the answer: "2xx", "none"
	Text      string // one sentence for people: what is wrong
	Expected  string // what the document says
	Arrived   string // what came instead; values are cut short
	Place     Place  // of what Expected says
	Subject   call.Subject
	Phase     call.Phase
	Sequence  call.Sequence // that showed it first, or smallest; empty for what the document alone shows
	Seen      int           // how many requests showed it
	First     int64         // number of the request that showed it first
}

// New returns a failure that an exchange shows. The place is that of node, the
// word of the document that was broken.
func New(check string, x *call.Exchange, node *contract.Node) Failure {
	f := Failure{
		Check: check, Level: Failed, Operation: x.Case.Operation.Name(), Class: x.Class(), Place: PlaceOf(node),
		Subject: x.Case.Subject, Phase: x.Case.Phase, Sequence: call.Sequence{Check: check, Steps: []*call.Exchange{x}},
		Seen: 1, First: x.Number,
	}
	f.ID = NewID(f.Operation, f.Check, f.Place.Pointer, f.Class)
	return f
}

// NewID identifies a cause by operation, check, place in the document and
// response class, so that it stays the same from run to run whatever values
// are sent.
func NewID(operation, check, pointer, class string) string {
	sum := sha256.Sum256([]byte(strings.Join([]string{operation, check, pointer, class}, "\x00")))
	return hex.EncodeToString(sum[:8])
}

// Collector keeps one failure per cause. It is safe for concurrent use.
type Collector struct {
	mu    sync.Mutex
	found map[string]*Failure
	order []string
}

// NewCollector returns an empty Collector.
func NewCollector() *Collector { return &Collector{found: map[string]*Failure{}} }

// Add adds a failure and reports whether its cause is new.
func (c *Collector) Add(f Failure) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if known := c.found[f.ID]; known != nil {
		known.Seen++
		known.Level = max(known.Level, f.Level)
		return false
	}
	c.found[f.ID] = &f
	c.order = append(c.order, f.ID)
	return true
}

// Replace puts a smaller sequence in the place of the one that showed a
// failure first.
func (c *Collector) Replace(id string, f Failure) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if known := c.found[id]; known != nil {
		f.Seen, f.Level, f.First = known.Seen, known.Level, known.First
		*known = f
	}
}

// Has reports whether a cause is known.
func (c *Collector) Has(id string) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.found[id] != nil
}

// Failed is the number of failures, warnings left out.
func (c *Collector) Failed() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	n := 0
	for _, f := range c.found {
		if f.Level == Failed {
			n++
		}
	}
	return n
}

// All returns the failures by operation, check and place.
func (c *Collector) All() []Failure {
	c.mu.Lock()
	defer c.mu.Unlock()
	list := make([]Failure, 0, len(c.order))
	for _, id := range c.order {
		list = append(list, *c.found[id])
	}
	slices.SortStableFunc(list, func(a, b Failure) int {
		return cmp.Or(cmp.Compare(b.Level, a.Level), strings.Compare(a.Operation, b.Operation),
			strings.Compare(a.Check, b.Check), strings.Compare(a.Place.Pointer, b.Place.Pointer), strings.Compare(a.ID, b.ID))
	})
	return list
}
