package verifytest

import (
	"cmp"
	"fmt"
	"slices"
)

func partListSwitches() []Switch {
	const list = "GET /parts"
	return []Switch{
		{ID: "parts-limit-ignored", Check: "pagination-limit", Operation: list, Text: "a page has 20 parts whatever the limit"},
		{ID: "parts-page-overlap", Check: "pagination-repeats", Operation: list, Text: "a page begins with the last part of the page before"},
		{ID: "parts-page-gap", Check: "pagination-skips", Operation: list, Text: "a part between two pages is on neither"},
		{ID: "parts-category-ignored", Check: "filter-ignored", Operation: list, Text: "the filter by category does nothing"},
		{ID: "parts-price-later", Check: "filter-ignored", Operation: list, Hard: true, Text: "max_price holds on the first page only"},
		{ID: "parts-out-of-stock", Check: "filter-ignored", Operation: list, Hard: true, Text: "in_stock=false does nothing"},
		{ID: "parts-any-tag", Check: "filter-ignored", Operation: list, Hard: true, Text: "a part with one of several tags is listed"},
		{ID: "parts-sort-descending", Check: "sort-ignored", Operation: list, Hard: true, Text: "-price sorts as price does"},
		{ID: "parts-sort-accents", Check: "sort-ignored", Operation: list, Hard: true, Text: "É is sorted as E is, and not by its code point"},
		{ID: "parts-two-filters", Check: "server-error", Operation: list, Hard: true, Text: "min_price and in_stock together are answered with 500"},
		{ID: "parts-total-text", Check: "response-header", Operation: list, Text: "X-Total-Count is no number"},
		{ID: "parts-limit-51", Check: "invalid-request-accepted", Operation: list, Hard: true, Text: "a limit of 51 is taken"},
		{ID: "parts-none-null", Check: "response-schema", Operation: list, Hard: true, Text: "the items of an empty page are null"},
		{ID: "parts-not-listed", Check: "created-not-listed", Operation: list, Text: "a created part can be read, but is not listed"},
	}
}

// partFilter is what a list of parts was asked for.
type partFilter struct {
	limit    int
	cursor   cursor
	category string
	min, max *float64
	stocked  *bool
	tags     []string
	sort     string
}

func (s *Server) partFilter(q *query) partFilter {
	f := partFilter{limit: q.whole("limit", 1, 50, 20), category: q.choice("category", categories()...)}
	if s.on("parts-limit-51") && q.values.Get("limit") == "51" {
		q.wrong, f.limit = nil, 50
	}
	if n, given := q.number("min_price"); given {
		f.min = &n
	}
	if n, given := q.number("max_price"); given {
		f.max = &n
	}
	if on, given := q.flag("in_stock"); given {
		f.stocked = &on
	}
	f.tags = q.values["tag"]
	if len(f.tags) > 3 || slices.ContainsFunc(f.tags, func(t string) bool { return !isTag(t) }) {
		q.fault("tag has another length")
	}
	f.sort = q.choice("sort", "name", "-name", "price", "-price")
	if q.has("cursor") {
		f.cursor = readCursor(q, f.sort)
	}
	return f
}

func (s *Server) listParts(a *ask) reply {
	s.receiveOthers()
	q := newQuery(a)
	f := s.partFilter(q)
	if refusal := q.refusal(); refusal != nil {
		return *refusal
	}
	if s.on("parts-two-filters") && f.min != nil && f.stocked != nil {
		return problem(500, "Something went wrong")
	}
	found := s.partsWith(f)
	total := len(found)
	page, next := s.pageOfParts(found, f)
	rep := reply{status: 200, body: page, weak: true}
	if next != nil {
		page["next_cursor"] = next.String()
	}
	if s.on("parts-total-text") {
		return rep.with("X-Total-Count", "many")
	}
	return rep.with("X-Total-Count", fmt.Sprint(total))
}

// partsWith returns the parts that fit a filter, sorted.
func (s *Server) partsWith(f partFilter) []*part {
	found := slices.DeleteFunc(slices.Clone(s.parts), func(p *part) bool {
		return !s.fits(p, f) || p.asked && s.on("parts-not-listed")
	})
	if f.sort == "-price" && s.on("parts-sort-descending") {
		f.sort = "price"
	}
	slices.SortFunc(found, func(a, b *part) int { return s.key(a).compare(s.key(b), f.sort) })
	return found
}

func (s *Server) fits(p *part, f partFilter) bool {
	price := float(p.data["price"])
	later := s.on("parts-price-later") && f.cursor.N > 0
	switch {
	case f.category != "" && p.data["category"] != f.category && !s.on("parts-category-ignored"):
	case f.min != nil && price < *f.min:
	case f.max != nil && price > *f.max && !later:
	case f.stocked != nil && *f.stocked != (integer(p.data["stock"]) > 0) && (*f.stocked || !s.on("parts-out-of-stock")):
	default:
		return s.tagged(p, f.tags)
	}
	return false
}

func (s *Server) tagged(p *part, tags []string) bool {
	own, _ := p.data["tags"].([]any)
	missing := func(tag string) bool { return !slices.Contains(own, any(tag)) }
	if s.on("parts-any-tag") && len(tags) > 1 {
		return slices.ContainsFunc(tags, func(tag string) bool { return !missing(tag) })
	}
	return !slices.ContainsFunc(tags, missing)
}

// pageOfParts cuts a page out of what was found, and says where the next begins.
func (s *Server) pageOfParts(found []*part, f partFilter) (object, *cursor) {
	if f.cursor.N > 0 {
		i, _ := slices.BinarySearchFunc(found, f.cursor, func(p *part, c cursor) int {
			return cmp.Or(s.key(p).compare(c, f.sort), -1)
		})
		if s.on("parts-page-overlap") && i > 0 {
			i--
		}
		if s.on("parts-page-gap") {
			i = min(i+1, len(found))
		}
		found = found[i:]
	}
	if s.on("parts-limit-ignored") {
		f.limit = 20
	}
	page := found[:min(f.limit, len(found))]
	items := make([]any, 0, len(page))
	for _, p := range page {
		items = append(items, p.render())
	}
	o := object{"items": items}
	if len(items) == 0 && s.on("parts-none-null") {
		o["items"] = nil
	}
	if len(page) == len(found) {
		return o, nil
	}
	next := s.key(page[len(page)-1])
	next.Sort = f.sort
	return o, &next
}
