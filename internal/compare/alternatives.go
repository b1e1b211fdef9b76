package compare

import (
	"slices"

	"github.com/apisteward/steward/internal/contract"
)

// compareAlternatives compares two schemas of which either may have anyOf or
// oneOf.
func (d *differ) compareAlternatives(u *unit, a, b *view) {
	if !a.outer || !b.outer { // else they have been compared where the alternatives stand
		d.compareDiscriminators(u, a.discriminator, b.discriminator)
	}
	if d.compareFinite(u, a, b) {
		return
	}
	switch {
	case len(a.groups)+len(b.groups) == 0:
		d.compareSchemas(u, a, b)
	case a.types == 0 || b.types == 0: // nothing is let through, whatever the alternatives say
		if d.compareTypes(u, a, b) {
			d.compareEnums(u, a, b)
		}
	case len(a.groups) == 1 && len(b.groups) == 1 && !d.baseDiffers(u, a, b):
		d.compareWording(u, a, b)
		d.compareGroups(u, a.groups[0], b.groups[0])
	case len(a.groups) <= 1 && len(b.groups) <= 1:
		d.compareWording(u, a, b)
		d.compareGroups(u, distribute(u.old, a, b), distribute(u.new, b, a))
	default:
		d.compareManyGroups(u, a, b)
	}
}

// baseDiffers reports whether what two schemas say besides their alternatives
// differs. It may be that one says within its alternatives what the other says
// before them.
func (d *differ) baseDiffers(u *unit, a, b *view) bool {
	base := d.pair(u.old.base(), u.new.base(), u.dir)
	if base == nil {
		return false
	}
	d.compare(base)
	for i := range base.facts {
		if base.facts[i].rule.Bump != Patch {
			return true
		}
	}
	u.uses = append(u.uses, base)
	return false
}

// distribute returns a schema as alternatives, each joined with what holds for
// all. A schema without alternatives is one, or one for each of its types when
// the other side has several.
func distribute(sh *shape, v, other *view) group {
	if len(v.groups) == 1 {
		g := v.groups[0]
		out := group{keyword: g.keyword, at: g.at}
		for _, b := range g.branches {
			if joined := sh.with(b.shape); joined.view().types != 0 { // else it can never hold
				out.branches = append(out.branches, branch{joined, b.written})
			}
		}
		return out
	}
	out := group{at: sh.place()}
	types := split(v.types)
	if v.types == contract.AnyType || len(types) == 1 {
		types = []contract.Types{v.types}
	}
	for _, t := range types {
		part := sh
		if len(types) > 1 {
			part = sh.restricted(t)
		}
		out.branches = append(out.branches, branch{shape: part, written: sh.at})
	}
	return out
}

// compareManyGroups compares schemas of which one has several groups: first
// what they say besides, then group by group. What cannot be matched is added
// or removed as a whole.
func (d *differ) compareManyGroups(u *unit, a, b *view) {
	d.use(u, u.old.base(), u.new.base(), u.dir)
	taken := make([]bool, len(b.groups))
	for _, g := range a.groups {
		j := d.likeliest(g, b.groups, taken, u.dir)
		if j < 0 {
			d.say(u, "alternatives-removed", fact{old: g.at, new: u.newPlace(), keyword: g.keyword,
				text: "a choice between " + decimal(int64(len(g.branches))) + " alternatives is no longer asked for"})
			continue
		}
		taken[j] = true
		d.compareGroups(u, g, b.groups[j])
	}
	for j, g := range b.groups {
		if !taken[j] {
			d.say(u, "alternatives-added", fact{old: u.oldPlace(), new: g.at, keyword: g.keyword,
				text: "a choice between " + decimal(int64(len(g.branches))) + " alternatives is asked for now"})
		}
	}
}

// maxLikeliest bounds the groups among which the likeliest is looked for. Of
// more than that, groups are taken for each other in their order: each of them
// has to hold, so that a wrong guess says too much and never too little.
const maxLikeliest = 8

// likeliest returns the index of the group with the most branches in common.
func (d *differ) likeliest(g group, groups []group, taken []bool, dir contract.Direction) int {
	best, most := -1, -1
	for j := range groups {
		if taken[j] {
			continue
		}
		if len(groups) > maxLikeliest {
			return j
		}
		m := d.match(g.branches, groups[j].branches, "", dir)
		if n := m.matched(); n > most {
			best, most = j, n
		}
	}
	return best
}

// compareGroups compares alternatives: those that became each other as pairs,
// and the others for whether they were let through, or still are, by one of
// the rest.
func (d *differ) compareGroups(u *unit, a, b group) {
	d.compareExclusiveness(u, a, b)
	receivers := b.branches
	if u.dir == contract.InResponse {
		receivers = a.branches
	}
	rivals := newRivals(receivers)
	m := d.match(a.branches, b.branches, u.old.view().discriminator.Get("propertyName").Text(), u.dir)
	for i, j := range m.newOf {
		switch {
		case j < 0:
			d.branchRemoved(u, a.branches[i], b, rivals)
		case !d.absorbed(u, a, b, rivals, i, j):
			d.use(u, a.branches[i].shape, b.branches[j].shape, u.dir)
		}
	}
	for j, i := range m.oldOf {
		if i < 0 {
			d.branchAdded(u, a, b, b.branches[j], rivals)
		}
	}
	d.compareOverlap(u, a, b, m)
}

// absorbed reports whether the sender's side of two branches that became each
// other, and do not fit, fits into another branch of the receiver.
func (d *differ) absorbed(u *unit, a, b group, rivals *rivals, i, j int) bool {
	sender, receivers, matched := a.branches[i].shape, b, j
	if u.dir == contract.InResponse {
		sender, receivers, matched = b.branches[j].shape, a, i
	}
	others := slices.DeleteFunc(rivals.of(sender), func(k int) bool { return k == matched })
	if len(others) == 0 {
		return false
	}
	own := d.trySender(sender, receivers.branches[matched].shape, u.dir)
	if own.contained() || own.beyond || own.open {
		return false
	}
	for _, k := range others {
		if d.work.tried() {
			return false
		}
		if r := receivers.branches[k]; d.trySender(sender, r.shape, u.dir).contained() && !d.catchesAll(receivers, k, matched) {
			d.useFrom(u, sender, r.shape)
			return true
		}
	}
	return false
}

// catchesAll reports whether an alternative of oneOf holds all of another one.
// Taken at its word the other could never hold (JSON Schema 2020-12, section
// 10.2.1.3), so it is meant to be told apart in some other way, and what
// changes in it is not made good by the one that holds it.
func (d *differ) catchesAll(g group, k, other int) bool {
	return g.keyword == "oneOf" && d.holds(g.branches[k].shape, g.branches[other].shape)
}

// trySender compares what the sender may send with what the receiver takes.
func (d *differ) trySender(sender, receiver *shape, dir contract.Direction) outcome {
	if dir == contract.InResponse {
		sender, receiver = receiver, sender
	}
	return d.try(sender, receiver, dir)
}

// useFrom makes the unit use the comparison of a sender's with a receiver's shape.
func (d *differ) useFrom(u *unit, sender, receiver *shape) {
	if u.dir == contract.InResponse {
		sender, receiver = receiver, sender
	}
	d.use(u, sender, receiver, u.dir)
}

func (d *differ) branchRemoved(u *unit, removed branch, b group, rivals *rivals) {
	if u.dir == contract.InRequest && d.taken(u, removed, rivals) {
		return
	}
	d.say(u, "alternative-removed", fact{old: removed.place(), new: b.at, about: removed.label(""),
		oldValue: removed.name(), whole: true, text: "the alternative " + removed.name() + of(b.at) + " was removed"})
}

func (d *differ) branchAdded(u *unit, a, b group, added branch, rivals *rivals) {
	if u.dir == contract.InResponse && d.taken(u, added, rivals) {
		return
	}
	d.say(u, "alternative-added", fact{old: a.at, new: added.place(), about: added.label(""),
		newValue: added.name(), whole: true, text: "the alternative " + added.name() + of(b.at) + " was added"})
}

// taken reports whether a branch that only the sender has fits into one of the
// receiver's: at best without a warning, else with one, and in the one from
// which it differs least.
func (d *differ) taken(u *unit, sender branch, rivals *rivals) bool {
	var best *shape
	var least outcome
	for _, k := range rivals.of(sender.shape) {
		if d.work.tried() {
			return false
		}
		r := rivals.branches[k]
		o := d.trySender(sender.shape, r.shape, u.dir)
		if o.within(Warning) && (best == nil || o.lessThan(least)) {
			best, least = r.shape, o
		}
	}
	if best == nil {
		return false
	}
	d.useFrom(u, sender.shape, best)
	return true
}

// lessThan reports whether less was found: nothing so grave, or less of it.
func (o outcome) lessThan(other outcome) bool {
	if o.contained() != other.contained() {
		return o.contained()
	}
	return o.distance < other.distance
}

func (b branch) place() *contract.Node {
	if b.written != nil {
		return b.written
	}
	return b.shape.place()
}

// name is what people would call a branch.
func (b branch) name() string {
	if ref := b.written.Get("$ref"); ref.Is(contract.String) {
		return clip(lastToken(ref.Text()))
	}
	v := b.shape.view()
	if len(v.titles) > 0 {
		return clip(v.titles[0])
	}
	return typeNames(v.types)
}
