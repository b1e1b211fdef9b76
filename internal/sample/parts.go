package sample

import "github.com/apisteward/steward/internal/contract"

// allowedByParts checks what a schema is put together of.
func (r *run) allowedByParts(s *view, v any, at *instance, depth int) bool {
	for _, n := range s.AllOf {
		if !r.allowsPart(n, v, at, depth) {
			return false
		}
	}
	if len(s.AnyOf) > 0 && r.count(s.AnyOf, v, at, depth, 1) == 0 || len(s.OneOf) > 0 && !r.allowsOne(s, v, at, depth) {
		return false
	}
	if r.strict && s.Discriminator != nil {
		r.heedDiscriminator(s, v, at, depth)
	}
	if s.Not != nil && r.tries(s.Not, v, at, depth) {
		return false
	}
	if s.If == nil {
		return true
	}
	if r.tries(s.If, v, at, depth) {
		return r.allowsPart(s.Then, v, at, depth)
	}
	return r.allowsPart(s.Else, v, at, depth)
}

func (r *run) allowsOne(s *view, v any, at *instance, depth int) bool {
	n := r.count(s.OneOf, v, at, depth, 2)
	r.overlap = r.overlap || n > 1
	return n == 1
}

// count is how many schemas let a value through, counted up to enough.
func (r *run) count(schemas []*contract.Node, v any, at *instance, depth, enough int) int {
	found := 0
	for _, n := range schemas {
		if r.tries(n, v, at, depth) {
			if found++; found == enough {
				break
			}
		}
	}
	return found
}

// allowsRest checks unevaluatedItems and unevaluatedProperties (JSON Schema
// 2020-12, sections 11.2 and 11.3).
func (r *run) allowsRest(s *view, v any, at *instance, depth int) bool {
	switch v := v.(type) {
	case []any:
		if s.UnevaluatedItems == nil {
			return true
		}
		seen := evaluated{items: make([]bool, len(v))}
		r.evaluate(s, v, &seen, at, depth, true)
		for i, item := range v {
			if !seen.all && !seen.items[i] && !r.allowsNode(s.UnevaluatedItems, item, depth+1) {
				return false
			}
		}
	case Object:
		if s.UnevaluatedProperties == nil {
			return true
		}
		seen := evaluated{names: map[string]bool{}}
		r.evaluate(s, v, &seen, at, depth, true)
		for _, p := range v {
			if !seen.all && !seen.names[p.Name] && !r.allowsNode(s.UnevaluatedProperties, p.Value, depth+1) {
				return false
			}
		}
	}
	return true
}

// evaluated is which elements or members some keyword speaks of.
type evaluated struct {
	all   bool
	items []bool
	names map[string]bool
}

// evaluate notes what a schema that lets v through speaks of. first leaves out
// its own unevaluatedItems and unevaluatedProperties.
func (r *run) evaluate(s *view, v any, seen *evaluated, at *instance, depth int, first bool) {
	if r.steps--; r.steps < 0 || depth > 2*maxDepth {
		r.doubt()
		return
	}
	switch v := v.(type) {
	case []any:
		seen.all = seen.all || s.Items != nil || !first && s.UnevaluatedItems != nil
		for i := range v {
			if i < len(s.PrefixItems) || s.Contains != nil && r.allowsNode(s.Contains, v[i], depth+1) {
				seen.items[i] = true
			}
		}
	case Object:
		seen.all = seen.all || s.AdditionalProperties != nil || !first && s.UnevaluatedProperties != nil
		for _, p := range v {
			if s.declares(p.Name) {
				seen.names[p.Name] = true
			}
		}
	}
	for _, n := range r.applicable(s, v, at, depth) {
		if next := r.view(n); next != nil {
			r.evaluate(next, v, seen, at, depth+1, false)
		}
	}
}

// declares reports whether properties or patternProperties speak of a name.
func (s *view) declares(name string) bool {
	if s.properties[name] != nil {
		return true
	}
	for _, p := range s.patterns {
		if matched, _ := p.matches(name); matched {
			return true
		}
	}
	return false
}

// applicable returns the schemas that hold for v besides s, of which s is put
// together.
func (r *run) applicable(s *view, v any, at *instance, depth int) []*contract.Node {
	var out []*contract.Node
	if s.Target != nil {
		out = append(out, s.Target)
	}
	out = append(out, s.AllOf...)
	for _, choices := range [][]*contract.Node{s.AnyOf, s.OneOf} {
		for _, n := range choices {
			if r.tries(n, v, at, depth+1) {
				out = append(out, n)
			}
		}
	}
	if s.If != nil && r.tries(s.If, v, at, depth+1) {
		out = append(out, s.If, s.Then)
	} else if s.If != nil {
		out = append(out, s.Else)
	}
	if o, ok := v.(Object); ok {
		for _, d := range s.DependentSchemas {
			if _, there := o.Get(d.Key); there {
				out = append(out, d.Value)
			}
		}
	}
	return out
}
