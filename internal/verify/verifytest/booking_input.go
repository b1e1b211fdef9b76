package verifytest

import "encoding/json"

// bookingRule is the rule of a booking.
func (s *Server) bookingRule() rule {
	date := form(isDate)
	if s.on("booking-any-date") {
		date = text(0, 1000)
	}
	f := fields{
		"starts_on":   date,
		"service":     choice("tune-up", "repair", "fitting"),
		"bike":        record([]string{"brand"}, false, fields{"brand": text(1, 40), "model": orNull(text(0, 40)), "electric": flag}),
		"customer_id": orNull(form(isUUID)),
		"parts": listOf(10, record([]string{"part_id", "quantity"}, false, fields{
			"part_id": text(1, 40), "quantity": s.quantityRule(),
		})),
		"payment":   s.paymentRule(),
		"notes":     orNull(text(0, 200)),
		"remind_at": form(isTime),
	}
	if s.on("booking-null-notes") {
		f["notes"] = text(0, 200)
	}
	return record([]string{"starts_on", "service", "bike", "payment"}, false, f)
}

func (s *Server) quantityRule() rule {
	if s.on("booking-quantity") {
		return whole(0, 20)
	}
	return whole(1, 20)
}

// cleanBooking makes a booking right that was taken although it is not, so that
// its answer conforms.
func cleanBooking(data object) {
	if day, _ := data["starts_on"].(string); !isDate(day) {
		data["starts_on"] = "2027-03-01"
	}
	payment, _ := data["payment"].(map[string]any)
	if days, given := payment["net_days"]; given && integer(days)%5 != 0 {
		payment["net_days"] = json.Number("5")
	}
}

// paymentRule follows the kind of a payment.
func (s *Server) paymentRule() rule {
	days := number(span{least: "5", most: "90", step: "5"})
	if s.on("booking-net-days") {
		days = whole(5, 90)
	}
	kinds := map[string]rule{
		"card": record([]string{"kind", "last4"}, true, fields{"kind": anything, "last4": form(digits(4, 4))}),
		"invoice": record([]string{"kind", "purchase_order", "net_days"}, true, fields{
			"kind": anything, "purchase_order": text(1, 30), "net_days": days,
		}),
		"voucher": record([]string{"kind", "value"}, true, fields{"kind": anything, "value": number(span{above: "0", most: "500"})}),
	}
	return func(at string, v any) []defect {
		o, _ := v.(map[string]any)
		kind, _ := o["kind"].(string)
		check, known := kinds[kind]
		if !known {
			return wrong(at+"/kind", "is none of the kinds")
		}
		return check(at, v)
	}
}
