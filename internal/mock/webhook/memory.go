package webhook

import (
	"sync"

	"github.com/apisteward/steward/internal/mock/answer"
	"github.com/apisteward/steward/internal/mock/intake"
)

const (
	maxURL        = 8 << 10 // bytes of a URL
	maxRemembered = 4096    // callbacks whose URL is known
)

// memory knows where callbacks were last asked to go.
type memory struct {
	mu   sync.Mutex
	urls map[*event]string
}

func newMemory() *memory { return &memory{urls: map[*event]string{}} }

// Remember notes where the callbacks of a request are to go. It costs nothing for
// operations without callbacks.
func (s *Sender) Remember(req *intake.Request, a *answer.Answer) {
	for _, e := range s.events.byOwner[req.Operation] {
		if e.expression.constant() {
			continue
		}
		if address, ok := e.expression.evaluate(&exchange{req, a}); ok {
			s.memory.put(e, address)
		}
	}
}

func (m *memory) put(e *event, address string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if _, known := m.urls[e]; known || len(m.urls) < maxRemembered {
		m.urls[e] = address
	}
}

// address returns where an event was last asked to go.
func (m *memory) address(e *event) (string, bool) {
	if e.expression == nil {
		return "", false
	}
	if e.expression.constant() {
		return e.expression.evaluate(nil)
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	address, ok := m.urls[e]
	return address, ok
}
