package schema

import "slices"

// admitsTogether judges by the keywords that apply other schemas to the same
// part of the value.
func (r *run) admitsTogether(s *schema, v any, seen *evaluated) bool {
	ok := s.refers == nil || r.admitsTarget(s, v, seen)
	for _, sub := range s.allOf {
		if !ok && !r.collecting {
			return false
		}
		ok = r.admits(r.sub(sub), v, seen) && ok
	}
	for _, judge := range [...]func(*schema, any, *evaluated) bool{r.admitsAnyOf, r.admitsOneOf, r.admitsNot, r.admitsIf} {
		if !ok && !r.collecting {
			return false
		}
		ok = judge(s, v, seen) && ok
	}
	return ok
}

// admitsTarget follows a reference. One that leads back to itself with the
// same part of the value adds nothing.
func (r *run) admitsTarget(s *schema, v any, seen *evaluated) bool {
	target := r.sub(s.refers)
	if slices.Contains(r.inside[r.innermost:], target) {
		return true
	}
	r.inside = append(r.inside, target)
	ok := r.admits(target, v, seen)
	r.inside = r.inside[:len(r.inside)-1]
	return ok
}

func (r *run) admitsNot(s *schema, v any, _ *evaluated) bool {
	if s.not == nil {
		return true
	}
	if fits, doubtful := r.tries(s.not, v, nil); fits && !doubtful {
		return r.refuse(s, "not", "fits what not forbids")
	}
	return true
}

func (r *run) admitsIf(s *schema, v any, seen *evaluated) bool {
	if s.when == nil {
		return true
	}
	branch := s.other
	if fits, _ := r.tries(s.when, v, seen); fits {
		branch = s.then
	}
	return branch == nil || r.admits(r.sub(branch), v, seen)
}
