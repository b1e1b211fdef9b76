package sample

import "github.com/apisteward/steward/internal/contract"

// run judges or makes one value within a number of steps.
type run struct {
	*Maker
	way     contract.Direction
	steps   int
	strict  bool // look at formats, and notice doubts
	unsure  bool // something could not be decided, and was let through
	deep    bool // the same where letting through may mean refusing
	vague   int  // strings of which it is unclear whether they have a format that few check
	within  int  // levels of not, if, oneOf and contains
	deepest int  // of these levels, where a doubt arose
	overlap bool // a value was refused since it is more than one of oneOf
}

// judgement is what a schema says of a value. It is sure unless that took too
// many steps, a pattern cannot be read, a format is not known well enough, or
// the document itself is of two minds, as with "nullable" beside an enum
// without null.
type judgement struct {
	valid, sure bool
	vague       int // strings that may not have a format that few check
}

func (m *Maker) judge(schema *contract.Node, way contract.Direction, v any) judgement {
	r := run{Maker: m, way: way, steps: maxJudged, strict: true}
	if r.allowsNode(schema, v, 0) {
		return judgement{true, !r.unsure, r.vague}
	}
	return judgement{false, !r.deep && !r.overlap, r.vague}
}

// certain reports whether a value is valid beyond doubt.
func (m *Maker) certain(schema *contract.Node, way contract.Direction, v any) bool {
	j := m.judge(schema, way, v)
	return j.valid && j.sure
}

// doubt notes that something could not be decided.
func (r *run) doubt() {
	r.unsure = true
	r.deep = r.deep || r.within > 0
	r.deepest = max(r.deepest, r.within)
}
