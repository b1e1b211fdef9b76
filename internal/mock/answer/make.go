package answer

import (
	"net/http"
	"slices"
	"strconv"

	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/mock/intake"
	"github.com/apisteward/steward/internal/mock/refusal"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/wire"
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

// content is what the body of a selection holds.
func (m *Maker) content(p *plan, s selection, req *intake.Request) content {
	switch {
	case s.md == nil:
		return content{}
	case s.example != "":
		return s.md.exampleNamed(s.example).content
	case !s.dynamic:
		if e := s.md.best(); e != nil {
			return e.content
		}
	}
	if s.code >= http.StatusBadRequest && !s.dynamic {
		return m.refusalOf(s.md, &refusal.Reason{Error: chosen(), Status: s.code, Path: req.URL.EscapedPath(), Method: req.Method})
	}
	given := string(appendArguments(nil, req))
	return m.made(p, s.md, req, m.seedFor(p.Operation, s.code, s.md.Type, given))
}

// chosen is what an error says that somebody wants to see.
func chosen() *fault.Error {
	return fault.New(fault.Unavailable, "Nothing is wrong: this answer was asked for by its status.")
}

// answer puts an answer together. at and host are where the request went: see
// outgoing.
func (m *Maker) answer(p *plan, s selection, c content, at, host string) *Answer {
	a := &Answer{Status: s.code, Header: http.Header{}}
	if s.response == nil {
		a.Warnings = []string{p.Name() + " documents no response " + strconv.Itoa(s.code) + "."}
		if len(p.responses) == 0 {
			a.Warnings[0] = p.Name() + " documents no response that can be sent."
		}
		return a
	}
	a.Response = s.Response
	if s.md != nil {
		m.fill(a, s.md, c)
	} else if len(s.media) > 0 {
		a.Warnings = append(a.Warnings, p.Name()+" documents content for "+strconv.Itoa(s.code)+", which never has any (RFC 9110).")
	}
	for name, values := range p.life {
		a.Header[name] = slices.Clone(values)
	}
	out := &outgoing{
		op: p.Operation, code: s.code, body: a.Body, at: at, host: host, item: p.item, made: c.value,
		seed: m.seedFor(p.Operation, s.code, "headers", ""),
	}
	a.Warnings = append(a.Warnings, m.headers(a.Header, s.response, out)...)
	if len(s.media) > 1 && s.md != nil && a.Header.Get("Vary") == "" {
		a.Header.Set("Vary", "Accept")
	}
	return a
}

// fill writes the body of an answer.
func (m *Maker) fill(a *Answer, md *media, c content) {
	a.Warnings = append(a.Warnings, c.warnings...)
	body, contentType, flaw := m.write(md, c)
	if flaw != "" {
		a.Warnings = append(a.Warnings, flaw)
	}
	if contentType != "" {
		a.Body = body
		a.Header.Set("Content-Type", wire.Field(contentType))
	}
}
