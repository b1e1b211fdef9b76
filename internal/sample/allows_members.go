package sample

func (r *run) allowsMembers(s *view, o Object, at *instance, depth int) bool {
	n := int64(len(o))
	if s.MinProperties != nil && n < *s.MinProperties || s.MaxProperties != nil && n > *s.MaxProperties {
		return false
	}
	for _, name := range s.Required {
		if _, there := o.Get(name); !there && !r.waived(s, name, at) {
			return false
		}
	}
	if s.properties == nil && s.patterns == nil && s.AdditionalProperties == nil && s.PropertyNames == nil && s.DependentRequired == nil && s.DependentSchemas == nil {
		return true
	}
	for i := range o {
		if !r.allowsMember(s, &o[i], depth+1) || !r.allowsDependents(s, o, o[i].Name, at, depth+1) {
			return false
		}
	}
	return true
}

func (r *run) allowsMember(s *view, p *Member, depth int) bool {
	declared := false
	if n := s.properties[p.Name]; n != nil {
		declared = true
		if !r.allowsNode(n, p.Value, depth) {
			return false
		}
	}
	for _, pp := range s.patterns {
		matched, sure := pp.matches(p.Name)
		if !sure {
			r.doubt()
		}
		if matched {
			declared = true
			if !r.allowsNode(pp.node, p.Value, depth) {
				return false
			}
		}
	}
	if !declared && !r.allowsNode(s.AdditionalProperties, p.Value, depth) {
		return false
	}
	return s.PropertyNames == nil || r.allowsNode(s.PropertyNames, p.Name, depth)
}

// waived reports whether a required property may be missing since it does not
// travel this way. Where another schema of the place than the one that
// requires it says so, not all agree, and that is a doubt.
func (r *run) waived(s *view, name string, at *instance) bool {
	if n := s.properties[name]; n != nil && r.hides(n) {
		return true
	}
	if at.shape == nil {
		at.shape = r.base(at.root)
	}
	if !r.hidden(at.shape, name) {
		return false
	}
	r.doubt()
	return true
}

func (r *run) allowsDependents(s *view, o Object, name string, at *instance, depth int) bool {
	for _, other := range s.DependentRequired.Get(name).Strings() {
		if _, there := o.Get(other); !there {
			return false
		}
	}
	for _, d := range s.DependentSchemas {
		if d.Key == name && !r.allowsPart(d.Value, o, at, depth) {
			return false
		}
	}
	return true
}
