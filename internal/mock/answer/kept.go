package answer

import (
	"encoding/json"
	"hash/maphash"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/mock/intake"
	"github.com/apisteward/steward/internal/sample"
)

const (
	keptBytes   = 16 << 20 // of all answers that are kept together
	largestKept = 1 << 20  // of one body
	keptExtra   = 1 << 10  // what an answer takes besides its body
)

// keptKey is what an answer follows from.
type keptKey struct {
	op        *contract.Operation
	code      int
	md        *media
	example   string
	dynamic   bool
	arguments uint64 // hash of what it follows from in the request
}

// large is an answer that is too large to be kept.
type large struct{ *Answer }

func (large) Error() string { return "an answer that is too large to be kept" }

// kept returns the answer for a selection: the one that was made before if it
// is still kept, or else a new one.
func (m *Maker) kept(p *plan, s selection, req *intake.Request) *Answer {
	var space [256]byte
	given := space[:0]
	if s.follows() {
		given = appendArguments(given, req)
	}
	var at, host string
	if s.response != nil && s.located {
		at, host = address(req.Request)
		given = append(append(append(given, at...), 0), host...)
	}
	key := keptKey{p.Operation, s.code, s.md, s.example, s.dynamic, maphash.Bytes(m.hash, given)}
	a, err := m.answers.Get(key, func() (*Answer, int64, error) {
		a := m.answer(p, s, m.content(p, s, req, s.arguments(req)), at, host)
		if len(a.Body) > largestKept {
			return nil, 0, large{a}
		}
		return a, int64(len(a.Body) + keptExtra), nil
	})
	if big, ok := err.(large); ok {
		return big.Answer
	}
	return a
}

// follows reports whether the body follows from the arguments of the request:
// what is made does, and examples do not.
func (s *selection) follows() bool {
	return s.md != nil && s.example == "" && (s.dynamic || s.md.best() == nil)
}

// arguments is what the body follows from in a request.
func (s *selection) arguments(req *intake.Request) string {
	if !s.follows() {
		return ""
	}
	return string(appendArguments(nil, req))
}

// appendArguments appends the arguments in the path and the query, as the
// document reads them: how they are written makes no difference, and what is
// not documented neither.
func appendArguments(dst []byte, req *intake.Request) []byte {
	for i := range req.Arguments {
		a := &req.Arguments[i]
		if a.Parameter.In != "path" && a.Parameter.In != "query" && a.Parameter.In != "querystring" {
			continue
		}
		dst = append(append(append(append(dst, a.Parameter.In...), ' '), a.Parameter.Name...), 0)
		switch v := a.Value.(type) {
		case string:
			dst = append(append(dst, '"'), v...)
		case json.Number:
			dst = append(dst, v...)
		default:
			dst = append(dst, sample.JSON(v)...)
		}
		dst = append(dst, 0)
	}
	return dst
}
