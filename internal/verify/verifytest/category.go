package verifytest

func categorySwitches() []Switch {
	const op = "GET /categories"
	return []Switch{
		{ID: "categories-truncated", Check: "malformed-body", Operation: op, Text: "the JSON ends early"},
		{ID: "categories-deep", Check: "response-schema", Operation: op, Hard: true, Text: "a category below two others has no children, instead of an empty list of them"},
		{ID: "categories-slow", Check: "slow-response", Operation: op, Text: "it takes long"},
		{ID: "categories-no-allow", Check: "method-not-allowed", Operation: op, Text: "a 405 has no Allow"},
	}
}

// listCategories gives the tree in any order.
func (s *Server) listCategories(*ask) reply {
	deepest := object{"name": "Spokes", "children": []any{}}
	if s.on("categories-deep") {
		delete(deepest, "children")
	}
	tree := []any{
		category("Components", category("Wheels", deepest), category("Brakes")),
		category("Clothing"),
		category("Tools", category("Stands")),
	}
	s.random.Shuffle(len(tree), func(i, j int) { tree[i], tree[j] = tree[j], tree[i] })
	rep := ok(tree)
	if s.on("categories-slow") {
		rep.delay = s.slow
	}
	if s.on("categories-truncated") {
		raw := s.encode(tree)
		rep.body = raw[:len(raw)/2]
	}
	return rep
}

func category(name string, children ...any) object {
	return object{"name": name, "children": append([]any{}, children...)}
}
