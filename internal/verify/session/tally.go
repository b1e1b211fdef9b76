package session

import (
	"maps"
	"slices"
	"sync"
	"time"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/compose"
)

// Tally counts what was sent to each operation.
type Tally struct {
	mu        sync.Mutex
	ops       map[*contract.Operation]*Count
	notJudged map[string][]string
}

// Count is what was sent to one operation, and what came back.
type Count struct {
	Requests int
	Statuses map[int]int // 0 for no answer
	Accepted bool        // a request was answered with success
	Reasons  []string    // why requests could not be sent, each once
	Slowest  time.Duration
	last     *call.Exchange // latest answer to a request that follows the document

	least, most *call.Exchange   // see Tally.Bases
	refused     []*call.Exchange // requests that follow the document, while none was accepted
}

// NewTally returns a Tally with nothing counted.
func NewTally() *Tally {
	return &Tally{ops: map[*contract.Operation]*Count{}, notJudged: map[string][]string{}}
}

func (t *Tally) of(op *contract.Operation) *Count {
	c := t.ops[op]
	if c == nil {
		c = &Count{Statuses: map[int]int{}}
		t.ops[op] = c
	}
	return c
}

// Count counts an exchange.
func (t *Tally) Count(x *call.Exchange) {
	t.mu.Lock()
	defer t.mu.Unlock()
	c := t.of(x.Case.Operation)
	c.Requests++
	c.Statuses[x.Status]++
	c.Slowest = max(c.Slowest, x.Duration)
	if x.Case.Intent == call.Invalid || x.Case.Access != call.Granted || x.Case.SentMethod() != x.Case.Operation.Method {
		return
	}
	c.Accepted = c.Accepted || x.OK() || x.Status == 304
	c.last = x
	if x.Case.Intent == call.Valid && len(c.refused) < maxRefused {
		c.refused = append(c.refused, x)
	}
	if plain(x) {
		c.keep(x)
	}
}

// plain reports whether an exchange is an accepted request that others can be
// made from: it has nothing but what the document gives an operation.
func plain(x *call.Exchange) bool {
	c := x.Case
	return x.OK() && c.Intent == call.Valid && c.Access == call.Granted && c.Target == "" && len(c.Header) == 0 &&
		(c.Body == nil || c.Body.Raw == nil)
}

// keep keeps the latest of the accepted requests that have least and most.
func (c *Count) keep(x *call.Exchange) {
	n := compose.Pieces(x.Case)
	if c.least == nil || n <= compose.Pieces(c.least.Case) {
		c.least = x
	}
	if c.most == nil || n >= compose.Pieces(c.most.Case) {
		c.most = x
	}
}

// Bases returns the latest of the accepted requests to an operation that have
// the fewest arguments and members, and the most; nil when none was accepted.
func (t *Tally) Bases(op *contract.Operation) (least, most *call.Exchange) {
	c := t.Of(op)
	return c.least, c.most
}

// maxRefused bounds the requests of an operation that are kept for Refused.
const maxRefused = 16

// Refused returns the first requests that follow the document when no request
// to the operation was accepted.
func (c *Count) Refused() []*call.Exchange {
	if c.Accepted {
		return nil
	}
	return c.refused
}

// maxReasons bounds the reasons that are kept for an operation.
const maxReasons = 5

// Skip counts a request that could not be sent.
func (t *Tally) Skip(op *contract.Operation, reason string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	c := t.of(op)
	if len(c.Reasons) == maxReasons {
		return
	}
	for _, r := range c.Reasons {
		if r == reason {
			return
		}
	}
	c.Reasons = append(c.Reasons, reason)
}

// Of returns what was counted of an operation.
func (t *Tally) Of(op *contract.Operation) Count {
	t.mu.Lock()
	defer t.mu.Unlock()
	c := *t.of(op)
	copied := make(map[int]int, len(c.Statuses))
	for status, n := range c.Statuses {
		copied[status] = n
	}
	c.Statuses = copied
	return c
}

// Accepted reports whether a request to an operation was answered with success.
func (t *Tally) Accepted(op *contract.Operation) bool { return t.Of(op).Accepted }

// Last is the latest answer to a request that was not wrong on purpose, or nil.
func (c *Count) Last() *call.Exchange { return c.last }

// NoteNotJudged keeps, once, what of an operation's answers cannot be judged.
func (t *Tally) NoteNotJudged(op *contract.Operation, what string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	name := op.Name()
	if !slices.Contains(t.notJudged[name], what) && len(t.notJudged[name]) < maxReasons {
		t.notJudged[name] = append(t.notJudged[name], what)
	}
}

// NotJudged is what could not be judged, by operation.
func (t *Tally) NotJudged() map[string][]string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return maps.Clone(t.notJudged)
}
