package compare

// rivals lists the alternatives that may let through all that a sender's
// schema does: not those of other types, nor those in which a property has
// another value than it always has in the sender's. Every other one has to be
// tried, which costs far more.
func rivals(sender *shape, receivers []branch) []int {
	var out []int
	types, pins := sender.possible(), sender.pins()
	for k, r := range receivers {
		if types&^r.shape.view().types == 0 && !contradict(pins, r.shape.pins()) {
			out = append(out, k)
		}
	}
	return out
}

func (sh *shape) pins() []pin {
	o := sh.view().object
	if o == nil {
		return nil
	}
	return o.pinned(sh.side)
}

// contradict reports whether a property has one value here and another there.
func contradict(a, b []pin) bool {
	for _, p := range a {
		for _, q := range b {
			if p.name == q.name && p.value != q.value {
				return true
			}
		}
	}
	return false
}
