package verifytest

import (
	"encoding/json"
	"fmt"
	"net/http"
)

func partCreateSwitches() []Switch {
	const post = "POST /parts"
	return []Switch{
		{ID: "part-price-negative", Check: "invalid-request-accepted", Operation: post, Text: "a negative price is taken"},
		{ID: "part-price-limit", Check: "invalid-request-accepted", Operation: post, Hard: true, Text: "a price of 10000, which is excluded, is taken"},
		{ID: "part-name-61", Check: "invalid-request-accepted", Operation: post, Hard: true, Text: "a name may have a character more than it may"},
		{ID: "part-sku-pattern", Check: "invalid-request-accepted", Operation: post, Text: "a sku may be any string"},
		{ID: "part-tags-twice", Check: "invalid-request-accepted", Operation: post, Hard: true, Text: "a tag may be given twice"},
		{ID: "part-open", Check: "invalid-request-accepted", Operation: post, Text: "unknown properties are taken, although none are allowed"},
		{ID: "part-released-any", Check: "invalid-request-accepted", Operation: post, Text: "released may be any string"},
		{ID: "part-any-type", Check: "unsupported-media-type", Operation: post, Text: "a body of any media type is taken"},
		{ID: "part-stock-full", Check: "server-error", Operation: post, Hard: true, Text: "the greatest stock is answered with 500"},
		{ID: "part-stock-none", Check: "valid-request-refused", Operation: post, Hard: true, Text: "a stock of 0 is refused"},
		{ID: "part-untitled-error", Check: "error-body", Operation: post, Hard: true, Text: "the title of an error is missing"},
		{ID: "part-location-elsewhere", Check: "wrong-location", Operation: post, Text: "Location leads nowhere"},
		{ID: "part-no-location", Check: "response-header", Operation: post, Text: "Location is missing"},
		{ID: "part-chain-lost", Check: "created-not-readable", Operation: post, Hard: true, Text: "parts of the category chain are not kept"},
	}
}

func (s *Server) relaxPart(f fields) {
	if s.on("part-price-negative") {
		f["price"] = number(span{below: "10000", step: "0.01"})
	}
	if s.on("part-price-limit") {
		f["price"] = number(span{least: "0", most: "10000", step: "0.01"})
	}
	if s.on("part-name-61") {
		f["name"] = text(1, 61)
	}
	if s.on("part-sku-pattern") {
		f["sku"] = text(0, 1000)
	}
	if s.on("part-tags-twice") {
		f["tags"] = listOf(5, form(isTag))
	}
	if s.on("part-released-any") {
		f["released"] = text(0, 1000)
	}
	if s.on("part-stock-none") {
		f["stock"] = whole(1, 100000)
	}
}

// cleanPart makes a part right that was taken although it is not, so that its
// answer conforms.
func (s *Server) cleanPart(data object) {
	spare := object{
		"sku": fmt.Sprintf("XX-%04d", s.sequence), "name": "Too long", "price": json.Number("1"),
		"tags": []any{}, "released": "2025-01-01", "stock": json.Number("0"),
	}
	for name, check := range partFields() {
		if value, given := data[name]; given && check("", value) != nil {
			data[name] = spare[name]
		}
	}
}

func (s *Server) createPart(a *ask) reply {
	media := []string{"application/json"}
	if s.on("part-any-type") {
		media = append(media, a.media())
	}
	data, refusal := a.input(s.partRule(), media...)
	if refusal != nil {
		return s.untitled(*refusal)
	}
	if s.on("part-stock-full") && integer(data["stock"]) == 100000 {
		return problem(http.StatusInternalServerError, "Something went wrong")
	}
	s.cleanPart(data)
	if s.partWithSKU(data["sku"]) != nil {
		return problem(http.StatusConflict, "There is a part with this sku")
	}
	p := s.addPart("", data)
	p.asked = true
	if s.on("part-chain-lost") && data["category"] == "chain" {
		s.parts = s.parts[:len(s.parts)-1]
	}
	return s.createdPart(a, p)
}

// createdPart answers with an absolute address, as one may.
func (s *Server) createdPart(a *ask, p *part) reply {
	rep := created("http://"+a.Host+p.place(), p.render()).with("ETag", p.etag())
	if s.on("part-location-elsewhere") {
		rep = rep.with("Location", "/parts/new-"+p.data["sku"].(string))
	}
	if s.on("part-no-location") {
		rep = rep.without("Location")
	}
	return rep
}

func (s *Server) untitled(rep reply) reply {
	if o, isObject := rep.body.(object); isObject && s.on("part-untitled-error") && rep.status == http.StatusUnprocessableEntity {
		delete(o, "title")
	}
	return rep
}
