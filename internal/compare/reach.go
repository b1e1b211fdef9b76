package compare

import (
	"math/bits"
	"slices"
)

// reach is a set of operations, as bits by their number.
type reach struct {
	bits  []uint64
	names []string // made when first asked for
}

func (r *reach) add(other *reach) {
	for i, w := range other.bits {
		r.bits[i] |= w
	}
}

// within reports whether r holds operations, and other holds them all.
func (r *reach) within(other *reach) bool {
	some := false
	for i, w := range r.bits {
		if w&^other.bits[i] != 0 {
			return false
		}
		some = some || w != 0
	}
	return some
}

// flow computes which operations each unit is reached from. Units that reach
// each other are reached from the same operations, so the sets are computed
// for strongly connected components (Tarjan, 1972), users before the used.
type flow struct {
	words      int
	components [][]*unit // the used before their users
	counter    int32
	stack      []*unit
	onStack    map[*unit]bool
}

// spread gives every unit its reach. roots are the units of operations, in the
// order of their numbers; units are all that were reached.
func spread(roots, units []*unit) {
	f := &flow{words: (len(roots) + 63) / 64, onStack: make(map[*unit]bool)}
	for _, u := range units {
		if u.order == 0 {
			f.visit(u)
		}
	}
	for _, component := range f.components {
		r := &reach{bits: make([]uint64, f.words)}
		for _, u := range component {
			u.reach = r
		}
	}
	for i, u := range roots {
		if u.reach != nil && u.operation != "" {
			u.reach.bits[i/64] |= 1 << (i % 64)
		}
	}
	for i := len(f.components) - 1; i >= 0; i-- {
		for _, u := range f.components[i] {
			for _, used := range u.uses {
				if used.reach != u.reach {
					used.reach.add(u.reach)
				}
			}
		}
	}
}

// frame is one step of the walk, kept on a stack of our own: chains of schemas
// can be as long as a document.
type frame struct {
	u    *unit
	next int
}

func (f *flow) visit(first *unit) {
	f.enter(first)
	for walk := []frame{{u: first}}; len(walk) > 0; {
		top := &walk[len(walk)-1]
		if top.next < len(top.u.uses) {
			v := top.u.uses[top.next]
			top.next++
			if v.order == 0 {
				f.enter(v)
				walk = append(walk, frame{u: v})
			} else if f.onStack[v] {
				top.u.low = min(top.u.low, v.order)
			}
			continue
		}
		u := top.u
		walk = walk[:len(walk)-1]
		if len(walk) > 0 {
			user := walk[len(walk)-1].u
			user.low = min(user.low, u.low)
		}
		if u.low == u.order {
			f.leave(u)
		}
	}
}

func (f *flow) enter(u *unit) {
	f.counter++
	u.order, u.low = f.counter, f.counter
	f.stack = append(f.stack, u)
	f.onStack[u] = true
}

// leave takes a finished component off the stack.
func (f *flow) leave(u *unit) {
	for i := len(f.stack) - 1; ; i-- {
		delete(f.onStack, f.stack[i])
		if f.stack[i] == u {
			f.components = append(f.components, append([]*unit(nil), f.stack[i:]...))
			f.stack = f.stack[:i]
			return
		}
	}
}

// list names the operations of the set, sorted. The list is shared by all
// changes of one reach.
func (r *reach) list(roots []*unit) []string {
	if r.names != nil {
		return r.names
	}
	for i, w := range r.bits {
		for ; w != 0; w &= w - 1 {
			if name := roots[i*64+bits.TrailingZeros64(w)].operation; name != "" {
				r.names = append(r.names, name)
			}
		}
	}
	slices.Sort(r.names)
	r.names = slices.Compact(r.names)
	return r.names
}
