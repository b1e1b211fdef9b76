package compare

import (
	"time"

	"github.com/apisteward/steward/internal/contract"
)

// differ compares two documents. It is used once.
type differ struct {
	old, new *side
	clean    *cleanliness
	rules    map[string]*Rule
	levels   map[string]Level
	today    time.Time

	pairs       map[pairKey]*unit
	roots       []*unit           // the document and its operations
	renamed     map[string]string // security schemes: old name to new
	securities  map[securityKey][]fact
	sameGlobals bool // what the documents say for all operations is the same
	maxPairs    int
	within      map[*side]*differ // compare schemas of one document with each other; made when needed
	depth       int               // of trials within trials
	inner       bool              // compares schemas of one document with each other
	work        *work             // done here and in within
}

type pairKey struct {
	old, new *shape
	dir      contract.Direction
}

func newDiffer(old, new *contract.Document, opts Options) *differ {
	work := newWork(old, new)
	return differOf(newSide(old, work), newSide(new, work), work, opts)
}

// differOf compares two sides.
func differOf(old, new *side, work *work, opts Options) *differ {
	d := &differ{
		old: old, new: new, work: work,
		clean:      newCleanliness(old.doc, new.doc),
		rules:      make(map[string]*Rule),
		levels:     opts.Levels,
		today:      opts.Today,
		securities: make(map[securityKey][]fact),
		pairs:      make(map[pairKey]*unit),
		within:     make(map[*side]*differ),
		maxPairs:   4*(old.doc.NodeCount()+new.doc.NodeCount()) + 10_000,
	}
	rules := Rules()
	for i := range rules {
		d.rules[rules[i].ID] = &rules[i]
	}
	return d
}

// say records a fact about a pair of schemas. Its rule has a form for each
// direction: name is the id without "request-" and "response-".
func (d *differ) say(u *unit, name string, f fact) {
	f.directed = true
	d.tell(u, u.dir, u.dir.String()+"-"+name, f)
}

// tell records a fact in a direction.
func (d *differ) tell(u *unit, dir contract.Direction, id string, f fact) {
	f.rule = d.rules[id]
	f.dir = dir
	f.level = f.rule.levelIn(dir)
	if level, given := d.levels[id]; given {
		f.level = level
	}
	if f.level != LevelOff || f.undecided {
		u.facts = append(u.facts, f)
	}
}

// useNodes makes the unit use the comparison of two conjunctions of schemas.
func (d *differ) useNodes(u *unit, old, new []*contract.Node, dir contract.Direction) {
	if len(old) == 0 && len(new) == 0 || len(old) == 1 && len(new) == 1 && d.clean.same(old[0], new[0]) {
		return
	}
	d.use(u, d.old.conjunction(old), d.new.conjunction(new), dir)
}

// use makes the unit use the comparison of two shapes.
func (d *differ) use(u *unit, old, new *shape, dir contract.Direction) {
	if p := d.pair(old, new, dir); p != nil {
		u.uses = append(u.uses, p)
	}
}

// pair returns the unit of two shapes; nil when they are equal at first sight.
func (d *differ) pair(old, new *shape, dir contract.Direction) *unit {
	if d.clean.sameShapes(old, new) {
		return nil
	}
	key := pairKey{old, new, dir}
	p := d.pairs[key]
	if p == nil {
		if len(d.pairs) >= d.maxPairs || !d.work.spend(1) {
			d.work.cut = true
			return nil
		}
		p = &unit{old: old, new: new, dir: dir}
		d.pairs[key] = p
	}
	return p
}

// conjunction returns the shape of schemas that must all hold.
func (s *side) conjunction(nodes []*contract.Node) *shape {
	switch len(nodes) {
	case 0:
		return s.shapeOf(nil)
	case 1:
		return s.shapeOf(nodes[0])
	}
	return s.allOf(nodes)
}

// settle compares every pair that can be reached from the document and its
// operations, and returns all units reached.
func (d *differ) settle() []*unit {
	var reached []*unit
	seen := make(map[*unit]bool)
	work := append([]*unit(nil), d.roots...)
	for len(work) > 0 {
		u := work[len(work)-1]
		work = work[:len(work)-1]
		if seen[u] {
			continue
		}
		seen[u] = true
		reached = append(reached, u)
		d.compare(u)
		work = append(work, u.uses...)
	}
	return reached
}
