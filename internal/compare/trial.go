package compare

import "github.com/apisteward/steward/internal/contract"

// maxTrial bounds the pairs that one trial looks at, and maxTrialDepth the
// trials within trials. Beyond them the answer is that the schemas differ.
const (
	maxTrial      = 400
	maxTrialDepth = 8
)

// outcome is what a trial comparison found.
type outcome struct {
	worst    Level // of the facts; undecided ones count as Breaking
	distance int   // how much differs; 0 when nothing does
	beyond   bool  // the bounds were reached: nothing is known
	open     bool  // rests on a comparison that is still running
}

// try compares two shapes without anything coming to use the answer.
func (d *differ) try(old, new *shape, dir contract.Direction) outcome {
	var out outcome
	first := d.pair(old, new, dir)
	if first == nil {
		if d.work.cut {
			return beyond()
		}
		return out
	}
	if first.outcome != nil {
		return *first.outcome
	}
	if d.depth >= maxTrialDepth || d.work.tried() {
		return beyond()
	}
	d.depth++
	defer func() { d.depth-- }()
	final := true // no comparison that this one depends on is still running
	seen := map[*unit]bool{first: true}
	for work := []*unit{first}; len(work) > 0; {
		p := work[0]
		work = work[1:]
		d.compare(p)
		d.work.try(1 + len(p.facts)/8)
		final = final && p.state == done
		out.add(p.facts)
		for _, q := range p.uses {
			if !seen[q] {
				seen[q] = true
				work = append(work, q)
			}
		}
		if len(seen) > maxTrial {
			out = beyond()
			break
		}
	}
	if out.open = !final; final {
		first.outcome = &out
	}
	return out
}

func beyond() outcome { return outcome{worst: Breaking, distance: 1 << 20, beyond: true} }

func (o *outcome) add(facts []fact) {
	for i := range facts {
		f := &facts[i]
		level := f.level
		if f.undecided {
			level = Breaking
		}
		switch {
		case f.rule.Bump == Patch:
			o.distance++
			continue // wording decides nothing
		case isTypeChange(f.rule.ID):
			o.distance += 1000
		default:
			o.distance += 10
		}
		o.worst = max(o.worst, level)
	}
}

// contained reports whether what the sender may send stays within what the
// receiver takes, and means there what it did.
func (o outcome) contained() bool { return o.within(Info) }

// within reports whether nothing graver than a level was found. An answer that
// rests on a running comparison does not count: an alternative that leads back
// to itself would be let through because it is let through.
func (o outcome) within(l Level) bool { return !o.open && o.worst <= l }

// alike reports whether two schemas let the same values through.
func (d *differ) alike(old, new *contract.Node) bool {
	if old == nil || new == nil || d.clean.same(old, new) {
		return old == nil && new == nil || old != nil && new != nil
	}
	a, b := d.old.shapeOf(old), d.new.shapeOf(new)
	for _, dir := range [...]contract.Direction{contract.InRequest, contract.InResponse} {
		if o := d.try(a, b, dir); !o.within(LevelOff) {
			return false
		}
	}
	return true
}

// isRunning reports whether two shapes are being compared. To match them as
// alternatives of themselves would be to reason in a circle.
func (d *differ) isRunning(old, new *shape, dir contract.Direction) bool {
	p := d.pairs[pairKey{old, new, dir}]
	return p != nil && p.state == running
}
