package verifytest

import (
	"net/http"
	"slices"
	"time"
)

// settling is how long it takes until a new booking is listed.
const settling = 100 * time.Millisecond

func bookingListSwitches() []Switch {
	const op = "GET /bookings"
	return []Switch{
		{ID: "bookings-any-token", Check: "security-not-enforced", Operation: op, Text: "any bearer token is taken"},
		{ID: "bookings-status-ignored", Check: "filter-ignored", Operation: op, Text: "the filter by status does nothing"},
		{ID: "bookings-from-any", Check: "invalid-request-accepted", Operation: op, Hard: true, Text: "from may be any string"},
		{ID: "bookings-to-ignored", Check: "filter-ignored", Operation: op, Hard: true, Text: "the last day of a period does nothing"},
		{ID: "bookings-not-listed", Check: "created-not-listed", Operation: op, Hard: true, Text: "a created booking without notes is never listed"},
		{ID: "bookings-request-id", Check: "response-header", Operation: op, Hard: true, Text: "X-Request-Id is no UUID"},
		{ID: "bookings-more", Check: "response-schema", Operation: op, Hard: true, Text: "has_more is missing on the last page"},
	}
}

func statuses() []string { return []string{"requested", "confirmed", "cancelled"} }

// bookingFilter is what a list of bookings was asked for.
type bookingFilter struct {
	owner    string
	statuses []string
	from, to string
}

func (s *Server) listBookings(a *ask) reply {
	q := newQuery(a)
	page, size := q.whole("page", 1, 100000, 1), q.whole("page_size", 1, 30, 10)
	f := bookingFilter{owner: a.person, statuses: q.split("status", ",", statuses()...), to: q.date("to")}
	if !s.on("bookings-from-any") || isDate(q.values.Get("from")) {
		f.from = q.date("from")
	}
	if refusal := q.refusal(); refusal != nil {
		return *refusal
	}
	found := s.bookingsWith(f)
	from := min((page-1)*size, len(found))
	to := min(from+size, len(found))
	items := []any{}
	for _, b := range found[from:to] {
		items = append(items, b.render())
	}
	o := object{"items": items, "page": page, "page_size": size, "has_more": to < len(found)}
	if s.on("bookings-more") && to == len(found) {
		delete(o, "has_more")
	}
	return reply{status: http.StatusOK, body: o, weak: true}
}

func (s *Server) bookingsWith(f bookingFilter) (found []*booking) {
	for _, b := range s.bookings {
		if b.owner == f.owner && s.listed(b) && s.chosen(b, f) {
			found = append(found, b)
		}
	}
	return found
}

func (s *Server) listed(b *booking) bool {
	if b.asked && b.data["notes"] == nil && s.on("bookings-not-listed") {
		return false
	}
	return !b.asked || s.without["settling"] || s.now().Sub(b.created) >= settling
}

func (s *Server) chosen(b *booking, f bookingFilter) bool {
	day, _ := b.data["starts_on"].(string)
	switch {
	case f.statuses != nil && !slices.Contains(f.statuses, b.status) && !s.on("bookings-status-ignored"):
	case f.from != "" && day < f.from:
	case f.to != "" && day > f.to && !s.on("bookings-to-ignored"):
	default:
		return true
	}
	return false
}
