package compare

import "github.com/apisteward/steward/internal/contract"

// rivals finds among alternatives those that may let through all that a schema
// does. Every other one would have to be tried, which costs far more.
type rivals struct {
	branches []branch
	byPin    map[pin][]int  // indexes of branches
	pinning  map[string]int // how many branches pin the property of a name
}

func newRivals(branches []branch) *rivals {
	r := &rivals{branches: branches, byPin: make(map[pin][]int), pinning: make(map[string]int)}
	for k, b := range branches {
		for _, p := range b.shape.pins() {
			r.byPin[p] = append(r.byPin[p], k)
			r.pinning[p.name]++
		}
	}
	return r
}

// of lists the alternatives, by index, that are neither of other types than the
// sender's schema nor give a property another value than it always has there.
func (r *rivals) of(sender *shape) []int {
	var out []int
	types, pins := sender.possible(), sender.pins()
	consider := func(k int) {
		if b := r.branches[k].shape; types&^b.view().types == 0 && !contradict(pins, b.pins()) {
			out = append(out, k)
		}
	}
	for _, p := range pins {
		if r.pinning[p.name] == len(r.branches) { // those with another value contradict
			for _, k := range r.byPin[p] {
				consider(k)
			}
			return out
		}
	}
	for k := range r.branches {
		consider(k)
	}
	return out
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

// pin is a property that may have one value only.
type pin struct{ name, value string }

func (sh *shape) pins() []pin {
	o := sh.view().object
	if o == nil {
		return nil
	}
	return o.pinned(sh.side)
}

// pinned lists the properties that may have one value only, in the order of
// the text.
func (o *objectView) pinned(side *side) []pin {
	if o.pins != nil {
		return o.pins
	}
	o.pins = []pin{}
	for _, p := range o.properties {
		if len(p.schemas) == 0 {
			continue
		}
		if value := onlyValue(side.doc, side.doc.Resolve(p.schemas[0])); value != nil {
			o.pins = append(o.pins, pin{p.name, short(value)})
		}
	}
	return o.pins
}

// onlyValue returns the one value of a schema's enum or const, or nil.
func onlyValue(doc *contract.Document, n *contract.Node) *contract.Node {
	if !n.Has("const") && !n.Has("enum") {
		return nil
	}
	if s := doc.Schema(n); len(s.Enum) == 1 {
		return s.Enum[0]
	}
	return nil
}
