package answer

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/mock/refusal"
	"github.com/apisteward/steward/internal/sample"
)

// Refuse returns the answer to a request that is not answered as it wants: in
// the shape that the operation documents for the status, or for one that says
// the same, its range or "default". Then its status is the documented one, and
// a response without content stays without. Where nothing is documented, and
// where there is no operation, it is a problem (RFC 9457).
//
// The body is what the document promises, with what the error says wherever its
// schema has room for it. It never holds what was submitted but for names and
// the path.
func (m *Maker) Refuse(op *contract.Operation, r *http.Request, status int, e *fault.Error) *Answer {
	if op == nil {
		return problem(status, e, nil)
	}
	p := m.plan(op)
	documented, status := p.refusal(status)
	if documented == nil {
		return problem(status, e, p.life)
	}
	s := selection{response: documented, code: status}
	at, host := address(r)
	var c content
	if md := documented.refusedAs(r.Header["Accept"]); md != nil && !bodiless(status) {
		s.md = md.saying()
		c = m.refusalOf(s.md, &refusal.Reason{Error: e, Status: status, Path: at, Method: r.Method})
	}
	return m.answer(p, s, c, at, host)
}

// problem is an error in Steward's own shape, with some headers.
func problem(status int, e *fault.Error, headers http.Header) *Answer {
	h := headers.Clone()
	if h == nil {
		h = http.Header{}
	}
	h.Set("Content-Type", refusal.ProblemType)
	return &Answer{Status: status, Header: h, Body: sample.JSON(refusal.Problem(status, e))}
}

// standIns are statuses that say the same to a caller.
func standIns(status int) int {
	switch status {
	case http.StatusBadRequest:
		return http.StatusUnprocessableEntity
	case http.StatusUnprocessableEntity:
		return http.StatusBadRequest
	case http.StatusUnauthorized:
		return http.StatusForbidden
	case http.StatusForbidden:
		return http.StatusUnauthorized
	}
	return 0
}

// refusal returns what documents an error, and the status that it is sent with;
// nil for nothing.
func (p *plan) refusal(status int) (*response, int) {
	found := p.response(status)
	if found != nil && found.Status == strconv.Itoa(status) {
		return found, status
	}
	if other := standIns(status); other != 0 {
		if r := p.response(other); r != nil && r.Status == strconv.Itoa(other) {
			return r, other
		}
	}
	return found, status
}

// refusedAs chooses the media type of an error: one that the caller takes,
// problems and other JSON first; nil where the response has no content. A
// caller that takes none of them gets one all the same.
func (r *response) refusedAs(accept []string) *media {
	ranges := acceptOf(accept)
	var best *media
	most := -1
	for _, md := range r.media {
		if md.sent == "" {
			continue
		}
		rank := 0
		if weight, _ := md.offered.weigh(ranges); weight > 0 {
			rank += 4
		}
		switch {
		case strings.HasPrefix(md.essence, "application/problem+"):
			rank += 2
		case md.notation == inJSON:
			rank++
		}
		if rank > most {
			best, most = md, rank
		}
	}
	return best
}

// saying is a media type in which an error can be said: JSON where the document
// has none. Documents that know no media types by response (Swagger 2.0) name
// those of files and streams for their errors too.
func (md *media) saying() *media {
	if md.notation != inBytes && md.notation != inUnknown && md.notation != inEvents {
		return md
	}
	other := *md
	other.sent, other.essence, other.notation = "application/json", "application/json", inJSON
	other.flaw = "The error is sent as JSON: " + quoted(md.Type) + " cannot say what is wrong."
	other.best = func() *example { return nil }
	return &other
}
