package schema

func (r *run) admitsArray(s *schema, v []any, seen *evaluated) bool {
	ok := r.admitsSize(s, len(v), s.elements, "Items", "element")
	if s.unique {
		ok = r.admitsUnique(s, v) && ok
	}
	if !ok && !r.collecting {
		return false
	}
	ok = r.admitsElements(s, v, seen) && ok
	if s.contains != nil && (ok || r.collecting) {
		ok = r.admitsContains(s, v, seen) && ok
	}
	return ok
}

func (r *run) admitsUnique(s *schema, v []any) bool {
	r.spend(weigh(v))
	first := make(map[string]int, len(v))
	for i, item := range v {
		text := string(canonical(nil, item))
		if j, again := first[text]; again {
			return r.refuse(s, "uniqueItems", "has the same element twice (the %s and the %s)", ordinal(j), ordinal(i))
		}
		first[text] = i
	}
	return true
}

func (r *run) admitsElements(s *schema, v []any, seen *evaluated) bool {
	ok := true
	listed := min(len(s.prefixItems), len(v))
	for i, sub := range s.prefixItems[:listed] {
		if ok = r.within(step{index: i}, sub, v[i]) && ok; !ok && !r.collecting {
			return false
		}
	}
	seen.upTo(listed)
	if s.items == nil {
		return ok
	}
	seen.upTo(len(v))
	if len(v) > listed && r.sub(s.items).never {
		return r.refuse(s, "items", "has more than %s", quantity(listed, "element"))
	}
	for i := listed; i < len(v); i++ {
		if ok = r.within(step{index: i}, s.items, v[i]) && ok; !ok && !r.collecting {
			return false
		}
	}
	return ok
}

// admitsContains: JSON Schema 2020-12, sections 10.3.1.3 and, of the numbers,
// 6.4.4 and 6.4.5 of its validation.
func (r *run) admitsContains(s *schema, v []any, seen *evaluated) bool {
	n := 0
	outer := r.innermost
	r.innermost = len(r.inside)
	for i, item := range v {
		if ok, _ := r.tries(s.contains, item, nil); ok {
			n++
			seen.element(i)
		}
	}
	r.innermost = outer
	least := max(s.matches.least, -s.matches.least) // 1 unless given
	switch {
	case n < least && s.matches.least < 0:
		return r.refuse(s, "contains", "has no element that fits what it must contain")
	case n < least:
		return r.refuse(s, "minContains", "has fewer than %s that fit what it must contain", quantity(least, "element"))
	case s.matches.most >= 0 && n > s.matches.most:
		return r.refuse(s, "maxContains", "has more than %s that fit what it must contain", quantity(s.matches.most, "element"))
	}
	return true
}
