package sample

import (
	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample/likely"
)

// object makes an object with all properties, those that have parts as far as
// there is a share for each.
func (r *realist) object(p *plan, at site) (any, bool) {
	o := r.newObject(p, at)
	if named := p.shape.named; named != nil {
		r.open = append(r.open, named)
		defer func() { r.open = r.open[:len(r.open)-1] }()
	}
	for i := range p.members {
		member, real := &p.members[i], &o.real.members[i]
		if !member.required && !o.shown(member, real) {
			continue
		}
		if !o.add(member, real) && member.required {
			return nil, false
		}
	}
	if !o.complete() {
		return nil, false
	}
	if p.isMap || len(o.out) < p.least {
		o.entries()
	}
	if len(p.needs) > 0 {
		return o.depending()
	}
	return o.out, true
}

// realObject is an object that is being made.
type realObject struct {
	*realist
	of      *plan // what it must keep
	real    *realPlan
	at      site
	subject likely.Subject
	nested  int // members with parts that are still to come
	share   int // parts that they may have together
	out     Object
}

func (r *realist) newObject(p *plan, at site) *realObject {
	real := r.real(p)
	kind := real.kind.Or(at.field.Kind).Or(at.Within())
	o := &realObject{realist: r, of: p, real: real, at: at, subject: likely.Subject{Seed: at.Key, Kind: kind}, nested: real.nested}
	o.share = at.share - (len(p.members) - real.nested)
	o.out = make(Object, 0, min(len(p.members), max(at.share, 8)))
	return o
}

// shown reports whether a member that need not be there is.
func (o *realObject) shown(member *memberPlan, real *realMember) bool {
	if model, ok := o.at.model.(Object); ok {
		if _, there := model.Get(member.name); !there {
			return false
		}
	}
	if o.lean || len(o.out) >= o.of.most || o.way == contract.InRequest && real.deprecated {
		return false
	}
	if real.nested {
		return o.at.depth < maxShown && (o.at.depth == 0 || o.share > o.nested)
	}
	return o.at.depth == 0 || o.at.share > len(o.out)
}

// add adds a member if there is a value for it.
func (o *realObject) add(member *memberPlan, real *realMember) bool {
	at := site{Slot: o.subject.Slot(member.name), field: real.field, depth: o.at.depth + 1, later: o.at.later}
	if model, ok := o.at.model.(Object); ok {
		at.model, _ = model.Get(member.name)
	}
	if real.nested {
		at.share = max(o.share/max(o.nested, 1), 0)
	}
	before := o.parts
	v, ok := o.made(member, at)
	if real.nested {
		o.nested--
		o.share -= o.parts - before
	}
	if ok {
		o.out = append(o.out, Member{member.name, v})
	}
	return ok
}

func (o *realObject) made(member *memberPlan, at site) (any, bool) {
	switch {
	case member.fixed != "":
		return member.fixed, true
	case member.shape == nil:
		return o.anything(at), true
	case !o.recurs(member.shape):
		return o.value(member.shape, at)
	case o.plan(member.shape).null:
		return nil, true
	case !member.required:
		return nil, false
	}
	return o.value(member.shape, at)
}

// complete adds members until there are enough, and those that others cannot
// be without.
func (o *realObject) complete() bool {
	for i := 0; i < len(o.of.members) && len(o.out) < o.of.least; i++ {
		if _, there := o.out.Get(o.of.members[i].name); !there {
			o.add(&o.of.members[i], &o.real.members[i])
		}
	}
	for _, s := range o.of.shape.all {
		if s.DependentRequired == nil {
			continue
		}
		for i := 0; i < len(o.out); i++ {
			for _, other := range s.DependentRequired.Get(o.out[i].Name).Strings() {
				if _, there := o.out.Get(other); !there && !o.add(o.named(other)) {
					return false
				}
			}
		}
	}
	return true
}

// named is the plan of a member by its name.
func (o *realObject) named(name string) (*memberPlan, *realMember) {
	if i, known := o.of.names[name]; known {
		return &o.of.members[i], &o.real.members[i]
	}
	member := o.undeclared(name)
	real := o.member(member)
	return member, &real
}

// undeclared is the plan of a member that is not among the properties.
func (o *realObject) undeclared(name string) *memberPlan {
	member := &memberPlan{name: name}
	if nodes := o.property(o.of.shape, name); len(nodes) > 0 {
		member.shape = o.shape(nodes...)
	}
	return member
}

// entries adds to a map what its schema says of names that it does not know.
func (o *realObject) entries() {
	count := 0
	if !o.lean && o.at.depth < maxShown {
		count = o.at.Key.Between(1, 2)
	}
	count = max(count, o.of.least-len(o.out))
	for i := 0; i < 3*maxElements && count > 0 && len(o.out) < o.of.most; i++ {
		name := o.entryName(i)
		if _, there := o.out.Get(name); there || o.of.closedTo(o.Maker, name) {
			continue
		}
		member := o.undeclared(name)
		real := o.entry(member)
		real.field = o.at.field
		if real.nested {
			o.nested++
		}
		if o.add(member, &real) {
			count--
		}
	}
}

// entryName is the name of the i-th entry of a map.
func (o *realObject) entryName(i int) string {
	slot := o.subject.Slot("entry")
	slot.Key = slot.Key.Nth(i)
	for _, s := range o.of.shape.all {
		if s.PropertyNames != nil {
			if name, ok := o.value(o.base(s.PropertyNames), site{Slot: slot, field: o.field(""), depth: o.at.depth + 1}); ok {
				if name, ok := name.(string); ok {
					return name
				}
			}
		}
		if len(s.patterns) > 0 {
			return likely.Pick(slot.Key, s.patterns).legible(site{Slot: slot}.random())
		}
	}
	return likely.Word(slot)
}

// depending makes an object again of which properties ask for more.
func (o *realObject) depending() (any, bool) {
	var nodes []*contract.Node
	for _, c := range o.of.needs {
		if _, there := o.out.Get(c.Key); there && !o.of.shape.seen[c.Value] {
			nodes = append(nodes, c.Value)
		}
	}
	if len(nodes) == 0 {
		return o.out, true
	}
	again, ok := o.value(o.plus(o.of.shape, nodes...), o.at)
	made, isObject := again.(Object)
	if !ok || !isObject {
		return nil, false
	}
	for _, m := range o.out {
		if _, there := made.Get(m.Name); !there {
			made = append(made, m)
		}
	}
	return made, true
}
