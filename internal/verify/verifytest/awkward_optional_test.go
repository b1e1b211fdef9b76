package verifytest

import (
	"fmt"
	"net/http"
	"strings"
	"time"
)

func optionalManners() []manner {
	return []manner{
		{"starting", func(v *visitor) any {
			first := v.get("/health")
			return fmt.Sprint(first.status, " ", first.header.Get("Retry-After"), " ", v.get("/health").status)
		}, "503 1 200"},
		{"throttling", throttled, "150:1 151:1s 152:1"},
		{"settling", func(v *visitor) any {
			booked := v.send("POST", "/bookings", newBooking(card, ""))
			read, early := v.get("/bookings/"+booked.id()).status, v.get("/bookings?page=2").length("items")
			v.pass(settling)
			return fmt.Sprint(read, early, v.get("/bookings?page=2").length("items"))
		}, "200 2 3"},
		{"others", func(v *visitor) any {
			return often(30, func() bool { return v.get("/parts?limit=50").length("items") > 26 })
		}, "21"},
		{"chunked", func(v *visitor) any {
			return often(40, func() bool { return v.get("/parts?limit=1").header.Get("Content-Length") == "" }) > 0
		}, "true"},
		{"gzip", func(v *visitor) any {
			plain := v.get("/parts").header.Get("Content-Encoding")
			refused := v.get("/parts", "Accept-Encoding: gzip;q=0").header.Get("Content-Encoding")
			return plain + refused + v.get("/parts", "Accept-Encoding: br, GZIP").header.Get("Content-Encoding")
		}, "gzip"},
		{"media-spelling", func(v *visitor) any {
			return often(40, func() bool { return v.get("/health").header.Get("Content-Type") != "application/json" }) > 0
		}, "true"},
		{"key-order", func(v *visitor) any {
			return often(40, func() bool { return strings.HasPrefix(v.get("/health").raw, `{"status"`) }) > 0
		}, "true"},
		{"number-spelling", func(v *visitor) any {
			return fmt.Sprint(v.get("/parts/1001").at("stock"), v.get("/parts/null").at("stock"), v.get("/parts/true").at("weight_g"))
		}, "0.01e2253"},
	}
}

// throttled says which of the first 160 requests are refused, and until when.
func throttled(v *visitor) any {
	v.get("/health")
	var refused []string
	for n := 2; n <= 160; n++ {
		a := v.get("/health")
		if a.status != http.StatusTooManyRequests {
			continue
		}
		until := a.header.Get("Retry-After")
		if at, err := http.ParseTime(until); err == nil {
			until = at.Sub(time.Unix(0, v.clock.Load())).String()
		}
		refused = append(refused, fmt.Sprint(n, ":", until))
	}
	return strings.Join(refused, " ")
}
