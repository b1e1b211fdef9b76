package verifytest

import (
	"strings"
	"testing"
)

// TestEveryWordOfTheDocumentIsKept sends what stands just inside and just
// outside of what the document says, one word at a time.
func TestEveryWordOfTheDocumentIsKept(t *testing.T) {
	part := func(name, value string) (string, string) {
		return "/parts", withProperty(`{"sku":"AA-0001","name":"New","category":"wheel","price":5}`, name, value)
	}
	review := func(name, value string) (string, string) {
		return reviews, withProperty(`{"rating":1,"title":"T"}`, name, value)
	}
	customer := func(name, value string) (string, string) {
		return "/customers", withProperty(`{"name":"Ada","email":"a@b","password":"12345678"}`, name, value)
	}
	booking := func(name, value string) (string, string) {
		return "/bookings", withProperty(newBooking(card, ""), name, value)
	}
	long := func(n int) string { return `"` + strings.Repeat("😀", n) + `"` }
	tests := []struct {
		into       func(name, value string) (path, body string)
		name       string
		good, evil []string
	}{
		{part, "name", []string{`"x"`, long(60)}, []string{`""`, long(61), "1", "null", "{}"}},
		{part, "sku", []string{`"ZZ-9999"`}, []string{`"zz-9999"`, `"ZZ-99999"`, `""`, "null"}},
		{part, "category", []string{`"other"`}, []string{`"Other"`, `""`, "null", "[]"}},
		{part, "price", []string{"0", "9999.99", "5.0", "1e3"}, []string{"-1", "10000", "0.001", `"5"`, "null"}},
		{part, "stock", []string{"0", "100000", "5.0", "1e5"}, []string{"-1", "100001", "5.5", "true", "null", `"5"`}},
		{part, "tags", []string{"[]", `["a"]`, `["a","b","c","d","e"]`}, []string{`["a","a"]`, `["a","b","c","d","e","f"]`, `[""]`, "[1]", "null", `"a"`}},
		{part, "weight_g", []string{"null", "1", "50000"}, []string{"0", "50001", `"1"`}},
		{part, "dimensions", []string{`{"width_mm":1,"height_mm":5000}`}, []string{`{}`, `{"width_mm":1}`, `{"width_mm":1,"height_mm":0}`, `{"width_mm":1,"height_mm":1,"x":1}`, "null"}},
		{part, "released", []string{`"2024-02-29"`}, []string{`"2023-02-29"`, `""`, "null", "20240229"}},
		{part, "attributes", []string{"{}", `{"a":"","b":"","c":"","d":"","e":""}`}, []string{`{"a":1}`, `{"a":null}`, `{"a":"","b":"","c":"","d":"","e":"","f":""}`, "[]"}},
		{part, "unknown", nil, []string{"1", "null"}},
		{review, "rating", []string{"1", "5", "5.0"}, []string{"0", "6", "1.5", `"1"`, "null"}},
		{review, "title", []string{long(40)}, []string{`""`, long(41), "null"}},
		{review, "text", []string{"null", `""`, long(500)}, []string{long(501), "1"}},
		{review, "recommended", []string{"true", "false"}, []string{`"true"`, "1", "null"}},
		{review, "unknown", []string{"1", "null"}, nil},
		{customer, "name", []string{`" x"`, long(80)}, []string{`""`, `"  "`, long(81), "null"}},
		{customer, "email", []string{`"x.y@z.example"`}, []string{`"x"`, `""`, "null", `"` + strings.Repeat("x", 120) + `@b"`}},
		{customer, "password", []string{long(8), long(64)}, []string{long(7), long(65), "null"}},
		{customer, "tier", []string{`"basic"`, `"pro"`}, []string{`"gold"`, "null"}},
		{customer, "birthday", []string{"null", `"1990-12-10"`}, []string{`"10.12.1990"`, "0"}},
		{customer, "newsletter", []string{"true"}, []string{`"yes"`, "null"}},
		{customer, "address", []string{`{"street":"S","city":"C","zip":"12345","country":"CH"}`},
			[]string{`{"street":"S","city":"C","zip":"123456","country":"CH"}`, `{"street":"S","city":"C","zip":"1234","country":"ch"}`, `{"street":"S","city":"C","zip":"1234"}`, "null"}},
		{booking, "starts_on", []string{`"2028-02-29"`}, []string{`"2027-02-29"`, `"soon"`, "null"}},
		{booking, "service", []string{`"fitting"`}, []string{`"wash"`, "null"}},
		{booking, "bike", []string{`{"brand":"B","model":null,"electric":true,"x":1}`}, []string{"{}", `{"brand":""}`, `{"brand":"B","electric":null}`, "null"}},
		{booking, "customer_id", []string{"null"}, []string{`"me"`, "1"}},
		{booking, "parts", []string{"[]", `[{"part_id":"0","quantity":20}]`}, []string{`[{"part_id":"0"}]`, `[{"part_id":"0","quantity":21}]`, `[{"part_id":0,"quantity":1}]`, "null",
			"[" + strings.TrimSuffix(strings.Repeat(`{"part_id":"0","quantity":1},`, 11), ",") + "]"}},
		{booking, "payment", []string{card, invoice, voucher, `{"kind":"invoice","purchase_order":"P","net_days":90}`, `{"kind":"voucher","value":500}`},
			[]string{"{}", "null", `{"kind":"cash"}`, `{"kind":"card","last4":"12345"}`, `{"kind":"card","last4":"1234","value":5}`, `{"kind":"card"}`,
				`{"kind":"invoice","purchase_order":"P","net_days":0}`, `{"kind":"invoice","purchase_order":"P","net_days":95}`, `{"kind":"invoice","purchase_order":"P","net_days":31}`,
				`{"kind":"voucher","value":0}`, `{"kind":"voucher","value":500.01}`}},
		{booking, "notes", []string{"null", long(200)}, []string{long(201), "1"}},
		{booking, "remind_at", []string{`"2027-02-28T10:00:00+01:00"`}, []string{`"2027-02-28"`, "null"}},
	}
	for _, test := range tests {
		for _, value := range test.good {
			path, body := test.into(test.name, value)
			expect(t, path, body, 201)
		}
		for _, value := range test.evil {
			path, body := test.into(test.name, value)
			expect(t, path, body, 422)
		}
	}
}

func expect(t *testing.T, path, body string, status int) {
	t.Helper()
	if got := visit(t, Options{Without: calm()}).send("POST", path, body); got.status != status {
		t.Errorf("POST %s %s: %d %s, want %d", path, body, got.status, got.raw, status)
	}
}

// withProperty adds a property to an object that is written down. A property
// that stands there twice has its last value.
func withProperty(object, name, value string) string {
	return strings.TrimSuffix(object, "}") + `,"` + name + `":` + value + "}"
}

func TestParametersAreKept(t *testing.T) {
	v := visit(t, Options{Without: calm()})
	good := []string{
		"/parts?limit=1", "/parts?limit=50", "/parts?min_price=0&max_price=1e3", "/parts?in_stock=false", "/parts?tag=a&tag=b&tag=c", "/parts?sort=-name",
		reviews + "?page=1&per_page=20", reviews + "?page=100000", "/customers?offset=0&limit=50", "/customers?filter[tier]=pro",
		"/bookings?status=requested,cancelled&from=2027-01-01&to=2028-02-29&page_size=30", "/search?q=x&kinds=part%7Cservice", "/search?q=%C3%A9&kinds=page&limit=2147483647",
	}
	evil := []string{
		"/parts?limit=0", "/parts?limit=x", "/parts?limit=51", "/parts?min_price=-1", "/parts?max_price=cheap", "/parts?in_stock=maybe", "/parts?tag=",
		"/parts?tag=a&tag=b&tag=c&tag=d", "/parts?sort=weight", "/parts?category=Wheel", "/parts?cursor=x", "/parts?limit=%zz",
		reviews + "?page=0", reviews + "?per_page=21", "/customers?offset=-1", "/customers?filter[tier]=gold", "/customers?filter[city]=", "/customers?filter[x]=1",
		"/bookings?status=lost", "/bookings?from=yesterday", "/bookings?to=2027-02-29", "/bookings?page_size=31", "/bookings/x", "/bookings/0", reviews + "/x",
		"/search", "/search?q=", "/search?q=" + strings.Repeat("x", 61), "/search?q=x&kinds=people", "/search?q=x&limit=0", "/customers/x",
	}
	for _, path := range good {
		if got := v.get(path); got.status != 200 {
			t.Errorf("GET %s: %d %s", path, got.status, got.raw)
		}
	}
	for _, path := range evil {
		if got := v.get(path); got.status != 400 {
			t.Errorf("GET %s: %d %s", path, got.status, got.raw)
		}
	}
	for cookie, status := range map[string]int{"locale=it": 400, "a=b; locale=é": 400, `locale="de"`: 400, "locale=": 200, "a=b;locale=fr": 200} {
		if got := v.get("/search?q=x", "Cookie: "+cookie); got.status != status {
			t.Errorf("%s: %d, want %d", cookie, got.status, status)
		}
	}
}

func TestBodiesThatAreNone(t *testing.T) {
	v := visit(t, Options{Without: calm()})
	tests := []struct {
		body, media string
		status      int
	}{
		{"", "application/json", 400},
		{"{", "application/json", 400},
		{"{} {}", "application/json", 400},
		{"{}", "", 415},
		{"{}", "application/merge-patch+json", 415},
		{`"` + strings.Repeat("x", largest) + `"`, "application/json", 413},
		{"name=Ada&email=ada%40b&password=12345678&newsletter=true", "application/x-www-form-urlencoded", 201},
		{"name=Ada&email=eve%40b&password=12345678&tier=pro", "application/x-www-form-urlencoded", 422},
		{"name=Ada&email=eve%40b&password=12345678&newsletter=yes", "application/x-www-form-urlencoded", 422},
		{"name=%zz", "application/x-www-form-urlencoded", 400},
	}
	for _, test := range tests {
		got := v.send("POST", "/customers", test.body, "Content-Type: "+test.media)
		if got.status != test.status {
			t.Errorf("%.60s as %s: %d %s, want %d", test.body, test.media, got.status, got.raw, test.status)
		}
	}
}

func TestCredentialsAreAskedFor(t *testing.T) {
	v := visit(t, Options{Without: calm()})
	for _, p := range paths() {
		for _, op := range p.does {
			path := strings.NewReplacer("{partId}", "1001", "{reviewId}", "1", "{bookingId}", "1", "{customerId}", "x").Replace(p.template)
			got := v.send(op.method, path, "", "-X-API-Key", "-X-Admin-Key", "-Authorization").status
			if open := op.access == anyone; open != (got != 401) {
				t.Errorf("%s %s without credentials: %d", op.method, path, got)
			}
		}
	}
}
