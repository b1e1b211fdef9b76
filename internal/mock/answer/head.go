package answer

import (
	"maps"
	"net/http"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/mock/intake"
)

// readsOf returns the GET of each path that has one.
func readsOf(doc *contract.Document) map[string]*contract.Operation {
	reads := map[string]*contract.Operation{}
	for _, op := range doc.Operations() {
		if op.Method == http.MethodGet {
			reads[op.Path] = op
		}
	}
	return reads
}

// asRead gives the answer to a HEAD of which no content is documented what GET
// sends: the body, which is not sent but has a length and a type, and the values
// of the headers that both have (RFC 9110, section 9.3.2).
func (m *Maker) asRead(p *plan, a *Answer, req *intake.Request) *Answer {
	if p.Method != http.MethodHead || a.Body != nil || bodiless(a.Status) {
		return a
	}
	read := m.reads()[p.Path]
	if read == nil {
		return a
	}
	other := m.plan(read)
	s := selection{response: other.response(a.Status), code: a.Status}
	if refusal := s.negotiate(other, req.Header["Accept"]); refusal != nil || s.md == nil {
		return a
	}
	got := m.kept(other, s, &intake.Request{Request: req.Request, Operation: read, Arguments: req.Arguments})
	both := *a
	both.Body, both.Header = got.Body, maps.Clone(a.Header)
	for name, values := range got.Header {
		if _, has := a.Header[name]; has || name == "Content-Type" {
			both.Header[name] = values
		}
	}
	return &both
}
