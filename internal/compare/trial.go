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
}

var beyond = outcome{Breaking, 1 << 20}

// try compares two shapes without anything coming to use the answer.
func (d *differ) try(old, new *shape, dir contract.Direction) outcome {
	var out outcome
	first := d.pair(old, new, dir)
	if first == nil {
		if d.cut {
			return beyond
		}
		return out
	}
	if d.depth >= maxTrialDepth {
		return beyond
	}
	d.depth++
	defer func() { d.depth-- }()
	seen := map[*unit]bool{first: true}
	for work := []*unit{first}; len(work) > 0; {
		p := work[0]
		work = work[1:]
		d.compare(p)
		out.add(p.facts)
		for _, q := range p.uses {
			if !seen[q] {
				seen[q] = true
				work = append(work, q)
			}
		}
		if len(seen) > maxTrial {
			return beyond
		}
	}
	return out
}

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

// contained reports whether the schemas of the sender stay within those of the
// receiver: nothing breaks.
func (o outcome) contained() bool { return o.worst < Breaking }

// alike reports whether two schemas let the same values through.
func (d *differ) alike(old, new *contract.Node) bool {
	if old == nil || new == nil || d.clean.same(old, new) {
		return old == nil && new == nil || old != nil && new != nil
	}
	a, b := d.old.shapeOf(old), d.new.shapeOf(new)
	for _, dir := range [...]contract.Direction{contract.InRequest, contract.InResponse} {
		if o := d.try(a, b, dir); o.worst > LevelOff {
			return false
		}
	}
	return true
}
