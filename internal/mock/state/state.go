package state

import (
	"sync"
	"time"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/mock/answer"
	"github.com/apisteward/steward/internal/mock/intake"
	"github.com/apisteward/steward/internal/resource"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/schema"
)

// Options say what a State works with, and how much it remembers. All but the
// numbers must be given, and be of the same document.
type Options struct {
	Answers *answer.Maker
	Values  *sample.Maker
	Judge   *schema.Judge
	Graph   *resource.Graph
	Seed    uint64 // decides what made values and names are
	Now     func() time.Time
	Prefix  string // of paths that consumers see

	MaxThings int // 0 for 10,000
	MaxBytes  int // 0 for 64 MiB
}

const (
	defaultThings = 10_000
	defaultBytes  = 64 << 20
)

// State is what a mock of one document remembers. It begins empty. It is safe
// for concurrent use.
type State struct {
	doc     *contract.Document
	answers *answer.Maker
	values  *sample.Maker
	judge   *schema.Judge
	graph   *resource.Graph
	seed    uint64
	now     func() time.Time
	prefix  string

	maxThings, maxBytes int

	kinds   map[*resource.Resource]*kind
	duties  map[*contract.Operation]duty
	shapes  sync.Map // shapeKey to shape
	forms   sync.Map // *contract.Node to *form
	namings sync.Map // namesKey to [][]string
	listers sync.Map // *contract.Operation to *lister

	writing  sync.Mutex // held by who changes anything, from before it looks
	requests *repeats   // that were answered, by Idempotency-Key
	seeded   []seedling // what Reset goes back to

	mu   sync.RWMutex // guards tree; whoever writes holds writing, too
	tree *tree
}

// New returns the state of a mock. Its cost is that of the document's paths.
func New(doc *contract.Document, o Options) *State {
	s := &State{
		doc: doc, answers: o.Answers, values: o.Values, judge: o.Judge, graph: o.Graph, seed: o.Seed, now: o.Now, prefix: o.Prefix,
		maxThings: o.MaxThings, maxBytes: o.MaxBytes, kinds: map[*resource.Resource]*kind{}, requests: newRepeats(), tree: newTree(),
	}
	if s.maxThings == 0 {
		s.maxThings = defaultThings
	}
	if s.maxBytes == 0 {
		s.maxBytes = defaultBytes
	}
	for _, r := range o.Graph.Resources {
		s.kindOf(r)
	}
	s.assign()
	return s
}

// Answer answers a request from what is remembered. handled is false for
// requests that have nothing to do with it, and for those of callers who chose
// their answer: these get the usual one.
func (s *State) Answer(req *intake.Request, c answer.Choice) (a *answer.Answer, handled bool) {
	if c.Code != 0 || c.Example != "" || c.Dynamic {
		return nil, false
	}
	if a, handled = s.remembered(req); handled {
		return a, true
	}
	if a, handled = s.listMade(req); handled {
		return a, true
	}
	return s.answerSent(req)
}

// remembered answers a request about things that are remembered.
func (s *State) remembered(req *intake.Request) (a *answer.Answer, handled bool) {
	d := s.duties[req.Operation]
	if d.kind == nil {
		return nil, false
	}
	x := &exchange{State: s, req: req, kind: s.known(d.kind)}
	if !x.readKeys() || d.do.isAboutOne() && len(x.keys) < len(x.kind.Keys) {
		return nil, false
	}
	if d.do.writes() {
		return s.write(x, d.do)
	}
	return x.read(d.do)
}

// Reset goes back to what was loaded, or to nothing.
func (s *State) Reset() {
	s.writing.Lock()
	defer s.writing.Unlock()
	s.plant(s.seeded)
}

// refuse is the answer of an operation to what cannot be done.
func (s *State) refuse(req *intake.Request, status int, e *fault.Error) *answer.Answer {
	return s.answers.Refuse(req.Operation, req.Request, status, e)
}
