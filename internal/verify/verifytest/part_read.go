package verifytest

import "net/http"

func partReadSwitches() []Switch {
	const get, head = "GET /parts/{partId}", "HEAD /parts/{partId}"
	return []Switch{
		{ID: "part-price-text", Check: "response-schema", Operation: get, Text: "the price is a string"},
		{ID: "part-null-weight", Check: "response-schema", Operation: get, Hard: true, Text: "a weight that is null is given as the text none"},
		{ID: "part-saddle", Check: "response-schema", Operation: get, Hard: true, Text: "the category saddle is spelled Saddle"},
		{ID: "part-dimensions-open", Check: "response-schema", Operation: get, Hard: true, Text: "dimensions, where there are any, have a property more than they may"},
		{ID: "part-cost", Check: "undocumented-property", Operation: get, Text: "what the part cost the workshop is given, too"},
		{ID: "part-no-etag", Check: "response-header", Operation: get, Text: "ETag is missing"},
		{ID: "part-never-304", Check: "conditional-read", Operation: get, Text: "If-None-Match is ignored"},
		{ID: "part-head-404", Check: "head-differs", Operation: head, Text: "HEAD does not find what GET finds"},
		{ID: "part-head-etag", Check: "head-differs", Operation: head, Text: "HEAD gives another entity tag than GET"},
	}
}

func (s *Server) getPart(a *ask) reply {
	p := s.part(a.params[0])
	if p == nil {
		return notFound()
	}
	tag := p.etag()
	if knows(a.Header.Get("If-None-Match"), tag) && !s.on("part-never-304") {
		return reply{status: http.StatusNotModified, header: header("ETag", tag)}
	}
	o := p.render()
	s.spoilPart(o)
	rep := ok(o).with("ETag", tag)
	if s.on("part-no-etag") {
		return rep.without("ETag")
	}
	return rep
}

func (s *Server) spoilPart(o object) {
	if s.on("part-price-text") {
		o["price"] = "EUR 1"
	}
	if s.on("part-null-weight") && o["weight_g"] == nil {
		o["weight_g"] = "none"
	}
	if s.on("part-saddle") && o["category"] == "saddle" {
		o["category"] = "Saddle"
	}
	if d, has := o["dimensions"].(map[string]any); has && s.on("part-dimensions-open") {
		o["dimensions"] = object{"width_mm": d["width_mm"], "height_mm": d["height_mm"], "depth_mm": 1}
	}
	if s.on("part-cost") {
		o["cost"] = 1.5
	}
}

// headPart says what reading would, but not how long it is (RFC 9110, 9.3.2).
func (s *Server) headPart(a *ask) reply {
	p := s.part(a.params[0])
	if p == nil || s.on("part-head-404") {
		return notFound()
	}
	tag := p.etag()
	if s.on("part-head-etag") {
		tag = `"head"`
	}
	return ok(object{}).with("ETag", tag)
}
