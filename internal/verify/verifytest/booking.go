package verifytest

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"time"
)

func bookingSwitches() []Switch {
	const get, cancel = "GET /bookings/{bookingId}", "POST /bookings/{bookingId}/cancel"
	return []Switch{
		{ID: "booking-date", Check: "response-schema", Operation: get, Text: "starts_on is a date-time"},
		{ID: "booking-card", Check: "response-schema", Operation: get, Hard: true, Text: "the last digits of a card are a number"},
		{ID: "booking-status-text", Check: "error-body", Operation: get, Hard: true, Text: "the status of a 404 is a string"},
		{ID: "booking-cancel-empty", Check: "missing-body", Operation: cancel, Text: "answered without a body"},
		{ID: "booking-cancel-lost", Check: "update-not-kept", Operation: cancel, Hard: true, Text: "cancelled is answered, but not kept"},
		{ID: "booking-cancel-again", Check: "server-error", Operation: cancel, Hard: true, Text: "cancelling twice is answered with 500"},
	}
}

// booking is a repair that was asked for.
type booking struct {
	id      int64
	owner   string
	data    object
	status  string
	created time.Time
	asked   bool
}

func (s *Server) addBooking(owner string, data object) *booking {
	b := &booking{id: int64(len(s.bookings)) + 1, owner: owner, data: data, status: "requested", created: s.now()}
	s.bookings = append(s.bookings, b)
	return b
}

func (b *booking) render() object {
	o := b.data.only("starts_on", "service", "customer_id", "payment", "notes", "remind_at")
	bike, _ := b.data["bike"].(map[string]any)
	o["bike"] = object(bike).only("brand", "model", "electric")
	if parts, given := b.data["parts"].([]any); given {
		booked := []any{}
		for _, p := range parts {
			one, _ := p.(map[string]any)
			booked = append(booked, object(one).only("part_id", "quantity"))
		}
		o["parts"] = booked
	}
	o["id"] = b.id
	o["status"] = b.status
	o["created_at"] = b.created.UTC().Format(time.RFC3339Nano)
	return o
}

// booking finds what a path names, or answers it. Bookings of others are hidden.
func (s *Server) booking(a *ask) (*booking, *reply) {
	id, err := strconv.ParseInt(a.params[0], 10, 64)
	if err != nil || id < 1 || a.params[0][0] == '+' {
		rep := badRequest("bookingId is no such integer")
		return nil, &rep
	}
	i := slices.IndexFunc(s.bookings, func(b *booking) bool { return b.id == id && b.owner == a.person })
	if i >= 0 {
		return s.bookings[i], nil
	}
	rep := notFound()
	if s.on("booking-status-text") && a.Method == http.MethodGet {
		rep.body.(object)["status"] = fmt.Sprint(http.StatusNotFound)
	}
	return nil, &rep
}

func (s *Server) getBooking(a *ask) reply {
	b, refusal := s.booking(a)
	if refusal != nil {
		return *refusal
	}
	o := b.render()
	if s.on("booking-date") {
		o["starts_on"] = fmt.Sprint(o["starts_on"], "T00:00:00Z")
	}
	if payment, _ := o["payment"].(map[string]any); s.on("booking-card") && payment["kind"] == "card" {
		last, _ := strconv.Atoi(payment["last4"].(string))
		o["payment"] = object{"kind": "card", "last4": last}
	}
	return ok(o)
}

func (s *Server) cancelBooking(a *ask) reply {
	b, refusal := s.booking(a)
	if refusal != nil {
		return *refusal
	}
	if b.status == "cancelled" {
		if s.on("booking-cancel-again") {
			return problem(http.StatusInternalServerError, "Something went wrong")
		}
		return problem(http.StatusConflict, "It is cancelled already")
	}
	b.status = "cancelled"
	o := b.render()
	if s.on("booking-cancel-lost") {
		b.status = "requested"
	}
	if s.on("booking-cancel-empty") {
		return reply{status: http.StatusOK}
	}
	return ok(o)
}
