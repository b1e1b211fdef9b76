package verifytest

import "fmt"

// following returns the page behind a list of parts.
func following(v *visitor, query string, first answer) answer {
	return v.get(fmt.Sprint("/parts?", query, "&cursor=", first.at("next_cursor")))
}

func partListTrials() []trial {
	list := func(query, column string) func(*visitor) any {
		return func(v *visitor) any { return v.get("/parts?"+query).column(column, "items") }
	}
	second := func(query, column string) func(*visitor) any {
		return func(v *visitor) any { return following(v, query, v.get("/parts?"+query)).column(column, "items") }
	}
	return []trial{
		{"parts-limit-ignored", func(v *visitor) any { return v.get("/parts?limit=3").length("items") }, "3", "20"},
		{"parts-page-overlap", second("limit=2", "id"), "null true", "false null"},
		{"parts-page-gap", second("limit=2", "id"), "null true", "true 0"},
		{"parts-category-ignored", list("limit=2&category=chain", "category"), "chain chain", "wheel brake"},
		{"parts-price-later", second("limit=1&max_price=20", "price"), "6.20", "38.04"},
		{"parts-out-of-stock", list("limit=2&in_stock=false", "id"), "1001 0", "1001 false"},
		{"parts-any-tag", list("limit=2&tag=alloy&tag=t2", "id"), "null 1e3", "1001 null"},
		{"parts-sort-descending", list("limit=1&sort=-price", "price"), "90.68", "1.00"},
		{"parts-sort-accents", list("limit=1&sort=-name", "name"), "Élan 6", "Zebra 7"},
		{"parts-two-filters", func(v *visitor) any { return v.get("/parts?min_price=1&in_stock=true").status }, "200", "500"},
		{"parts-total-text", func(v *visitor) any { return v.get("/parts?category=wheel").header.Get("X-Total-Count") }, "6", "many"},
		{"parts-limit-51", func(v *visitor) any {
			return fmt.Sprint(v.get("/parts?limit=50").status, v.get("/parts?limit=51").status, v.get("/parts?limit=52").status)
		}, "200 400 400", "200 200 400"},
		{"parts-none-null", func(v *visitor) any { return kind(v.get("/parts?min_price=99999").at("items")) }, "array", "null"},
		{"parts-not-listed", func(v *visitor) any {
			created := v.send("POST", "/parts", newPart(""))
			return fmt.Sprint(v.follow(created).status, v.get("/parts?limit=50").length("items"))
		}, "200 27", "200 26"},
	}
}
