package compare

import "github.com/apisteward/steward/internal/contract"

// compareExclusiveness compares whether exactly one alternative must hold or
// any number may.
func (d *differ) compareExclusiveness(u *unit, a, b group) {
	if a.keyword == b.keyword || len(a.branches) < 2 || len(b.branches) < 2 {
		return
	}
	f := fact{old: a.at, new: b.at, keyword: b.keyword, oldValue: a.keyword, newValue: b.keyword}
	switch {
	case a.keyword == "oneOf" && b.keyword == "anyOf":
		f.text = "more than one alternative may hold now"
		d.say(u, "alternatives-became-inclusive", f)
	case a.keyword == "anyOf" && b.keyword == "oneOf" && !d.apart(b):
		f.text = "exactly one alternative must hold now"
		d.say(u, "alternatives-became-exclusive", f)
	}
}

// apart reports whether no value can be of two alternatives.
func (d *differ) apart(g group) bool {
	for i, x := range g.branches {
		for _, y := range g.branches[:i] {
			if !d.work.spend(1) || !separate(x.shape, y.shape) {
				return false
			}
		}
	}
	return true
}

// maxOverlap bounds the alternatives that are checked for overlapping.
const maxOverlap = 16

// compareOverlap finds values of the sender that exactly one alternative of the
// receiver's oneOf no longer holds for: all of what one alternative of the
// sender lets through is within two of the receiver's, which was not so
// before. Alternatives that overlap in part are common, and let be where both
// sides have some.
func (d *differ) compareOverlap(u *unit, a, b group, m matching) {
	senders, receivers, receiverOf := a, b, m.newOf
	if u.dir == contract.InResponse {
		senders, receivers, receiverOf = b, a, m.oldOf
	}
	if d.inner || receivers.keyword != "oneOf" || len(receivers.branches) > maxOverlap || len(senders.branches) > maxOverlap {
		return
	}
	for i, sender := range senders.branches {
		j := receiverOf[i]
		if j < 0 {
			continue
		}
		for k := range receivers.branches {
			if k != j && !contradict(sender.shape.pins(), receivers.branches[k].shape.pins()) && !d.overlapped(senders, receivers, receiverOf, i, k) {
				d.judgeOverlap(u, senders, receivers, sender, k)
			}
		}
	}
}

// overlapped reports whether the values of a sender's alternative were of two
// before: of itself, and of the one that became the receiver's with index k.
// Where several could hold before, compareExclusiveness has said so.
func (d *differ) overlapped(senders, receivers group, receiverOf []int, i, k int) bool {
	for before, after := range receiverOf {
		if after == k {
			return senders.keyword == "anyOf" || d.holds(senders.branches[before].shape, senders.branches[i].shape)
		}
	}
	return false
}

// judgeOverlap tells that a sender's alternative is within a second one of the
// receiver. Where the sender had no choice at all, it is enough that some of
// its values may be.
func (d *differ) judgeOverlap(u *unit, senders, receivers group, sender branch, k int) {
	other := receivers.branches[k]
	f := fact{old: sender.place(), new: other.place(), about: other.label("")}
	if u.dir == contract.InResponse {
		f.old, f.new = f.new, f.old
	}
	switch {
	case d.trySender(sender.shape, other.shape, u.dir).contained():
		f.text = "its values are also of the alternative " + other.name() + ", so that exactly one does not hold"
		d.say(u, "alternatives-overlap", f)
	case len(senders.branches) == 1 && u.receiver().view().discriminator == nil && !separate(sender.shape, other.shape):
		f.text = "some of its values may also be of the alternative " + other.name() + ", so that exactly one does not hold"
		d.say(u, "alternatives-may-overlap", f)
	}
}

// receiver is the schema of the side that takes what is sent.
func (u *unit) receiver() *shape {
	if u.dir == contract.InResponse {
		return u.old
	}
	return u.new
}

// holds reports whether a schema lets through all that another one of the same
// document does. Each direction is asked, since either may see more in a
// difference than the values: a property that nobody heeds, or nobody sends.
// Within such a comparison it is not asked again.
func (d *differ) holds(schema, other *shape) bool {
	if d.inner {
		return false
	}
	w := d.alone(schema.side)
	return w.try(w.old.shapeLike(other), w.new.shapeLike(schema), contract.InRequest).contained() ||
		w.try(w.old.shapeLike(schema), w.new.shapeLike(other), contract.InResponse).contained()
}

// alone returns what compares the schemas of one document with each other.
func (d *differ) alone(s *side) *differ {
	w := d.within[s]
	if w == nil {
		w = differOf(s.twin(), s.twin(), d.work, Options{})
		w.inner = true
		d.within[s] = w
	}
	return w
}

// shapeLike returns the shape of another side of the same document.
func (s *side) shapeLike(other *shape) *shape {
	return s.intern(&shape{parts: other.parts, only: other.only, null: other.null, at: other.at})
}

// separate reports whether no value can be of both shapes, as far as that is
// seen from types, enums, and properties that one of them requires.
func separate(a, b *shape) bool {
	x, y := a.view(), b.view()
	common := x.types & y.types
	switch {
	case common == 0 || x.enum != nil && y.enum != nil && !x.enum.meets(y.enum):
		return true
	case common != contract.TypeObject:
		return false
	}
	return x.object.excludes(y.object, a.side, b.side) || y.object.excludes(x.object, b.side, a.side)
}

// excludes reports whether an object cannot be of both views, since o requires
// a property that the other refuses, or to which it gives other values.
func (o *objectView) excludes(other *objectView, own, others *side) bool {
	if !own.work.spend(len(o.properties)) {
		return false
	}
	for _, p := range o.properties {
		if !p.required {
			continue
		}
		q := other.byName[p.name]
		if q == nil && other.closed != nil && len(other.patterns) == 0 || q != nil && q.forbidden() {
			return true
		}
		if q == nil || len(p.schemas) == 0 || len(q.schemas) == 0 {
			continue
		}
		x, y := own.conjunction(p.schemas).view(), others.conjunction(q.schemas).view()
		if x.types&y.types == 0 || x.enum != nil && y.enum != nil && !x.enum.meets(y.enum) {
			return true
		}
	}
	return false
}

// meets reports whether two enums have a value in common.
func (e *enum) meets(other *enum) bool {
	for _, v := range e.values {
		if other.has(v) {
			return true
		}
	}
	return false
}
