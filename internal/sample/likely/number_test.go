package likely

import "testing"

func number(t *testing.T, s Subject, name string) Number {
	t.Helper()
	f := FieldOf(name)
	if f.Number == nil {
		t.Fatalf("%s tells nothing", name)
	}
	return f.Number(s.Slot(name))
}

func TestNumbersAreWritten(t *testing.T) {
	for _, c := range []struct {
		n           Number
		long, short string
		whole       int64
	}{
		{whole(7), "7", "7", 7}, {money(1990), "19.90", "19.9", 1990}, {money(500), "5.00", "5", 500}, {money(5), "0.05", "0.05", 5}, {percent(455), "45.5", "45.5", 45},
		{Number{Units: -12776, Decimals: 5}, "-0.12776", "-0.12776", 0}, {Number{Units: -3386882, Decimals: 5}, "-33.86882", "-33.86882", -33},
	} {
		if c.n.String() != c.long || c.n.Short() != c.short || c.n.Whole() != c.whole {
			t.Errorf("%+v: %s, %s, %d", c.n, c.n.String(), c.n.Short(), c.n.Whole())
		}
	}
}

func TestNumbersAreInRange(t *testing.T) {
	for name, r := range map[string][2]float64{
		"price": {2, 130}, "latitude": {-90, 90}, "longitude": {-180, 180}, "percentage": {0, 100}, "age": {18, 80}, "year": {1990, 2026}, "sizeInBytes": {1, 1e7}, "rating": {1, 5}, "port": {1, 65535},
		"id": {1, 9999}, "user_ids": {1, 9999}, "month": {1, 12}, "count": {1, 40}, "quantity": {1, 5}, "http_status": {100, 599}, "discount": {0, 30},
	} {
		for _, s := range subjects(Thing) {
			n := number(t, s, name)
			v := float64(n.Units)
			for range n.Decimals {
				v /= 10
			}
			if v < r[0] || v > r[1] {
				t.Errorf("%s: %s", name, n)
			}
		}
	}
}

func TestNumbersOfOneSubjectFitTogether(t *testing.T) {
	for _, s := range subjects(Thing) {
		price, quantity, subtotal, tax := number(t, s, "price"), number(t, s, "quantity"), number(t, s, "subtotal"), number(t, s, "tax")
		if price.Units*quantity.Units != subtotal.Units || number(t, s, "amount").Units < subtotal.Units+tax.Units {
			t.Errorf("%s times %s is %s, with %s of tax", price, quantity, subtotal, tax)
		}
		if number(t, s, "total_count").Units < number(t, s, "count").Units {
			t.Error("there are more than all")
		}
	}
}

func TestFlags(t *testing.T) {
	for name, want := range map[string]bool{"is_active": true, "verified": true, "can_edit": true, "isEnabled": true, "deleted": false, "is_archived": false, "has_more": false, "not_available": false} {
		if odds := FieldOf(name).Flag; odds == 8 || odds > 8 != want {
			t.Errorf("%s is true %d of 16 times", name, odds)
		}
	}
	if odds := FieldOf("blue").Flag; odds != 8 {
		t.Errorf("of what is unknown %d of 16 are true", odds)
	}
}

func TestSumsAreOfMoneyWhereFractionsMayBe(t *testing.T) {
	s := Subject{Seed: 5}
	if f := FieldOf("line_total"); f.Money == nil || f.Money(s.Slot("line_total")).Units != int64(s.subtotal()) {
		t.Error("a total is not the sum of the prices")
	}
	if FieldOf("quantity").Money != nil {
		t.Error("a quantity is a sum")
	}
}

func TestFilesHaveTheirTypes(t *testing.T) {
	for _, s := range subjects(File) {
		name, mime := FieldOf("name").Text(s.Slot("name"), 0), FieldOf("mimeType").Text(s.Slot("mimeType"), 0)
		if got := name[len(name)-3:]; got != s.file().extension || mime != s.file().mediaType {
			t.Errorf("%s is of %s", name, mime)
		}
		if n := number(t, s, "size"); n.Units < 1000 {
			t.Errorf("%s has %s bytes", name, n)
		}
	}
}
