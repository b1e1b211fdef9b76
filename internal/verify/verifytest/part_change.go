package verifytest

import (
	"encoding/json"
	"maps"
	"net/http"
)

func partChangeSwitches() []Switch {
	const put, patch = "PUT /parts/{partId}", "PATCH /parts/{partId}"
	return []Switch{
		{ID: "part-put-forgets", Check: "update-not-kept", Operation: put, Text: "the new name is answered, but not kept"},
		{ID: "part-no-precondition", Check: "conditional-write", Operation: put, Text: "If-Match may be missing"},
		{ID: "part-if-match-ignored", Check: "conditional-write", Operation: patch, Hard: true, Text: "an outdated If-Match is ignored, only in PATCH"},
		{ID: "part-etag-kept", Check: "conditional-read", Operation: "GET /parts/{partId}", Hard: true, Text: "the entity tag outlives a PATCH, so that a changed part is answered with 304"},
		{ID: "part-patch-null", Check: "update-not-kept", Operation: patch, Hard: true, Text: "null does not take a weight away"},
		{ID: "part-patch-stock", Check: "invalid-request-accepted", Operation: patch, Hard: true, Text: "a negative stock is taken, only in PATCH"},
		{ID: "part-patch-editor", Check: "undocumented-property", Operation: patch, Hard: true, Text: "who changed it is given, only in PATCH"},
		{ID: "part-patch-date", Check: "valid-request-refused", Operation: patch, Hard: true, Text: "null is refused for released"},
	}
}

func (s *Server) replacePart(a *ask) reply {
	p := s.part(a.params[0])
	if p == nil {
		return notFound()
	}
	f := partFields()
	data, refusal := a.input(record([]string{"sku", "name", "category", "price"}, true, f), "application/json")
	if refusal != nil {
		return *refusal
	}
	if refusal := s.precondition(a, p); refusal != nil {
		return *refusal
	}
	if other := s.partWithSKU(data["sku"]); other != nil && other != p {
		return problem(http.StatusConflict, "There is a part with this sku")
	}
	name := p.data["name"]
	s.change(p, data)
	rep := ok(p.render()).with("ETag", p.etag())
	if s.on("part-put-forgets") {
		p.data = maps.Clone(p.data)
		p.data["name"] = name
	}
	return rep
}

// precondition answers a request to replace a part that was not read before, or
// changed since (RFC 6585, 3; RFC 9110, 13.1.1).
func (s *Server) precondition(a *ask, p *part) *reply {
	if a.Header.Get("If-Match") == "" && a.Method == http.MethodPut && !s.on("part-no-precondition") {
		rep := problem(http.StatusPreconditionRequired, "If-Match is missing")
		return &rep
	}
	if field := a.Header.Get("If-Match"); field != "" && !matches(field, p.etag()) {
		rep := problem(http.StatusPreconditionFailed, "It was changed since")
		return &rep
	}
	return nil
}

func (s *Server) updatePart(a *ask) reply {
	p := s.part(a.params[0])
	if p == nil {
		return notFound()
	}
	patch, refusal := a.input(s.patchRule(), "application/merge-patch+json")
	if refusal != nil {
		return *refusal
	}
	if refusal := s.precondition(a, p); refusal != nil && !s.on("part-if-match-ignored") {
		return *refusal
	}
	if value, given := patch["released"]; given && value == nil && s.on("part-patch-date") {
		return unprocessable(wrong("/released", "is no date"))
	}
	if integer(patch["stock"]) < 0 {
		patch["stock"] = json.Number("0") // taken, and yet not kept
	}
	revision := p.revision
	s.change(p, s.merge(p.data, patch))
	if s.on("part-etag-kept") {
		p.revision = revision
	}
	o := p.render()
	if s.on("part-patch-editor") {
		o["edited_by"] = a.person
	}
	return ok(o).with("ETag", p.etag())
}

// merge applies a merge patch (RFC 7396, 2).
func (s *Server) merge(data, patch object) object {
	merged := maps.Clone(data)
	for name, value := range patch {
		switch {
		case value == nil && name == "weight_g" && s.on("part-patch-null"):
		case value == nil:
			delete(merged, name)
		default:
			merged[name] = value
		}
	}
	return merged
}
