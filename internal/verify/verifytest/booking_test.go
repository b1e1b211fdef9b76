package verifytest

import (
	"fmt"
	"strings"
)

const (
	card    = `{"kind":"card","last4":"0042"}`
	invoice = `{"kind":"invoice","purchase_order":"P","net_days":30}`
	voucher = `{"kind":"voucher","value":5}`
)

func newBooking(payment, more string) string {
	return `{"starts_on":"2027-03-01","service":"repair","bike":{"brand":"B"},"payment":` + payment + more + `}`
}

func bookingTrials() []trial {
	book := func(payment, more string, headers ...string) func(*visitor) any {
		return posting("/bookings", newBooking(payment, more), headers...)
	}
	return []trial{
		{"booking-date", func(v *visitor) any { return v.get("/bookings/1").at("starts_on") }, "2027-01-04", "2027-01-04T00:00:00Z"},
		{"booking-card", func(v *visitor) any { return v.get("/bookings/1").at("payment", "last4") }, "0042", "42"},
		{"booking-status-text", func(v *visitor) any { return kind(v.get("/bookings/99").at("status")) }, "number", "string"},
		{"booking-cancel-empty", func(v *visitor) any { return v.send("POST", "/bookings/1/cancel", "").at("status") }, "cancelled", "none"},
		{"booking-cancel-lost", func(v *visitor) any {
			cancelled := v.send("POST", "/bookings/1/cancel", "")
			return fmt.Sprint(cancelled.at("status"), " ", v.get("/bookings/1").at("status"))
		}, "cancelled cancelled", "cancelled requested"},
		{"booking-cancel-again", func(v *visitor) any {
			v.send("POST", "/bookings/1/cancel", "")
			return v.send("POST", "/bookings/1/cancel", "").status
		}, "409", "500"},
		{"booking-voucher-200", book(voucher, ""), "201", "200"},
		{"booking-no-channel", book(card, "", "-X-Channel"), "400", "201"},
		{"booking-net-days", book(strings.Replace(invoice, "30", "31", 1), ""), "422", "201"},
		{"booking-any-date", posting("/bookings", strings.Replace(newBooking(card, ""), "03-01", "02-29", 1)), "422", "201"},
		{"booking-quantity", book(card, `,"parts":[{"part_id":"0","quantity":0}]`), "422", "201"},
		{"booking-null-notes", book(card, `,"notes":null`), "201", "422"},
		{"booking-unicode", func(v *visitor) any {
			plain := v.send("POST", "/bookings", newBooking(card, `,"notes":"Tur"`)).status
			return fmt.Sprint(plain, v.send("POST", "/bookings", newBooking(card, `,"notes":"Tür"`)).status)
		}, "201 201", "201 500"},
		{"booking-phone", func(v *visitor) any {
			return v.send("POST", "/bookings", newBooking(card, ""), "X-Channel: phone").broken
		}, "false", "true"},
		{"booking-status", func(v *visitor) any {
			return v.send("POST", "/bookings", newBooking(card, `,"status":"confirmed"`)).at("status")
		}, "requested", "confirmed"},
		{"booking-location", func(v *visitor) any {
			return v.send("POST", "/bookings", newBooking(card, `,"notes":"n"`)).header.Get("Location")
		}, "/bookings/14", ""},
	}
}
