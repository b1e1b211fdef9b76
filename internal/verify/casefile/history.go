package casefile

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"

	"github.com/apisteward/steward/internal/verify/call"
)

// maxHistory bounds what a History keeps, in bytes of bodies.
const maxHistory = 128 << 20

// History remembers what was done to things, so that a case can have what a
// thing went through before it showed a failure. Nothing is remembered of a nil
// History. It is safe for concurrent use.
type History struct {
	mu      sync.Mutex
	bytes   int
	changes map[string][]*call.Exchange // by path
}

// NewHistory returns an empty History.
func NewHistory() *History { return &History{changes: map[string][]*call.Exchange{}} }

// Add remembers an exchange when others may stand on it. It is for every
// exchange of a verification, as call.Settings.Record is told of them.
func (h *History) Add(x *call.Exchange) {
	if h == nil || !x.OK() || call.SafeMethod(x.Method) {
		return
	}
	path := pathOf(x.URL)
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.bytes += len(x.Body) + len(x.Answer); h.bytes <= maxHistory {
		h.changes[path] = append(h.changes[path], x)
	}
}

// before returns the latest changes, at most so many, of what an exchange asked
// for: of a thing none before it was replaced as a whole, of a list what was
// added to it, unless additions are left out.
func (h *History) before(x *call.Exchange, most int, additions bool) []*call.Exchange {
	if h == nil {
		return nil
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	var list []*call.Exchange
	for _, change := range slices.Backward(h.changes[pathOf(x.URL)]) {
		if change.Number >= x.Number || change.Method == http.MethodPost && !additions {
			continue
		}
		list = append(list, change)
		if change.Method == http.MethodPut || len(list) == most {
			break
		}
	}
	return list
}

// pathOf is the path of a URL, without a slash at its end.
func pathOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	return strings.TrimRight(u.EscapedPath(), "/")
}
