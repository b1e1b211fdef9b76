package verifytest

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// kinds returns the different kinds of hits, sorted.
func kinds(a answer) string {
	cells := strings.Fields(a.column("kind", "hits"))
	slices.Sort(cells)
	return strings.Join(slices.Compact(cells), " ")
}

// childless counts the categories that have no list of children.
func childless(tree any) int {
	n := 0
	nodes, _ := tree.([]any)
	for _, node := range nodes {
		o := node.(map[string]any)
		if children, has := o["children"]; has {
			n += childless(children)
		} else {
			n++
		}
	}
	return n
}

func otherTrials() []trial {
	replaced := func(body, read string) func(*visitor) any {
		return func(v *visitor) any {
			v.send("PUT", "/admin/limits", body)
			return v.get("/admin/limits").at(read)
		}
	}
	return []trial{
		{"search-unicode", func(v *visitor) any {
			return fmt.Sprint(v.get("/search?q=bell").at("query"), " ", v.get("/search?q=%C3%89lan").at("query"))
		}, "bell Élan", "bell none"},
		{"search-kind", func(v *visitor) any { return kinds(v.get("/search?q=help")) }, "page service", "service site"},
		{"search-score", func(v *visitor) any { return v.get("/search?q=xx&kinds=service").column("score", "hits") }, "0.25 0.25 0.25", "0 0 0"},
		{"search-longest", func(v *visitor) any { return v.get("/search?q=" + strings.Repeat("x", 60)).status }, "200", "500"},
		{"search-kinds-ignored", func(v *visitor) any {
			return kinds(v.get("/search?q=bell&limit=50&kinds=part|page"))
		}, "page part", "page part service"},
		{"search-language", func(v *visitor) any {
			return v.get("/search?q=a", "Cookie: locale=de").header.Get("Content-Language")
		}, "de", "de-CH"},
		{"search-no-q", func(v *visitor) any { return v.get("/search").status }, "400", "200"},
		{"search-slow", func(v *visitor) any {
			v.get("/search?q=a&kinds=page")
			return time.Duration(v.waited.Load())
		}, "0s", "400ms"},
		{"search-limit", func(v *visitor) any { return v.get("/search?q=bell&limit=1").length("hits") }, "1", "2"},
		{"categories-truncated", func(v *visitor) any { return kind(v.get("/categories").json) }, "array", "null"},
		{"categories-deep", func(v *visitor) any { return childless(v.get("/categories").json) }, "0", "1"},
		{"categories-slow", func(v *visitor) any {
			v.get("/categories")
			return time.Duration(v.waited.Load())
		}, "0s", "400ms"},
		{"categories-no-allow", func(v *visitor) any {
			refused := v.send("DELETE", "/categories", "")
			return fmt.Sprint(refused.status, " ", refused.header.Get("Allow"))
		}, "405 OPTIONS, GET, HEAD", "405 "},
		{"stock-any-accept", func(v *visitor) any { return v.get("/stock", "Accept: application/xml").status }, "406", "200"},
		{"stock-json-only", func(v *visitor) any {
			return strings.HasPrefix(v.get("/stock", "Accept: text/csv").raw, "sku,stock\r\n")
		}, "true", "false"},
		{"stock-csv-html", func(v *visitor) any { return v.get("/stock", "Accept: text/csv").header.Get("Content-Type") }, "text/csv; header=present", "text/html"},
		{"stock-sku", func(v *visitor) any { return v.get("/stock").at(0, "sku") }, "SE-0000", "se-0000"},
		{"limits-any-key", func(v *visitor) any {
			unknown := v.get("/admin/limits", "X-Admin-Key: x").status
			return fmt.Sprint(unknown, v.get("/admin/limits", "X-Admin-Key: "+APIKey).status)
		}, "401 403", "401 200"},
		{"limits-text", func(v *visitor) any { return kind(v.get("/admin/limits").at("reviews")) }, "number", "string"},
		{"limits-greatest", func(v *visitor) any { return v.send("PUT", "/admin/limits", `{"a":1001}`).status }, "422", "200"},
		{"limits-name-lost", replaced(`{"größe":1}`, "größe"), "1", "none"},
		{"limits-merged", replaced(`{"a":1}`, "reviews"), "none", "10.0"},
		{"health-text", func(v *visitor) any { return strings.Contains(v.get("/health").header.Get("Content-Type"), "text") }, "false", "true"},
		{"health-any-method", func(v *visitor) any { return v.send("DELETE", "/health", "").status }, "405", "200"},
		{"health-debug", func(v *visitor) any { return v.get("/health").at("machine") }, "none", "workshop-1"},
	}
}
