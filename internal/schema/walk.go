package schema

import "slices"

// applied is what applies to one part of a value: schemas and those that they
// refer to, combine, or choose by what the value is.
type applied struct {
	schemas  []*schema
	declares bool // some schema names properties
	demands  bool // some schema constrains without naming: required, not
	open     bool // other properties than the named ones are welcome, or refused already
}

// visitor looks at the objects of a value and what applies to them.
type visitor func(a *applied, object map[string]any)

// walk goes through a value and everything inside.
func (r *run) walk(from []*subschema, v any, visit visitor) {
	r.spend(size(v))
	if len(r.steps) > maxDepth {
		panic(overspent{})
	}
	if len(from) == 0 {
		return
	}
	switch v := v.(type) {
	case map[string]any:
		a := r.applied(from, v)
		r.spend(len(v) * (1 + len(a.schemas)/16))
		visit(a, v)
		for name, member := range v {
			if hasParts(member) {
				subs, named := a.ofMember(name)
				r.into(step{key: name, index: -1, named: named}, subs, member, visit)
			}
		}
	case []any:
		a := r.applied(from, v)
		for i, item := range v {
			if hasParts(item) {
				r.into(step{index: i}, a.ofElement(i), item, visit)
			}
		}
	}
}

// hasParts reports whether there is something inside a value.
func hasParts(v any) bool {
	switch v.(type) {
	case map[string]any, []any:
		return true
	}
	return false
}

func (r *run) into(at step, from []*subschema, v any, visit visitor) {
	r.steps = append(r.steps, at)
	r.walk(from, v, visit)
	r.steps = r.steps[:len(r.steps)-1]
}

// applied gathers what some schemas apply to a value. One that says nothing of
// properties lets any object through.
func (r *run) applied(from []*subschema, v any) *applied {
	all := new(applied)
	for _, sub := range from {
		one := new(applied)
		r.gather(r.sub(sub), v, one)
		one.open = one.open || !one.declares
		if len(from) == 1 {
			return one
		}
		all.add(one)
	}
	return all
}

func (a *applied) add(other *applied) {
	a.schemas = append(a.schemas, other.schemas...)
	a.declares = a.declares || other.declares
	a.demands = a.demands || other.demands
	a.open = a.open || other.open
}

func (r *run) gather(s *schema, v any, into *applied) {
	r.spend(1 + len(into.schemas)/16)
	if slices.Contains(into.schemas, s) {
		return
	}
	into.schemas = append(into.schemas, s)
	into.declares = into.declares || len(s.properties)+len(s.patternProperties) > 0
	into.demands = into.demands || len(s.required) > 0 || s.not != nil
	into.open = into.open || s.closed || s.additional != nil || s.unevaluatedProperties != nil
	if s.refers != nil {
		r.gather(r.sub(s.refers), v, into)
	}
	for _, sub := range s.allOf {
		r.gather(r.sub(sub), v, into)
	}
	for _, sub := range r.chosen(s, v) {
		r.gatherBranch(sub, v, into)
	}
}

// gatherBranch gathers an alternative. One that says nothing of the value
// opens it.
func (r *run) gatherBranch(sub *subschema, v any, into *applied) {
	one := new(applied)
	r.gather(r.sub(sub), v, one)
	one.open = one.open || !one.declares && !one.demands
	into.add(one)
}

// chosen returns the alternatives and conditional schemas that apply to a
// value; all alternatives when it fits none of them.
func (r *run) chosen(s *schema, v any) []*subschema {
	chosen := append(r.fitting(s, s.anyOf, v), r.fitting(s, s.oneOf, v)...)
	if s.when != nil {
		branch := s.other
		if fits, _ := r.tries(s.when, v, nil); fits {
			chosen, branch = append(chosen, s.when), s.then
		}
		if branch != nil {
			chosen = append(chosen, branch)
		}
	}
	object, _ := v.(map[string]any)
	for i, d := range s.dependentSchemas {
		if _, has := object[d.Key]; has {
			chosen = append(chosen, s.dependents[i])
		}
	}
	return chosen
}

func (r *run) fitting(s *schema, branches []*subschema, v any) []*subschema {
	if i, named := s.discriminator.branch(v); named && i < len(branches) {
		return []*subschema{branches[i]}
	}
	if len(branches) == 0 {
		return nil
	}
	var fitting []*subschema
	for _, sub := range branches {
		if fits, _ := r.tries(sub, v, nil); fits {
			fitting = append(fitting, sub)
		}
	}
	if fitting == nil {
		return slices.Clone(branches)
	}
	return fitting
}

// ofMember returns what applies to a member, and whether a schema names it.
func (a *applied) ofMember(name string) (subs []*subschema, named bool) {
	for _, s := range a.schemas {
		known := false
		if sub := s.properties[name]; sub != nil {
			subs, known, named = append(subs, sub), true, true
		}
		for _, p := range s.patternProperties {
			if p.pattern.matches(name) {
				subs, known = append(subs, p.schema), true
			}
		}
		if !known && s.additional != nil {
			subs = append(subs, s.additional)
		}
	}
	return subs, named
}

func (a *applied) ofElement(i int) []*subschema {
	var subs []*subschema
	for _, s := range a.schemas {
		switch {
		case i < len(s.prefixItems):
			subs = append(subs, s.prefixItems[i])
		case s.items != nil:
			subs = append(subs, s.items)
		}
	}
	return subs
}
