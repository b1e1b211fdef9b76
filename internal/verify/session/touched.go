package session

import (
	"net/url"
	"strings"
	"sync"

	"github.com/apisteward/steward/internal/verify/call"
)

// touched is the paths to which something was sent that may change things.
type touched struct {
	mu    sync.Mutex
	paths map[string]bool // with all paths above them
}

func (t *touched) note(x *call.Exchange) {
	if call.SafeMethod(x.Method) {
		return
	}
	path := pathOf(x.URL)
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.paths == nil {
		t.paths = map[string]bool{}
	}
	for path != "" && !t.paths[path] {
		t.paths[path] = true
		path = path[:strings.LastIndexByte(path, '/')]
	}
}

// Touched reports whether anything was sent to a URL's path, or below it, that
// may have changed what is there.
func (s *Session) Touched(address string) bool {
	s.touched.mu.Lock()
	defer s.touched.mu.Unlock()
	return s.touched.paths[pathOf(address)]
}

// pathOf is the path of a URL without a slash at its end.
func pathOf(address string) string {
	u, err := url.Parse(address)
	if err != nil || !strings.HasPrefix(u.EscapedPath(), "/") {
		return ""
	}
	return strings.TrimRight(u.EscapedPath(), "/")
}
