package answer

import (
	"encoding/json"
	"hash/maphash"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/mock/intake"
	"github.com/apisteward/steward/internal/sample"
)

const (
	keptBytes   = 16 << 20 // of all answers that are kept together, and of all values
	largestKept = 1 << 20  // of one body
	keptExtra   = 1 << 10  // what an answer takes besides its body
	valueSize   = 6        // bytes of a value for one that it has in a body
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
	key, at, host := m.key(p, s, req)
	a, err := m.answers.Get(key, func() (*Answer, int64, error) {
		a := m.answer(p, s, m.content(p, s, req), at, host)
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

// key returns what an answer follows from, and where the request went if that
// is part of it.
func (m *Maker) key(p *plan, s selection, req *intake.Request) (key keptKey, at, host string) {
	var space [256]byte
	given := space[:0]
	if s.follows() {
		given = appendArguments(given, req)
	}
	if s.response != nil && s.located {
		at, host = address(req.Request)
		given = append(append(append(given, at...), 0), host...)
	}
	return keptKey{p.Operation, s.code, s.md, s.example, s.dynamic, maphash.Bytes(m.hash, given)}, at, host
}

// keptContent is what the body of a selection holds, made as seldom as kept
// makes an answer.
func (m *Maker) keptContent(p *plan, s selection, req *intake.Request) content {
	if !s.follows() {
		return m.content(p, s, req)
	}
	key, _, _ := m.key(p, s, req)
	c, _ := m.contents.Get(key, func() (content, int64, error) {
		c := m.content(p, s, req)
		return c, int64(valueSize*len(sample.JSON(c.value)) + keptExtra), nil
	})
	return c
}

// follows reports whether the body follows from the arguments of the request:
// what is made does, and examples do not.
func (s *selection) follows() bool {
	return s.md != nil && s.example == "" && (s.dynamic || s.md.best() == nil)
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
