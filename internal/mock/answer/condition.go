package answer

import (
	"maps"
	"net/http"
	"strings"

	"github.com/apisteward/steward/internal/etag"
	"github.com/apisteward/steward/internal/mock/intake"
)

// UnlessKnown returns an answer as it is, or 304 without its body where the
// consumer has it already by its entity tag (RFC 9110, section 13.1.2). A
// document that has the tag need not speak of the rest.
func (m *Maker) UnlessKnown(req *intake.Request, a *Answer) *Answer {
	tag := a.Header.Get("ETag")
	tags := strings.Join(req.Header.Values("If-None-Match"), ", ")
	if a.Status != http.StatusOK || tag == "" || tags == "" || req.Method != http.MethodGet && req.Method != http.MethodHead ||
		!etag.Matches(tags, tag) {
		return a
	}
	same := &Answer{Status: http.StatusNotModified}
	if made, refusal := m.With(req, http.StatusNotModified, nil); refusal == nil && made.Response != nil && made.Response.Status[0] == '3' {
		*same = *made
		same.Body = nil
	}
	if same.Header = maps.Clone(same.Header); same.Header == nil {
		same.Header = http.Header{}
	}
	same.Header.Set("ETag", tag)
	return same
}
