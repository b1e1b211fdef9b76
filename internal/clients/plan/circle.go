package plan

// circles marks types that hold themselves.
func (b *builder) circles() {
	types := b.pkg.Declared()
	for t := range inCircles(types, (*Type).uses) {
		t.Recursive = true
	}
	for t := range inCircles(types, (*Type).needs) {
		t.Endless = true
	}
}

// needs lists the types without a value of which a type has none: not what may
// be absent, null or empty.
func (t *Type) needs() []Use {
	var needs []Use
	add := func(u Use) {
		if !u.Nullable {
			needs = append(needs, u)
		}
	}
	switch t.Kind {
	case Alias:
		add(t.Elem)
	case Object:
		for _, f := range t.Fields {
			if f.Required {
				add(f.Use)
			}
		}
	case Union:
		for _, v := range t.Variants {
			add(v.Use)
		}
	}
	return needs
}

// inCircles returns the types that can be reached from themselves: the
// components of more than one type, or with an edge to itself, that Tarjan's
// algorithm finds (1972), without recursion since documents may be deep.
func inCircles(types []*Type, edges func(*Type) []Use) map[*Type]bool {
	c := &circleSearch{edges: edges, index: make(map[*Type]int), low: make(map[*Type]int), on: make(map[*Type]bool), found: make(map[*Type]bool)}
	for _, t := range types {
		if c.index[t] == 0 {
			c.search(t)
		}
	}
	return c.found
}

type circleSearch struct {
	edges      func(*Type) []Use
	index, low map[*Type]int
	on         map[*Type]bool
	stack      []*Type
	found      map[*Type]bool
}

// visit is a type whose edges are being followed.
type visit struct {
	t    *Type
	left []Use
}

func (c *circleSearch) open(t *Type) visit {
	c.index[t] = len(c.index) + 1
	c.low[t] = c.index[t]
	c.stack = append(c.stack, t)
	c.on[t] = true
	return visit{t, c.edges(t)}
}

func (c *circleSearch) search(root *Type) {
	path := []visit{c.open(root)}
	for len(path) > 0 {
		v := &path[len(path)-1]
		if len(v.left) == 0 {
			c.close(v.t)
			path = path[:len(path)-1]
			if len(path) > 0 {
				above := path[len(path)-1].t
				c.low[above] = min(c.low[above], c.low[v.t])
			}
			continue
		}
		next := v.left[0].Type
		v.left = v.left[1:]
		switch {
		case c.index[next] == 0:
			path = append(path, c.open(next))
		case c.on[next]:
			c.low[v.t] = min(c.low[v.t], c.index[next])
			if next == v.t {
				c.found[next] = true
			}
		}
	}
}

// close takes the component that t is the root of off the stack.
func (c *circleSearch) close(t *Type) {
	if c.low[t] != c.index[t] {
		return
	}
	several := c.stack[len(c.stack)-1] != t
	for {
		last := c.stack[len(c.stack)-1]
		c.stack = c.stack[:len(c.stack)-1]
		c.on[last] = false
		if several {
			c.found[last] = true
		}
		if last == t {
			return
		}
	}
}
