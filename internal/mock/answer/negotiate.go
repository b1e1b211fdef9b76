package answer

import (
	"net/http"

	"github.com/apisteward/steward/internal/fault"
)

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
	weight, closeness := 0, notNamed
	for _, md := range offers {
		w, near := md.offered.weigh(ranges)
		if w > weight || w == weight && w > 0 && near > closeness {
			s.md, weight, closeness = md, w, near
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
