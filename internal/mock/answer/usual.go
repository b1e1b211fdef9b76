package answer

import (
	"net/http"
	"strings"

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
	a := m.kept(p, s, req)
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

// selection is the answer that was chosen among those that are documented.
type selection struct {
	*response        // nil for one that is not documented
	code      int    // status
	example   string // name of the example, or ""
	dynamic   bool
	md        *media // nil for no body
}

// chosen finds what is chosen among what the document has.
func (p *plan) chosen(c Choice) (selection, *Refusal) {
	s := selection{code: c.Code, example: c.Example, dynamic: c.Dynamic}
	switch {
	case c.Example != "" && c.Dynamic:
		return s, notDocumented("example", "A value that is made (dynamic) is no documented example: choose one of the two.")
	case c.Code != 0:
		if s.response = p.response(c.Code); s.response == nil {
			return s, notDocumented("code", "%s documents no %d. It documents %s.", p.Name(), c.Code, p.documented())
		}
	default:
		s.response, s.code = p.usual()
	}
	if c.Example == "" || s.has(c.Example) {
		return s, nil
	}
	if c.Code == 0 {
		for _, r := range p.responses {
			if code := sent(r.Status); code != 0 && r.has(c.Example) {
				s.response, s.code = r, code
				return s, nil
			}
		}
	}
	return s, p.noExample(s)
}

// has reports whether a response has an example of that name.
func (r *response) has(example string) bool {
	if r == nil {
		return false
	}
	for _, md := range r.media {
		if md.exampleNamed(example) != nil {
			return true
		}
	}
	return false
}

// noExample says which examples there are instead.
func (p *plan) noExample(s selection) *Refusal {
	var names []string
	where := p.Name()
	for _, r := range p.responses {
		if s.response == nil || s.Status == r.Status {
			names = append(names, r.exampleNames()...)
		}
	}
	if s.response != nil {
		where += " (" + s.Status + ")"
	}
	return notDocumented("example", "%s documents no example of that name. It documents %s.", where, enumerated(names))
}

func notDocumented(place, text string, args ...any) *Refusal {
	e := fault.New(fault.Invalid, text, args...)
	e.Fields = []fault.Field{{Place: place, Detail: "names nothing that the document has"}}
	return &Refusal{http.StatusUnprocessableEntity, e}
}

// negotiate chooses the media type that a request likes best (RFC 9110, section
// 12.5.1), and of those it likes alike the one that it names most closely, or
// that comes first. An error is sent in any case (section 15.5.7).
func (s *selection) negotiate(p *plan, accept []string) *Refusal {
	if s.response == nil || bodiless(s.code) {
		return nil
	}
	offers := s.media
	if s.example != "" {
		offers = withExample(offers, s.example)
	}
	if len(offers) == 0 {
		return nil
	}
	if len(accept) == 0 || len(accept) == 1 && accept[0] == "*/*" {
		s.md = offers[0]
		return nil
	}
	ranges := acceptOf(accept)
	weight, specific := 0, 0
	for _, md := range offers {
		w, near := md.offered.weigh(ranges)
		if w > weight || w == weight && w > 0 && near > specific {
			s.md, weight, specific = md, w, near
		}
	}
	switch {
	case s.md != nil:
		return nil
	case s.code >= 400:
		s.md = offers[0]
		return nil
	}
	e := fault.New(fault.Unsupported, "None of the media types of %s is acceptable. It documents %s for %s.", p.Name(), s.mediaTypes(), s.Status)
	e.Fields = []fault.Field{{Place: "header Accept", Detail: "asks for no media type that the document has"}}
	return &Refusal{http.StatusNotAcceptable, e}
}

func withExample(offers []*media, name string) []*media {
	var list []*media
	for _, md := range offers {
		if md.exampleNamed(name) != nil {
			list = append(list, md)
		}
	}
	return list
}

// address is the path that a request went to, encoded, and the host before it.
// The path begins with one slash, since two would be the name of a host.
func address(r *http.Request) (at, host string) {
	at, _, _ = strings.Cut(r.RequestURI, "?")
	if !strings.HasPrefix(at, "/") {
		at = r.URL.EscapedPath()
	}
	at = linkTarget("/" + strings.TrimLeft(at, "/"))
	if at == "" {
		at = "/"
	}
	scheme := "http"
	if r.TLS != nil {
		scheme = "https"
	}
	return at, scheme + "://" + r.Host
}
