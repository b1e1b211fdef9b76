package answer

import (
	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/mock/intake"
)

// Refusal is why a request gets none of the answers that it could: the status
// that says so, and the reason.
type Refusal struct {
	Status int // 406 where nothing that is documented is acceptable, else 422
	Fault  *fault.Error
}

// Usual returns what the document says is answered to a request: the status
// that is chosen, or else the most usual one; the example that is chosen, the
// first that its schema lets through, or else a value that is made, in the media
// type that the request likes best. The same request has the same answer, which
// may be shared.
//
// It is refused with 422 when the document does not have what is chosen, and
// with 406 when no media type of a success is acceptable.
func (m *Maker) Usual(req *intake.Request, c Choice) (*Answer, *Refusal) {
	p := m.plan(req.Operation)
	s, refusal := p.chosen(c)
	if refusal != nil {
		return nil, refusal
	}
	if refusal := s.negotiate(p, req.Header["Accept"]); refusal != nil {
		return nil, refusal
	}
	a := m.asRead(p, m.kept(p, s, req), req)
	if c.Applied != "" {
		a = a.applied(c)
	}
	return a, nil
}

// applied is an answer that says which preferences it follows.
func (a *Answer) applied(c Choice) *Answer {
	other := *a
	other.Header = a.Header.Clone()
	other.Header.Set("Preference-Applied", c.Applied)
	other.Header.Add("Vary", "Prefer")
	return &other
}
