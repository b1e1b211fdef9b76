package verifytest

func customerListTrials() []trial {
	list := func(query, column string) func(*visitor) any {
		return func(v *visitor) any { return v.get("/customers?"+query).column(column, "items") }
	}
	return []trial{
		{"customers-later-email", list("limit=1&offset=1", "email"), "c1@mail.example", "<nil>"},
		{"customers-later-limit", func(v *visitor) any { return v.get("/customers?limit=1&offset=1").length("items") }, "1", "20"},
		{"customers-offset-skips", list("limit=2&offset=2", "name"), "Customer 2 Customer 3", "Customer 3 Customer 4"},
		{"customers-offset-repeats", list("limit=2&offset=2", "name"), "Customer 2 Customer 3", "Customer 1 Customer 2"},
		{"customers-city-ignored", list("limit=2&filter%5Bcity%5D=S%C3%A3o+Paulo", "name"), "Customer 2 Customer 6", "Customer 0 Customer 1"},
		{"customers-tier-and-city", list("limit=2&filter[tier]=pro&filter[city]=Bern", "name"), "Customer 8 Customer 20", "Customer 2 Customer 8"},
		{"customers-filter-500", func(v *visitor) any { return v.get("/customers?filter[x]=1").status }, "400", "500"},
	}
}
