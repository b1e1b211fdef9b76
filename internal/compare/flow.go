package compare

// flow computes which operations each unit is reached from. Units that reach
// each other are reached from the same operations, so the sets are computed
// for strongly connected components (Tarjan, 1972), users before the used.
type flow struct {
	components [][]*unit // the used before their users
	counter    int32
	stack      []*unit
	onStack    map[*unit]bool
}

// spread gives every unit its reach: what its users reach, and itself when it
// is an operation. units are all that were reached.
func spread(operations *atlas, units []*unit) {
	f := &flow{onStack: make(map[*unit]bool)}
	for _, u := range units {
		if u.order == 0 {
			f.visit(u)
		}
	}
	for i := len(f.components) - 1; i >= 0; i-- {
		component := f.components[i]
		var r *reach
		for _, u := range component {
			r = operations.union(operations.union(r, u.reach.set), operations.single(u))
		}
		if r == nil {
			r = &reach{}
		}
		for _, u := range component {
			u.reach = gathered{set: r}
		}
		for _, u := range component {
			for _, used := range u.uses {
				operations.gather(&used.reach, r)
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
