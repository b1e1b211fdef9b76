package verifytest

import "fmt"

func bookingListTrials() []trial {
	count := func(query string) func(*visitor) any {
		return func(v *visitor) any { return v.get("/bookings?page_size=30&" + query).length("items") }
	}
	return []trial{
		{"bookings-any-token", func(v *visitor) any {
			none := v.get("/bookings", "-Authorization").status
			return fmt.Sprint(none, v.get("/bookings", "Authorization: Bearer guessed").status)
		}, "401 401", "401 200"},
		{"bookings-status-ignored", count("status=confirmed,cancelled"), "8", "12"},
		{"bookings-from-any", func(v *visitor) any { return v.get("/bookings?from=soon").status }, "400", "200"},
		{"bookings-to-ignored", count("to=2027-01-05"), "2", "12"},
		{"bookings-not-listed", func(v *visitor) any {
			v.send("POST", "/bookings", newBooking(card, `,"notes":"n"`))
			v.send("POST", "/bookings", newBooking(card, ""))
			v.pass(settling)
			return v.get("/bookings?page_size=30").length("items")
		}, "14", "13"},
		{"bookings-request-id", func(v *visitor) any { return isUUID(v.get("/bookings").header.Get("X-Request-Id")) }, "true", "false"},
		{"bookings-more", func(v *visitor) any {
			return fmt.Sprint(v.get("/bookings").at("has_more"), " ", v.get("/bookings?page=2").at("has_more"))
		}, "true false", "true none"},
	}
}
