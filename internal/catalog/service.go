package catalog

import (
	"context"
	"io"
	"time"

	"github.com/apisteward/steward/internal/cache"
	"github.com/apisteward/steward/internal/compare"
	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
)

// Options are what a Service needs besides its store.
type Options struct {
	Now    func() time.Time
	Random io.Reader       // for ids; crypto/rand.Reader outside of tests
	Limits contract.Limits // of one document
	// CacheBytes bounds the loaded documents that are kept, by the length of
	// their texts (loaded, a document takes several times as much), and in the
	// same way the comparisons. The newest is kept whatever its size.
	CacheBytes int64
	// Parallel is the number of documents that are judged at the same time;
	// others wait. At least 1.
	Parallel int
}

// Service publishes versions of APIs. It is safe for concurrent use, and many
// processes may use one store.
type Service struct {
	store     Store
	now       func() time.Time
	random    io.Reader
	limits    contract.Limits
	slots     chan struct{}
	documents *cache.Cache[string, *contract.Document] // by Version.Original
	reports   *cache.Cache[reportKey, *compare.Report]
}

// New returns a Service.
func New(store Store, opts Options) *Service {
	return &Service{
		store:     store,
		now:       func() time.Time { return opts.Now().UTC().Truncate(time.Millisecond) }, // as it is stored
		random:    opts.Random,
		limits:    opts.Limits,
		slots:     make(chan struct{}, max(1, opts.Parallel)),
		documents: cache.New[string, *contract.Document](opts.CacheBytes),
		reports:   cache.New[reportKey, *compare.Report](opts.CacheBytes),
	}
}

// slot waits until a document may be judged.
func (s *Service) slot(ctx context.Context) (release func(), err error) {
	select {
	case s.slots <- struct{}{}:
		return func() { <-s.slots }, nil
	case <-ctx.Done():
		return nil, &fault.Error{Kind: fault.Unavailable, Detail: "The server is busy; try again.", Err: ctx.Err()}
	}
}
