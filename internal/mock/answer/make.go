package answer

import (
	"net/http"
	"slices"
	"strconv"

	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/mock/intake"
	"github.com/apisteward/steward/internal/mock/refusal"
	"github.com/apisteward/steward/internal/wire"
)

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
