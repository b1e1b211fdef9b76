package answer

import (
	"github.com/apisteward/steward/internal/mock/intake"
	"github.com/apisteward/steward/internal/sample"
)

// With returns an answer of a status whose body holds a value, in the media type
// that the request likes best and with the documented headers. A value that the
// document does not let through is sent as it is, with a warning; but for nil,
// where that is not let through, stands what Usual sends. Statuses that never
// have a body, and responses that document none, leave the value out.
//
// It is refused with 406 when no media type of a success is acceptable.
func (m *Maker) With(req *intake.Request, status int, v any) (*Answer, *Refusal) {
	p := m.plan(req.Operation)
	s := selection{response: p.response(status), code: status}
	if refusal := s.negotiate(p, req.Header["Accept"]); refusal != nil {
		return nil, refusal
	}
	if s.response == nil {
		a := m.answer(p, s, content{}, "", "")
		if v != nil && !bodiless(status) {
			a.Body = sample.JSON(v)
			a.Header.Set("Content-Type", "application/json")
		}
		return a, nil
	}
	var c content
	if s.md != nil {
		if c = m.valued(s.md, v, "The body"); v == nil && c.soundness != sound {
			c = m.keptContent(p, s, req)
		}
	}
	at, host := address(req.Request)
	return m.answer(p, s, c, at, host), nil
}

// Value returns the value that Usual sends with a status, 0 for the usual one,
// to a request that takes any media type; ok is false where there is no such
// response, it has no content, or that is text that cannot be read. The value is
// shared, and must not be changed.
func (m *Maker) Value(req *intake.Request, status int) (v any, ok bool) {
	p := m.plan(req.Operation)
	s, refusal := p.chosen(Choice{Code: status})
	if refusal != nil || s.negotiate(p, nil) != nil || s.md == nil {
		return nil, false
	}
	c := m.keptContent(p, s, req)
	if c.isText && (s.md.notation == inXML || s.md.notation == inEvents) {
		return nil, false
	}
	return c.value, c.soundness != broken || c.value != nil
}
