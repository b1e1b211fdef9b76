package schema

import "slices"

func (r *run) admitsAnyOf(s *schema, v any, seen *evaluated) bool {
	if len(s.anyOf) == 0 {
		return true
	}
	if i, named := s.discriminator.branch(v); named && len(s.oneOf) == 0 {
		return r.admits(r.sub(s.anyOf[i]), v, seen)
	}
	doubted := -1
	fitting := false
	for i, sub := range s.anyOf {
		fits, doubtful := r.tries(sub, v, seen)
		switch {
		case fits && !doubtful:
			fitting = true
		case fits && doubted < 0:
			doubted = i
		}
		if fitting && seen == nil {
			return true
		}
	}
	switch {
	case fitting:
		return true
	case doubted >= 0:
		return r.admits(r.sub(s.anyOf[doubted]), v, nil)
	}
	return r.refuseUnion(s, "anyOf", s.anyOf, v, seen)
}

// admitsOneOf takes annotations for what tells alternatives apart: that a
// string is a URI decides between two that are alike otherwise.
func (r *run) admitsOneOf(s *schema, v any, seen *evaluated) bool {
	if len(s.oneOf) == 0 {
		return true
	}
	if i, named := s.discriminator.branch(v); named {
		return r.admits(r.sub(s.oneOf[i]), v, seen)
	}
	var firm, doubted []int
	for i, sub := range s.oneOf {
		switch fits, doubtful := r.tries(sub, v, seen); {
		case fits && doubtful:
			doubted = append(doubted, i)
		case fits:
			firm = append(firm, i)
		}
		if len(firm) > 1 {
			break
		}
	}
	fitting := firm
	if len(firm) == 0 {
		fitting = doubted
	}
	switch {
	case len(fitting) > 1:
		return r.refuse(s, "oneOf", "fits more than one of the alternatives of oneOf (the %s and %s)", ordinal(fitting[0]), ordinal(fitting[1]))
	case len(firm) == 1:
		return true
	case len(doubted) == 1:
		return r.admits(r.sub(s.oneOf[doubted[0]]), v, nil)
	}
	return r.refuseUnion(s, "oneOf", s.oneOf, v, seen)
}

// refuseUnion notes why a value fits none of some alternatives: the faults of
// the one that it was clearly meant for, or else that it fits none.
func (r *run) refuseUnion(s *schema, keyword string, branches []*subschema, v any, seen *evaluated) bool {
	if !r.collecting {
		return false
	}
	seen.everything() // what would be so in a value that fits is not known
	if meant := r.meant(branches, v); meant != nil {
		r.faults = append(r.faults, meant...)
		r.count(len(meant))
		return false
	}
	return r.refuse(s, keyword, "fits none of the alternatives of %s", keyword)
}

// meant returns the faults of the only alternative that the value itself,
// apart from what is inside, fits; nil when there is no such one.
func (r *run) meant(branches []*subschema, v any) []placed {
	var meant []placed
	for _, sub := range branches {
		found := r.faultsOf(sub, v)
		if len(branches) > 1 && slices.ContainsFunc(found, r.rejects) {
			continue
		}
		if meant != nil {
			return nil
		}
		meant = found
	}
	return meant
}

// faultsOf collects the faults of one alternative apart from all others.
func (r *run) faultsOf(sub *subschema, v any) []placed {
	before, count := r.faults, r.found
	r.faults, r.found = nil, 0
	r.admits(r.sub(sub), v, nil)
	found := r.faults
	r.faults, r.found, r.collecting = before, count, true
	return found
}

// rejects reports whether a fault says that the present part was not meant for
// an alternative: it is of another kind altogether, or says so by a property
// whose only value it does not have.
func (r *run) rejects(f placed) bool {
	switch len(f.steps) - len(r.steps) {
	case 0:
		switch f.Keyword {
		case "type", "enum", "const", "false", "anyOf", "oneOf":
			return true
		}
	case 1:
		return f.single
	}
	return false
}
