package catalog

import (
	"io"
	"time"

	"github.com/apisteward/steward/internal/compare"
	"github.com/apisteward/steward/internal/contract"
)

// Options are what a Service needs besides its store.
type Options struct {
	Now    func() time.Time
	Random io.Reader       // for ids; crypto/rand.Reader outside of tests
	Limits contract.Limits // of one document
	// CacheBytes bounds the loaded documents that are kept, by the length of
	// their texts. Loaded, a document takes several times as much. The newest
	// one is kept whatever its size.
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
	documents *cache[string, *contract.Document] // by Version.Original
	reports   *cache[reportKey, *compare.Report]
}

// reportsKept bounds the comparisons that are remembered.
const reportsKept = 32

// New returns a Service.
func New(store Store, opts Options) *Service {
	return &Service{
		store:     store,
		now:       opts.Now,
		random:    opts.Random,
		limits:    opts.Limits,
		slots:     make(chan struct{}, max(1, opts.Parallel)),
		documents: newCache[string, *contract.Document](opts.CacheBytes),
		reports:   newCache[reportKey, *compare.Report](reportsKept),
	}
}
