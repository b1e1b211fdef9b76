package sample

import "github.com/apisteward/steward/internal/sample/likely"

// realPlan is what is needed of a shape for realistic objects besides its
// plan. It is immutable.
type realPlan struct {
	kind    likely.Kind
	members []realMember // beside those of the plan
	nested  int          // of them
}

type realMember struct {
	field      *likely.Field
	nested     bool // it has parts of its own
	deprecated bool
}

// real works out what is needed of a plan, or finds that it did before.
func (r *realist) real(p *plan) *realPlan {
	if known := p.real.Load(); known != nil {
		return known
	}
	made := &realPlan{kind: likely.Thing}
	for i := range p.members {
		made.note(r.member(&p.members[i]))
	}
	if named := p.shape.named; named != nil {
		if kind := likely.KindOf(named.Key()); kind != likely.Thing {
			made.kind = kind
		}
	}
	p.real.Store(made)
	return made
}

func (p *realPlan) note(member realMember) {
	p.members = append(p.members, member)
	if member.nested {
		p.nested++
	}
	if p.kind == likely.Thing {
		p.kind = member.field.Of
	}
}

func (r *realist) member(member *memberPlan) realMember {
	m := r.entry(member)
	m.field = r.field(member.name)
	return m
}

// entry is the same for a name that was made up, which tells nothing.
func (r *realist) entry(member *memberPlan) realMember {
	var m realMember
	if sh := member.shape; sh != nil {
		m.nested = !r.small(sh)
		for _, s := range sh.all {
			m.deprecated = m.deprecated || s.Deprecated
		}
	}
	return m
}
