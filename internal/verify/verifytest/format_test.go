package verifytest

import (
	"encoding/json"
	"testing"
)

func TestForms(t *testing.T) {
	tests := []struct {
		name       string
		fits       func(string) bool
		good, evil []string
	}{
		{"date", isDate, []string{"2024-02-29", "0001-01-01"}, []string{"", "2025-02-29", "2024-2-9", "2024-02-29T00:00:00Z"}},
		{"time", isTime, []string{"2024-02-29T00:00:00Z", "2024-02-29t23:59:60.5z", "2024-02-29T01:59:60+02:00", "2024-02-29T00:00:00.123456789-23:59"},
			[]string{"", "2024-02-29", "2024-02-29 00:00:00Z", "2024-02-29T00:00:00", "2024-02-29T12:00:60Z", "2024-02-29T24:00:00Z",
				"2024-02-29T00:00:00,5Z", "2024-02-29T00:00:00+24:00", "2024-02-29T00:60:00Z", "2024-02-29T00:00:00+00"}},
		{"uuid", isUUID, []string{"06FE8bc4-9ee4-4b95-bcd2-46aa39d80615"}, []string{"", "06fe8bc49ee44b95bcd246aa39d80615", "06fe8bc4-9ee4-4b95-bcd2-46aa39d8061g"}},
		{"email", isEmail, []string{"a@b", "a.b+c@mail.example", `"a b\""@x-y.example`, "a@[127.0.0.1]", "a@[IPv6:::1]"},
			[]string{"", "@", "a@", "@b", "a b@c", ".a@b", "a..b@c", "a@b@c", "ä@b", "a@-b", "a@b.", `"a"b"@c`, "a@[::1]", "a@[127.0.0.1"}},
		{"sku", isSKU, []string{"AB-0123"}, []string{"", "A-0123", "AB-123", "ab-0123", "AB0123", "AB-01234", "AB-012٣"}},
		{"number", isNumber, []string{"1", "-0", "1.5e+3"}, []string{"", " 1", "1 ", "+1", ".5", "1.", "0x1", "NaN", "true", "null"}},
	}
	for _, test := range tests {
		for _, s := range test.good {
			if !test.fits(s) {
				t.Errorf("%q is no %s", s, test.name)
			}
		}
		for _, s := range test.evil {
			if test.fits(s) {
				t.Errorf("%q is a %s", s, test.name)
			}
		}
	}
}

func TestNumbersAreExact(t *testing.T) {
	cents := number(span{least: "0", below: "10000", step: "0.01"})
	for text, fits := range map[string]bool{
		"0": true, "0.1": true, "0.30": true, "9999.99": true, "1e1": true, "100e-2": true,
		"0.001": false, "0.3000000000000000000001": false, "-0.01": false, "10000": false, "1e999999999": false, "1e-999999999": false,
	} {
		if found := cents("", json.Number(text)); (len(found) == 0) != fits {
			t.Errorf("%s: %v", text, found)
		}
	}
	for _, v := range []any{"5", true, nil, []any{}} {
		if len(cents("", v)) == 0 {
			t.Errorf("%v is a number", v)
		}
	}
}
