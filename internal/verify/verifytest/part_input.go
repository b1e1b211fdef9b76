package verifytest

import "unicode/utf8"

func categories() []string { return []string{"wheel", "brake", "chain", "saddle", "other"} }

func isTag(s string) bool {
	n := utf8.RuneCountInString(s)
	return n >= 1 && n <= 20
}

// partFields are the rules of the properties that a part can be created with.
func partFields() fields {
	return fields{
		"sku":      form(isSKU),
		"name":     text(1, 60),
		"category": choice(categories()...),
		"price":    number(span{least: "0", below: "10000", step: "0.01"}),
		"stock":    whole(0, 100000),
		"tags":     distinct(listOf(5, form(isTag))),
		"weight_g": orNull(whole(1, 50000)),
		"dimensions": record([]string{"width_mm", "height_mm"}, true, fields{
			"width_mm": whole(1, 5000), "height_mm": whole(1, 5000),
		}),
		"released":   form(isDate),
		"attributes": mapOf(5, text(0, 40)),
	}
}

// partRule is the rule of a whole part.
func (s *Server) partRule() rule {
	f := partFields()
	s.relaxPart(f)
	return record([]string{"sku", "name", "category", "price"}, !s.on("part-open"), f)
}

// patchRule is the rule of a merge patch of a part.
func (s *Server) patchRule() rule {
	all := partFields()
	f := fields{
		"name": all["name"], "category": all["category"], "price": all["price"], "stock": all["stock"],
		"weight_g": all["weight_g"], "released": orNull(all["released"]),
	}
	if s.on("part-patch-stock") {
		f["stock"] = whole(-100000, 100000)
	}
	check := record(nil, true, f)
	return func(at string, v any) []defect {
		if o, ok := v.(map[string]any); ok && len(o) == 0 {
			return wrong(at, "changes nothing")
		}
		return check(at, v)
	}
}
