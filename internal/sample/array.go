package sample

import "github.com/apisteward/steward/internal/contract"

// array makes an array with one element, or as many as are required.
func (m *maker) array(sh *shape, depth int) (any, bool) {
	least, most, prefix := sh.length()
	count := min(max(least, 1, prefix), most)
	if !m.full && depth > 0 && least == 0 && depth > extraDepth {
		count = 0
	}
	defer func(nth int) { m.nth = nth }(m.nth)
	m.nth = 0
	list := []any{}
	for i := range count {
		v, ok := m.element(sh, i, depth+1)
		for try := 1; ok && sh.unique() && contains(list, v) && try <= count; try++ {
			m.nth = try
			v, ok = m.element(sh, i, depth+1)
		}
		if !ok {
			return list, len(list) >= least || m.partial
		}
		list = append(list, v)
	}
	return list, true
}

// length is how many elements there must and may be, and how many have a
// schema of their own.
func (sh *shape) length() (least, most, prefix int) {
	most = maxElements
	for _, s := range sh.all {
		if s.MinItems != nil {
			least = max(least, int(min(*s.MinItems, maxElements)))
		}
		if s.MaxItems != nil {
			most = int(min(int64(most), max(*s.MaxItems, 0)))
		}
		if s.Contains != nil && s.MinContains == nil {
			least = max(least, 1)
		} else if s.Contains != nil {
			least = max(least, int(min(*s.MinContains, maxElements)))
		}
		if s.Items != nil && s.Items.Is(contract.Bool) && !s.Items.True() {
			most = min(most, len(s.PrefixItems))
		}
		prefix = max(prefix, len(s.PrefixItems))
	}
	return least, most, prefix
}

func (sh *shape) unique() bool {
	for _, s := range sh.all {
		if s.UniqueItems {
			return true
		}
	}
	return false
}

// element makes the i-th element.
func (m *maker) element(sh *shape, i, depth int) (any, bool) {
	nodes := sh.elementNodes(i)
	if len(nodes) == 0 {
		return "string" + suffix(m.nth), true
	}
	return m.value(m.shape(nodes...), depth)
}

// elementNodes are the schemas of the i-th element, among them what one of all
// must be.
func (sh *shape) elementNodes(i int) []*contract.Node {
	var nodes []*contract.Node
	for _, s := range sh.all {
		switch {
		case i < len(s.PrefixItems):
			nodes = append(nodes, s.PrefixItems[i])
		case s.Items != nil:
			nodes = append(nodes, s.Items)
		}
		if s.Contains != nil {
			nodes = append(nodes, s.Contains)
		}
	}
	return nodes
}

// itemNodes are the schemas of elements that have none of their own.
func (m *Maker) itemNodes(sh *shape) []*contract.Node {
	var nodes []*contract.Node
	for _, s := range sh.all {
		if s.Items != nil && len(s.PrefixItems) == 0 {
			nodes = append(nodes, s.Items)
		}
	}
	return nodes
}

func contains(list []any, v any) bool {
	for _, other := range list {
		if Same(v, other) {
			return true
		}
	}
	return false
}
