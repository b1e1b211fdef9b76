package verifytest

import (
	"fmt"
	"strings"
)

func reviewListSwitches() []Switch {
	const op = "GET /parts/{partId}/reviews"
	return []Switch{
		{ID: "reviews-third", Check: "response-schema", Operation: op, Hard: true, Text: "the rating of the third review of a page is 6"},
		{ID: "reviews-next-again", Check: "pagination-repeats", Operation: op, Hard: true, Text: "the link to the next page leads to the same page from the second one on"},
		{ID: "reviews-next-skips", Check: "pagination-skips", Operation: op, Hard: true, Text: "the link to the next page leaves a page out"},
		{ID: "reviews-per-page", Check: "pagination-limit", Operation: op, Hard: true, Text: "per_page=1 gives two"},
	}
}

func (s *Server) listReviews(a *ask) reply {
	p := s.part(a.params[0])
	if p == nil {
		return notFound()
	}
	q := newQuery(a)
	page, size := q.whole("page", 1, 100000, 1), q.whole("per_page", 1, 20, 5)
	if refusal := q.refusal(); refusal != nil {
		return *refusal
	}
	var kept []*review
	for _, r := range p.reviews {
		if !r.deleted || s.on("review-delete-listed") {
			kept = append(kept, r)
		}
	}
	from := min((page-1)*size, len(kept))
	to := min(from+size, len(kept))
	links := s.links(p, page, size, to < len(kept))
	if s.on("reviews-per-page") && size == 1 {
		to = min(from+2, len(kept))
	}
	rep := reply{status: 200, body: s.renderReviews(kept[from:to]), weak: true}
	if links == "" {
		return rep
	}
	return rep.with("Link", links)
}

func (s *Server) renderReviews(reviews []*review) []any {
	items := []any{}
	for i, r := range reviews {
		o := r.render()
		if i == 2 && s.on("reviews-third") {
			o["rating"] = 6
		}
		items = append(items, o)
	}
	return items
}

// links names the pages beside a page (RFC 8288), relative to the list.
func (s *Server) links(p *part, page, size int, more bool) string {
	var links []string
	link := func(page int, relation string) {
		links = append(links, fmt.Sprintf(`<%s/reviews?per_page=%d&page=%d>; rel=%s`, p.place(), size, page, relation))
	}
	if page > 1 {
		link(page-1, "prev")
	}
	next := page + 1
	switch {
	case s.on("reviews-next-again") && page > 1:
		next = page
	case s.on("reviews-next-skips"):
		next++
	}
	if more {
		link(next, `"next"`)
	}
	return strings.Join(links, ", ")
}
