package state

import (
	"crypto/sha256"
	"strings"

	"github.com/apisteward/steward/internal/mock/answer"
	"github.com/apisteward/steward/internal/mock/intake"
)

const (
	maxRepeats     = 1_000   // requests that are remembered by their Idempotency-Key
	maxRepeatBytes = 8 << 20 // of the bodies of their answers
)

// repeats are requests that were answered, by the Idempotency-Key that they
// had. The oldest are forgotten first.
type repeats struct {
	byKey map[string]*repeat
	order []string
	bytes int
}

// repeat is one of them.
type repeat struct {
	digest  [sha256.Size]byte
	answer  *answer.Answer
	differs bool // the request that asks is another
}

func newRepeats() *repeats { return &repeats{byKey: map[string]*repeat{}} }

// find looks for an earlier request with the key of this one.
func (r *repeats) find(req *intake.Request) (found *repeat, ok bool) {
	key := keyOf(req)
	if key == "" || r.byKey[key] == nil {
		return nil, false
	}
	again := *r.byKey[key]
	again.differs = again.digest != digestOf(req)
	return &again, true
}

// keep remembers how a request was answered.
func (r *repeats) keep(req *intake.Request, a *answer.Answer) {
	key := keyOf(req)
	if key == "" || len(a.Body) > maxRepeatBytes {
		return
	}
	r.byKey[key] = &repeat{digest: digestOf(req), answer: a}
	r.order = append(r.order, key)
	r.bytes += len(a.Body)
	for len(r.order) > maxRepeats || r.bytes > maxRepeatBytes {
		oldest := r.order[0]
		r.bytes -= len(r.byKey[oldest].answer.Body)
		delete(r.byKey, oldest)
		r.order = r.order[1:]
	}
}

// replayed is the header by which an answer says that it was given before.
const replayed = "Idempotent-Replayed"

// replay is the answer that was given, marked where the document has a mark.
func (r *repeat) replay() *answer.Answer {
	if documents(r.answer.Response, replayed) == nil {
		return r.answer
	}
	return withHeader(r.answer, replayed, "true")
}

// first is an answer that was not given before.
func first(a *answer.Answer) *answer.Answer {
	h := documents(a.Response, replayed)
	switch {
	case h == nil:
		return a
	case h.Required:
		return withHeader(a, replayed, "false")
	}
	b := withHeader(a, replayed, "")
	delete(b.Header, replayed)
	return b
}

// keyOf stands for the Idempotency-Key of a request to an operation that takes
// one; it is "" where there is none. It is short, however long the key is.
func keyOf(req *intake.Request) string {
	for _, p := range req.Operation.Parameters {
		if p.In == "header" && (strings.EqualFold(p.Name, "Idempotency-Key") || strings.EqualFold(p.Name, "X-Idempotency-Key")) {
			if given := strings.Join(req.Header.Values(p.Name), ", "); given != "" {
				sum := sha256.Sum256([]byte(given))
				return string(sum[:])
			}
		}
	}
	return ""
}

// digestOf stands for what makes two requests the same.
func digestOf(req *intake.Request) [sha256.Size]byte {
	h := sha256.New()
	for _, part := range []string{req.Method, req.URL.EscapedPath(), req.URL.RawQuery, req.Header.Get("Content-Type")} {
		h.Write([]byte(part))
		h.Write([]byte{0})
	}
	h.Write(req.Raw)
	return [sha256.Size]byte(h.Sum(nil))
}
