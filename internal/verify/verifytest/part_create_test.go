package verifytest

import (
	"fmt"
	"strings"
)

// newPart returns a part with more properties, each with a comma before it.
func newPart(more string) string { return newPartWith("5", more) }

func newPartWith(price, more string) string {
	return `{"sku":"AA-0001","name":"New","category":"wheel","price":` + price + more + `}`
}

// posting returns the status of what is sent to a path.
func posting(path, body string, headers ...string) func(*visitor) any {
	return func(v *visitor) any { return v.send("POST", path, body, headers...).status }
}

func partCreateTrials() []trial {
	named := func(n int) string {
		return strings.Replace(newPart(""), "New", strings.Repeat("ä", n), 1)
	}
	return []trial{
		{"part-price-negative", posting("/parts", newPartWith("-0.01", "")), "422", "201"},
		{"part-price-limit", func(v *visitor) any {
			below := v.send("POST", "/parts", newPartWith("9999.99", "")).status
			return fmt.Sprint(below, v.send("POST", "/parts", strings.Replace(newPartWith("1e4", ""), "0001", "0002", 1)).status)
		}, "201 422", "201 201"},
		{"part-name-61", func(v *visitor) any {
			return fmt.Sprint(v.send("POST", "/parts", named(62)).status, v.send("POST", "/parts", named(61)).status)
		}, "422 422", "422 201"},
		{"part-sku-pattern", posting("/parts", strings.Replace(newPart(""), "AA-0001", "AA-00010", 1)), "422", "201"},
		{"part-tags-twice", posting("/parts", newPart(`,"tags":["a","b","a"]`)), "422", "201"},
		{"part-open", posting("/parts", newPart(`,"colour":"red"`)), "422", "201"},
		{"part-released-any", posting("/parts", newPart(`,"released":"2025-02-29"`)), "422", "201"},
		{"part-any-type", posting("/parts", newPart(""), "Content-Type: text/plain"), "415", "201"},
		{"part-stock-full", posting("/parts", newPart(`,"stock":100000`)), "201", "500"},
		{"part-stock-none", posting("/parts", newPart(`,"stock":0`)), "201", "422"},
		{"part-untitled-error", func(v *visitor) any { return v.send("POST", "/parts", "{}").at("title") },
			"The body says something that is not allowed", "none"},
		{"part-location-elsewhere", func(v *visitor) any {
			return v.follow(v.send("POST", "/parts", newPart(""))).status
		}, "200", "404"},
		{"part-no-location", func(v *visitor) any { return v.send("POST", "/parts", newPart("")).header.Get("Location") != "" }, "true", "false"},
		{"part-chain-lost", func(v *visitor) any {
			created := v.send("POST", "/parts", strings.Replace(newPart(""), "wheel", "chain", 1))
			return fmt.Sprint(created.status, " ", v.get("/parts/"+created.id()).status)
		}, "201 200", "201 404"},
		{"photo-drops", func(v *visitor) any { return v.send("POST", "/parts/1001/photo", photoForm("file"), photoType).broken }, "false", "true"},
		{"photo-without-file", posting("/parts/1001/photo", photoForm("caption"), photoType), "422", "202"},
	}
}

const photoType = "Content-Type: multipart/form-data; boundary=xx"

// photoForm returns a form with one field.
func photoForm(name string) string {
	return "--xx\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\nsmile\r\n--xx--\r\n"
}
