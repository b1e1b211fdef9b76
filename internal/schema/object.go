package schema

import (
	"maps"
	"slices"
)

func (r *run) admitsObject(s *schema, v map[string]any, seen *evaluated) bool {
	ok := r.admitsSize(s, len(v), s.members, "Properties", "property")
	for _, q := range s.required {
		if _, has := v[q.name]; !has && !q.waived(r.way) {
			ok = r.refuseProperty(s, "required", q.name, "lacks the required property %s", quote(q.name))
		}
	}
	if !ok && !r.collecting {
		return false
	}
	ok = r.admitsMembers(s, v, seen) && ok
	if ok || r.collecting {
		ok = r.admitsNames(s, v) && ok
	}
	if ok || r.collecting {
		ok = r.admitsDependents(s, v, seen) && ok
	}
	return ok
}

// admitsMembers goes through the members, in order when that shows.
func (r *run) admitsMembers(s *schema, v map[string]any, seen *evaluated) bool {
	if s.properties == nil && s.patternProperties == nil && s.additional == nil && !s.closed {
		return true
	}
	ok := true
	if r.collecting {
		for _, name := range slices.Sorted(maps.Keys(v)) {
			ok = r.admitsMember(s, name, v[name], seen) && ok
		}
		return ok
	}
	for name, member := range v {
		if !r.admitsMember(s, name, member, seen) {
			return false
		}
	}
	return true
}

func (r *run) admitsMember(s *schema, name string, v any, seen *evaluated) bool {
	ok, known := true, false
	if sub := s.properties[name]; sub != nil {
		known = true
		ok = r.within(step{key: name, index: -1, named: true}, sub, v)
	}
	for _, p := range s.patternProperties {
		if p.pattern.matches(name) {
			known = true
			ok = r.within(step{key: name, index: -1}, p.schema, v) && ok
		}
	}
	switch {
	case known:
	case s.closed:
		ok = r.refuseSurplus(s, "additionalProperties", name)
	case s.additional != nil:
		ok = r.within(step{key: name, index: -1}, s.additional, v)
	default:
		return ok
	}
	seen.member(name)
	return ok
}

func (r *run) refuseSurplus(s *schema, keyword, name string) bool {
	return r.refuseProperty(s, keyword, name, "has the property %s, which the schema does not allow", quote(name))
}

func (r *run) admitsNames(s *schema, v map[string]any) bool {
	if s.names == nil {
		return true
	}
	ok := true
	outer := r.innermost
	r.innermost = len(r.inside)
	for _, name := range slices.Sorted(maps.Keys(v)) {
		if fits, _ := r.tries(s.names, name, nil); !fits {
			ok = r.refuseProperty(s, "propertyNames", name, "has the property %s, whose name the schema does not allow", quote(name))
		}
	}
	r.innermost = outer
	return ok
}

func (r *run) admitsDependents(s *schema, v map[string]any, seen *evaluated) bool {
	ok := true
	for _, d := range s.dependentRequired {
		if _, has := v[d.on]; !has {
			continue
		}
		for _, name := range d.names {
			if _, has := v[name]; !has {
				ok = r.refuseProperty(s, "dependentRequired", name, "lacks the property %s, which is required beside %s", quote(name), quote(d.on))
			}
		}
	}
	for i, d := range s.dependentSchemas {
		if _, has := v[d.Key]; has && (ok || r.collecting) {
			ok = r.admits(r.sub(s.dependents[i]), v, seen) && ok
		}
	}
	return ok
}
