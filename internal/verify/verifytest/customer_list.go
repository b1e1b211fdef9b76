package verifytest

import "strings"

func customerListSwitches() []Switch {
	const op = "GET /customers"
	return []Switch{
		{ID: "customers-later-email", Check: "response-schema", Operation: op, Hard: true, Text: "addresses are null from the second page on"},
		{ID: "customers-later-limit", Check: "pagination-limit", Operation: op, Hard: true, Text: "the limit does nothing from the second page on"},
		{ID: "customers-offset-skips", Check: "pagination-skips", Operation: op, Hard: true, Text: "an offset leaves out one more than it says"},
		{ID: "customers-offset-repeats", Check: "pagination-repeats", Operation: op, Hard: true, Text: "an offset leaves out one less than it says"},
		{ID: "customers-city-ignored", Check: "filter-ignored", Operation: op, Text: "the filter by city does nothing"},
		{ID: "customers-tier-and-city", Check: "filter-ignored", Operation: op, Hard: true, Text: "the filter by city does nothing beside one by tier"},
		{ID: "customers-filter-500", Check: "server-error", Operation: op, Hard: true, Text: "an unknown property in filter is answered with 500"},
	}
}

func (s *Server) listCustomers(a *ask) reply {
	q := newQuery(a)
	limit, offset := q.whole("limit", 1, 50, 20), q.whole("offset", 0, 100000, 0)
	city := q.text("filter[city]", 1, 40)
	tier := q.choice("filter[tier]", "basic", "plus", "pro")
	for name := range q.values {
		if strings.HasPrefix(name, "filter[") && name != "filter[city]" && name != "filter[tier]" {
			if s.on("customers-filter-500") {
				return problem(500, "Something went wrong")
			}
			q.fault(name + " is unknown")
		}
	}
	if refusal := q.refusal(); refusal != nil {
		return *refusal
	}
	if s.on("customers-city-ignored") || tier != "" && s.on("customers-tier-and-city") {
		city = ""
	}
	found := s.customersWith(city, tier)
	from := min(s.offset(offset), len(found))
	to := min(from+limit, len(found))
	if s.on("customers-later-limit") && offset > 0 {
		to = min(from+20, len(found))
	}
	items := []any{}
	for _, c := range found[from:to] {
		o := c.render()
		if offset > 0 && s.on("customers-later-email") {
			o["email"] = nil
		}
		items = append(items, o)
	}
	return reply{status: 200, weak: true, body: object{"items": items, "total": len(found), "limit": limit, "offset": offset}}
}

func (s *Server) offset(n int) int {
	switch {
	case n > 0 && s.on("customers-offset-skips"):
		return n + 1
	case n > 0 && s.on("customers-offset-repeats"):
		return n - 1
	}
	return n
}

func (s *Server) customersWith(city, tier string) (found []*customer) {
	for _, c := range s.customers {
		o := c.render()
		address, _ := o["address"].(map[string]any)
		switch {
		case c.left && !s.on("customer-delete-listed"):
		case city != "" && (address == nil || address["city"] != city):
		case tier != "" && o["tier"] != tier:
		default:
			found = append(found, c)
		}
	}
	return found
}
