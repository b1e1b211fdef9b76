package answer

import (
	"maps"
	"net/http"
	"strings"

	"github.com/apisteward/steward/internal/etag"
	"github.com/apisteward/steward/internal/mock/intake"
)

// UnlessKnown returns an answer as it is, or 304 without its body where the
// consumer has it already by its entity tag (RFC 9110, section 13.1.2) and the
// document speaks of that: by the status, or by a parameter If-None-Match.
func (m *Maker) UnlessKnown(req *intake.Request, a *Answer) *Answer {
	tag := a.Header.Get("ETag")
	tags := strings.Join(req.Header.Values("If-None-Match"), ", ")
	if a.Status != http.StatusOK || tag == "" || tags == "" || req.Method != http.MethodGet && req.Method != http.MethodHead ||
		!etag.Matches(tags, tag) || !speaksOfTags(req) {
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

// speaksOfTags reports whether an operation can be asked for what has changed.
func speaksOfTags(req *intake.Request) bool {
	if req.Operation.Documents("304") || req.Operation.Documents("3XX") {
		return true
	}
	for _, p := range req.Operation.Parameters {
		if p.In == "header" && strings.EqualFold(p.Name, "If-None-Match") {
			return true
		}
	}
	return false
}
