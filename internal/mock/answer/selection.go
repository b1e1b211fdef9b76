package answer

import (
	"net/http"
	"strconv"

	"github.com/apisteward/steward/internal/fault"
)

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
	return s, p.noExample(c.Code)
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

// noExample says which examples there are instead: for a status, or 0 for any.
func (p *plan) noExample(code int) *Refusal {
	var names []string
	where := p.Name()
	for _, r := range p.responses {
		if code == 0 || r == p.response(code) {
			names = append(names, r.exampleNames()...)
		}
	}
	if code != 0 {
		where += " (" + strconv.Itoa(code) + ")"
	}
	return notDocumented("example", "%s documents no example of that name. It documents %s.", where, enumerated(names))
}

func notDocumented(place, text string, args ...any) *Refusal {
	e := fault.New(fault.Invalid, text, args...)
	e.Fields = []fault.Field{{Place: place, Detail: "names nothing that the document has"}}
	return &Refusal{http.StatusUnprocessableEntity, e}
}
