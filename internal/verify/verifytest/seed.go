package verifytest

import (
	"encoding/json"
	"fmt"
)

// stockUp fills a new server, so that every list has more than a page.
func (s *Server) stockUp() {
	ids := []string{"1001", "false", "null", "true", "0", "-1", "a b", "größe/1", "1e3", "[]"}
	for i := range 26 {
		id := ""
		if i < len(ids) {
			id = ids[i]
		}
		s.addPart(id, seedPart(i))
	}
	for i := range 7 {
		s.addReview(s.parts[0], object{"rating": json.Number(fmt.Sprint(i%5 + 1)), "title": fmt.Sprintf("Review %d", i+1)})
	}
	for i := range 23 {
		s.addCustomer(seedCustomer(i))
	}
	for i := range 13 {
		owner := "one"
		if i == 3 {
			owner = "other"
		}
		b := s.addBooking(owner, seedBooking(i))
		b.status = statuses()[i%3]
	}
	s.limits = object{"reviews": json.Number("10"), "bookings": json.Number("100")}
}

func seedPart(i int) object {
	o := object{
		"sku": fmt.Sprintf("SE-%04d", i), "name": fmt.Sprintf("%s %d", []string{"Bell", "Anchor", "Élan", "Zebra"}[i%4], i),
		"category": categories()[i%5], "price": json.Number(fmt.Sprintf("%d.%02d", (i*37)%90+1, i*4)),
		"stock": json.Number(fmt.Sprint((i % 4) * 50)),
	}
	if i%2 == 0 {
		o["tags"] = []any{"alloy", fmt.Sprintf("t%d", i%3)}
	}
	if i%3 == 0 {
		o["weight_g"] = json.Number(fmt.Sprint(250 + i))
		o["dimensions"] = map[string]any{"width_mm": json.Number("10"), "height_mm": json.Number("20")}
	}
	if i%4 == 1 {
		o["released"] = "2024-02-29"
		o["attributes"] = map[string]any{"färbe": "rot", "": "nameless"}
	}
	return o
}

func seedCustomer(i int) object {
	o := object{"name": fmt.Sprintf("Customer %d", i), "email": fmt.Sprintf("c%d@mail.example", i), "password": "not to be seen"}
	if i%2 == 0 {
		o["tier"] = []string{"basic", "plus", "pro"}[i%3]
		o["address"] = map[string]any{"street": "Way 1", "city": []string{"Bern", "São Paulo"}[i/2%2], "zip": "3011", "country": "CH"}
	}
	if i%3 == 0 {
		o["birthday"] = nil
	}
	return o
}

func seedBooking(i int) object {
	payment := []object{
		{"kind": "card", "last4": "0042"},
		{"kind": "invoice", "purchase_order": "PO-1", "net_days": json.Number("30")},
		{"kind": "voucher", "value": json.Number("12.5")},
	}[i%3]
	return object{
		"starts_on": fmt.Sprintf("2027-01-%02d", i+4), "service": "repair",
		"bike": map[string]any{"brand": "Tourer"}, "payment": map[string]any(payment),
	}
}

// receiveOthers lets somebody else create a part with every tenth list, up to a
// dozen: they come behind whatever is there.
func (s *Server) receiveOthers() {
	s.lists++
	if s.lists%10 != 0 || s.others >= 12 || s.without["others"] {
		return
	}
	s.others++
	o := seedPart(s.others)
	o["sku"] = fmt.Sprintf("OT-%04d", s.others)
	s.addPart("", o)
}
