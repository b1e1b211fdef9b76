package python

import "github.com/apisteward/steward/internal/clients/plan"

// variants lists the alternatives of a union. One that leads back to the union
// by names alone, which no alias may, is replaced by its own alternatives.
func variants(union *plan.Type) []plan.Use {
	var out []plan.Use
	seen := map[*plan.Type]bool{union: true}
	var add func(u plan.Use)
	add = func(u plan.Use) {
		t := u.Type
		switch {
		case seen[t]:
		case !leads(t, union, make(map[*plan.Type]bool)):
			out = append(out, u)
		default:
			seen[t] = true
			for _, next := range direct(t) {
				next.Nullable = next.Nullable || u.Nullable
				add(next)
			}
		}
	}
	for _, u := range direct(union) {
		add(u)
	}
	return out
}

// leads reports whether a type leads to another by aliases and unions alone.
func leads(from, to *plan.Type, seen map[*plan.Type]bool) bool {
	if from == to {
		return true
	}
	if seen[from] {
		return false
	}
	seen[from] = true
	for _, u := range direct(from) {
		if leads(u.Type, to, seen) {
			return true
		}
	}
	return false
}

// direct lists what a union or an alias is without anything in between.
func direct(t *plan.Type) []plan.Use {
	switch t.Kind {
	case plan.Alias:
		return []plan.Use{t.Elem}
	case plan.Union:
		var out []plan.Use
		for _, v := range t.Variants {
			out = append(out, v.Use)
		}
		return out
	}
	return nil
}
