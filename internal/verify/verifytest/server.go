package verifytest

import (
	"context"
	"math/rand/v2"
	"net/http"
	"sync"
	"time"
)

// Server is the workshop. It is safe for concurrent use: one request is
// answered after the other.
type Server struct {
	active  map[string]bool
	without map[string]bool
	now     func() time.Time
	wait    func(context.Context, time.Duration)
	slow    time.Duration
	paths   []path

	mu        sync.Mutex
	random    *rand.Rand
	started   time.Time
	requests  int // answered so far
	refusing  int // requests that are still to be refused with 429
	sequence  int // of parts
	others    int // parts that others created
	lists     int // lists of parts that were given
	parts     []*part
	reviews   int64 // id of the youngest
	customers []*customer
	bookings  []*booking
	limits    object
}

// New returns a server with fresh contents. Options that are not valid panic:
// only tests and benchmarks call this.
func New(opts Options) *Server {
	if err := opts.Validate(); err != nil {
		panic(err)
	}
	opts = opts.withDefaults()
	s := &Server{
		active: set(opts.Switches), without: set(opts.Without),
		now: opts.Now, wait: opts.Wait, slow: opts.Slow,
		paths:  paths(),
		random: rand.New(rand.NewPCG(opts.Seed, 6)),
	}
	s.started = s.now()
	s.stockUp()
	return s
}

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	a, early := s.receive(r)
	s.mu.Lock()
	if early == nil {
		rep := s.answer(a)
		early = &rep
	}
	out := s.prepare(a, *early)
	s.mu.Unlock()
	if early.delay > 0 {
		s.wait(r.Context(), early.delay)
	}
	if early.drop {
		panic(http.ErrAbortHandler)
	}
	out.write(w)
}

// answer finds the operation of a request and performs it.
func (s *Server) answer(a *ask) reply {
	route, rep := s.route(a)
	if route == nil {
		return rep
	}
	if rep, refused := s.throttle(); refused {
		return rep
	}
	if rep, refused := s.authorise(a, route); refused {
		return rep
	}
	return route.perform(s, a)
}

// sometimes tells, for one request in n, that something is to happen. It never
// does where the awkward behaviour was left out.
func (s *Server) sometimes(behaviour string, n int) bool {
	return !s.without[behaviour] && s.random.IntN(n) == 0
}
