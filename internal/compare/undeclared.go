package compare

import "github.com/apisteward/steward/internal/contract"

// compareRest compares what is said of properties that are not declared.
func (d *differ) compareRest(u *unit, a, b *objectView) {
	switch {
	case a.closed == nil && b.closed == nil:
		d.useNodes(u, a.rest, b.rest, u.dir)
	case a.closed == nil:
		d.say(u, "additional-properties-refused", fact{old: u.oldPlace(), new: b.closed, keyword: "additionalProperties",
			text: "properties that are not declared are refused now"})
	case b.closed == nil:
		d.say(u, "additional-properties-allowed", fact{old: a.closed, new: u.newPlace(), keyword: "additionalProperties",
			text: "properties that are not declared are let through now"})
	}
}

// comparePatternProperties matches patterns by their text.
func (d *differ) comparePatternProperties(u *unit, a, b *objectView) {
	before, after := byPattern(a.patterns), byPattern(b.patterns)
	for _, p := range a.patterns {
		if q := after[p.pattern]; q != nil {
			d.useNodes(u, []*contract.Node{p.schema}, []*contract.Node{q}, u.dir)
			continue
		}
		d.patternChanged(u, b, p.pattern, fact{old: p.schema, about: p.pattern, text: "it was removed"}, false)
	}
	for _, q := range b.patterns {
		if before[q.pattern] == nil {
			d.patternChanged(u, a, q.pattern, fact{new: q.schema, about: q.pattern, text: "it was added"}, true)
		}
	}
}

// byPattern finds the schema of a pattern, the first where there are several.
func byPattern(list []patternProperty) map[string]*contract.Node {
	out := make(map[string]*contract.Node, len(list))
	for _, p := range list {
		if out[p.pattern] == nil {
			out[p.pattern] = p.schema
		}
	}
	return out
}

// patternChanged judges a pattern that only one side has; without is the other
// side. Where other names are refused a pattern lets more through, where they
// are free it lets less through, and where they have a schema of their own
// that is not decided.
func (d *differ) patternChanged(u *unit, without *objectView, pattern string, f fact, added bool) {
	switch {
	case len(without.rest) > 0:
		f.undecided = true
		f.keyword = ""
		f.text = "the pattern of names " + clip(pattern) + " changed in a way that could not be compared"
		d.say(u, "not-compared", f)
	case (without.closed != nil) == added:
		d.say(u, "pattern-property-loosened", f)
	default:
		d.say(u, "pattern-property-tightened", f)
	}
}

// compareDependencies matches dependencies by name.
func (d *differ) compareDependencies(u *unit, old, new []dependency) {
	before, after := byName(old), byName(new)
	for _, p := range old {
		q, ok := after[p.key()]
		switch {
		case !ok:
			d.say(u, "dependency-removed", fact{old: p.at, new: u.newPlace(), about: p.name,
				text: "having " + quoted(p.name) + " no longer asks for more"})
		case p.schema != nil:
			d.useNodes(u, []*contract.Node{p.schema}, []*contract.Node{q.schema}, u.dir)
		default:
			d.compareDependency(u, p, q)
		}
	}
	for _, q := range new {
		if _, ok := before[q.key()]; !ok {
			d.say(u, "dependency-added", fact{old: u.oldPlace(), new: q.at, about: q.name,
				text: "having " + quoted(q.name) + " now asks for more"})
		}
	}
}

// dependencyKey tells apart what one name asks for: names, or a schema.
type dependencyKey struct {
	name   string
	schema bool
}

func (p dependency) key() dependencyKey { return dependencyKey{p.name, p.schema != nil} }

// byName finds a dependency, the first where there are several.
func byName(list []dependency) map[dependencyKey]dependency {
	out := make(map[dependencyKey]dependency, len(list))
	for _, p := range list {
		if _, ok := out[p.key()]; !ok {
			out[p.key()] = p
		}
	}
	return out
}

func (d *differ) compareDependency(u *unit, p, q dependency) {
	f := fact{old: p.at, new: q.at, about: p.name, oldValue: words(p.required...), newValue: words(q.required...)}
	f.text = went("what "+quoted(p.name)+" asks for", f)
	if !subset(q.required, p.required) {
		d.say(u, "dependency-added", f)
	}
	if !subset(p.required, q.required) {
		d.say(u, "dependency-removed", f)
	}
}
