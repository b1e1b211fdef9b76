package verifytest

import (
	"fmt"
	"strings"
	"time"
)

func thingManners() []manner {
	return []manner{
		{"literal-ids", func(v *visitor) any {
			return fmt.Sprint(v.get("/parts/false").at("id"), v.get("/parts/null").at("id"), v.get("/parts/0").at("id"), v.get("/parts/18.0").at("id"))
		}, "falsenull018.0"},
		{"encoded-ids", func(v *visitor) any {
			return fmt.Sprint(v.get("/parts/a%20b").at("id"), v.get("/parts/gr%C3%B6%C3%9Fe%2F1").at("id"), v.get("/parts/gr%C3%B6%C3%9Fe/1").status, v.get("/parts/part%2014+%25").at("id"))
		}, "a bgröße/1404part 14+%"},
		{"conflicts", func(v *visitor) any {
			created, again := v.send("POST", "/parts", newPart("")).status, v.send("POST", "/parts", newPart("")).status
			return fmt.Sprint(created, again, v.send("PUT", "/parts/0", newPart(""), "If-Match: *").status)
		}, "201 409 409"},
		{"address-stays-taken", func(v *visitor) any {
			v.send("DELETE", joined(v, ""), "")
			return v.send("POST", "/customers", strings.Replace(newCustomer(""), "Ada@", "ADA@", 1)).status
		}, "409"},
		{"soft-delete", func(v *visitor) any {
			path := joined(v, "")
			v.send("DELETE", path, "")
			return fmt.Sprint(v.get(path).status, v.send("PATCH", path, "{}").status, v.get("/customers/00000000-0000-0000-0000-000000000000").status)
		}, "410 410 404"},
		{"hidden", func(v *visitor) any {
			return fmt.Sprint(v.get("/bookings/4").status, v.get("/bookings/4", "Authorization: Bearer "+OtherBearerToken).status)
		}, "404 200"},
		{"normalised", func(v *visitor) any {
			c := v.get(joined(v, ""))
			return fmt.Sprint(c.at("email"), " ", c.at("name"))
		}, "ada@mail.example Ada"},
		{"defaults", func(v *visitor) any {
			c := v.get(joined(v, ""))
			return fmt.Sprint(c.at("tier"), c.at("newsletter"), v.send("POST", "/parts", newPart("")).at("tags"))
		}, "basicfalse []"},
		{"missing-or-empty", func(v *visitor) any {
			p := v.get("/parts/1001")
			return fmt.Sprint(p.at("released"), v.get("/parts/false").at("tags"))
		}, "none[]"},
		{"read-only-ignored", func(v *visitor) any {
			return v.send("POST", "/customers", newCustomer(`,"id":"x","created_at":7`)).at("created_at")
		}, "2026-11-22T12:00:00Z"},
		{"unknown-ignored", func(v *visitor) any {
			created := v.send("POST", "/bookings", newBooking(card, `,"colour":"red"`))
			return fmt.Sprint(created.status, " ", created.at("colour"))
		}, "201 none"},
		{"put-replaces", func(v *visitor) any {
			v.send("PUT", "/parts/1001", newPart(""), `If-Match: "1-1"`)
			p := v.get("/parts/1001")
			return fmt.Sprint(p.at("weight_g"), p.at("dimensions"), p.at("tags"))
		}, "<nil>none[]"},
		{"same-put", func(v *visitor) any {
			first := v.send("PUT", "/parts/1001", newPart(""), "If-Match: *").header.Get("ETag")
			same := v.send("PUT", "/parts/1001", newPartWith("5.00", ""), "If-Match: "+first).header.Get("ETag")
			return first + same
		}, `"1-2""1-2"`},
		{"closed-on-sundays", func(v *visitor) any {
			return v.send("POST", "/bookings", strings.Replace(newBooking(card, ""), "03-01", "03-07", 1)).status
		}, "409"},
		{"unknown-references", func(v *visitor) any {
			nobody := v.send("POST", "/bookings", newBooking(card, `,"customer_id":"00000000-0000-0000-0000-000000000000"`)).status
			nothing := v.send("POST", "/bookings", newBooking(card, `,"parts":[{"part_id":"9","quantity":1}]`)).status
			return fmt.Sprint(nobody, nothing, v.send("POST", "/bookings", newBooking(card, `,"parts":[{"part_id":"0","quantity":1}]`)).status)
		}, "422 422 201"},
		{"any-order", func(v *visitor) any {
			names := v.get("/categories").column("name")
			return often(40, func() bool { return v.get("/categories").column("name") != names }) > 0
		}, "true"},
		{"documented-clamp", func(v *visitor) any {
			return fmt.Sprint(v.get("/search?q=bell&limit=51").status, v.get("/search?q=e&limit=100000").length("hits") <= 50)
		}, "200 true"},
		{"bound-cursor", func(v *visitor) any {
			first := v.get("/parts?limit=1")
			return fmt.Sprint(following(v, "limit=1", first).status, following(v, "limit=1&sort=name", first).status)
		}, "200 400"},
		{"uptime", func(v *visitor) any {
			v.pass(time.Minute)
			return v.get("/health").at("uptime_s")
		}, "60"},
		{"free-names", func(v *visitor) any {
			p := v.get("/parts/false")
			return fmt.Sprint(p.at("attributes", ""), p.at("attributes", "färbe"))
		}, "namelessrot"},
		{"time-spelling", func(v *visitor) any {
			v.pass(time.Nanosecond)
			return fmt.Sprint(v.send("POST", "/parts", newPart("")).at("created_at"), v.get(joined(v, "")).at("created_at"))
		}, "2026-11-22T12:00:00.000000001Z2026-11-22T12:00:00Z"},
	}
}
