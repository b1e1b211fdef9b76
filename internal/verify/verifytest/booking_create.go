package verifytest

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"
)

func bookingCreateSwitches() []Switch {
	const op = "POST /bookings"
	return []Switch{
		{ID: "booking-voucher-200", Check: "undocumented-status", Operation: op, Hard: true, Text: "what is paid by voucher is answered with 200 instead of 201"},
		{ID: "booking-no-channel", Check: "invalid-request-accepted", Operation: op, Text: "the header X-Channel may be missing"},
		{ID: "booking-net-days", Check: "invalid-request-accepted", Operation: op, Hard: true, Text: "the days of an invoice may be no multiple of 5"},
		{ID: "booking-any-date", Check: "invalid-request-accepted", Operation: op, Text: "starts_on may be any string"},
		{ID: "booking-quantity", Check: "invalid-request-accepted", Also: "response-schema", Operation: op, Hard: true, Text: "a part may be booked 0 times, and is answered so"},
		{ID: "booking-null-notes", Check: "valid-request-refused", Operation: op, Hard: true, Text: "null is refused for notes"},
		{ID: "booking-unicode", Check: "server-error", Operation: op, Hard: true, Text: "notes with a character outside ASCII are answered with 500"},
		{ID: "booking-phone", Check: "no-response", Operation: op, Hard: true, Text: "the connection breaks for the channel phone"},
		{ID: "booking-status", Check: "read-only-written", Operation: op, Hard: true, Text: "the status is taken from the client"},
		{ID: "booking-location", Check: "response-header", Operation: op, Hard: true, Text: "Location is missing where notes are given"},
	}
}

func (s *Server) createBooking(a *ask) reply {
	channel := a.Header.Get("X-Channel")
	if !slices.Contains([]string{"web", "phone", "counter"}, channel) && (channel != "" || !s.on("booking-no-channel")) {
		return badRequest("X-Channel is none of its values")
	}
	data, refusal := a.input(s.bookingRule(), "application/json")
	if refusal != nil {
		return *refusal
	}
	if refusal := s.possible(data); refusal != nil {
		return *refusal
	}
	notes, _ := data["notes"].(string)
	if s.on("booking-unicode") && strings.ContainsFunc(notes, func(r rune) bool { return r > 127 }) {
		return problem(http.StatusInternalServerError, "Something went wrong")
	}
	cleanBooking(data)
	b := s.addBooking(a.person, data)
	b.asked = true
	if status, given := data["status"].(string); given && s.on("booking-status") && slices.Contains(statuses(), status) {
		b.status = status
	}
	return s.booked(b, notes, channel)
}

func (s *Server) booked(b *booking, notes, channel string) reply {
	rep := created(fmt.Sprintf("/bookings/%d", b.id), b.render())
	if payment, _ := b.data["payment"].(map[string]any); s.on("booking-voucher-200") && payment["kind"] == "voucher" {
		rep.status = http.StatusOK
	}
	if s.on("booking-location") && notes != "" {
		rep = rep.without("Location")
	}
	rep.drop = s.on("booking-phone") && channel == "phone"
	return rep
}

// possible answers what the schema allows and the workshop does not: Sundays,
// and customers and parts that do not exist.
func (s *Server) possible(data object) *reply {
	if day, err := time.Parse(time.DateOnly, data["starts_on"].(string)); err == nil && day.Weekday() == time.Sunday {
		rep := problem(http.StatusConflict, "The workshop is closed on Sundays")
		return &rep
	}
	var unknown []defect
	if id, given := data["customer_id"].(string); given && !s.isCustomer(id) {
		unknown = append(unknown, defect{"/customer_id", "there is no such customer"})
	}
	parts, _ := data["parts"].([]any)
	for i, p := range parts {
		if one, _ := p.(map[string]any); s.part(one["part_id"].(string)) == nil {
			unknown = append(unknown, defect{fmt.Sprintf("/parts/%d/part_id", i), "there is no such part"})
		}
	}
	if len(unknown) == 0 {
		return nil
	}
	rep := unprocessable(unknown)
	return &rep
}

func (s *Server) isCustomer(id string) bool {
	return slices.ContainsFunc(s.customers, func(c *customer) bool { return c.id == strings.ToLower(id) && !c.left })
}
