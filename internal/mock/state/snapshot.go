package state

import (
	"cmp"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/sample"
)

// Snapshot is everything that is remembered, as Load reads it: a value of
// package sample.
func (s *State) Snapshot() any {
	s.mu.RLock()
	defer s.mu.RUnlock()
	out := sample.Object{}
	shoot(s.tree.root, nil, &out)
	slices.SortFunc(out, func(a, b sample.Member) int {
		return cmp.Or(cmp.Compare(strings.Count(a.Name, "/"), strings.Count(b.Name, "/")), strings.Compare(a.Name, b.Name))
	})
	return out
}

// shoot adds the collections below a node.
func shoot(n *node, keys []string, out *sample.Object) {
	for k, b := range n.below {
		if k.IsSingle() {
			for _, e := range b.entries(nil) {
				*out = append(*out, sample.Member{Name: expand(k.Path, e.keys), Value: e.value})
			}
			continue
		}
		if v := k.collected(b); v != nil {
			*out = append(*out, sample.Member{Name: expand(collection(k.Resource), keys), Value: v})
		}
		for _, inner := range b.order {
			shoot(inner, append(slices.Clip(keys), strings.Split(inner.name, "\x00")...), out)
		}
	}
}

// collected are the things of a branch: in an array where each has its name
// among its members, or by their names; nil when there are none.
func (k *kind) collected(b *branch) any {
	list, byName := []any{}, sample.Object{}
	named := true
	for _, e := range b.entries(nil) {
		named = named && k.isNamed(e.thing)
		list = append(list, e.value)
		byName = append(byName, sample.Member{Name: strings.Join(e.keys[len(e.keys)-k.Own:], "/"), Value: e.value})
	}
	switch {
	case len(list) == 0:
		return nil
	case named:
		return list
	}
	return byName
}

// isNamed reports whether a thing has its names among its members.
func (k *kind) isNamed(t *thing) bool {
	for i, at := range k.names {
		v, there := atKeys(t.value, at)
		text, ok := keyText(v)
		if at == nil || !there || !ok || text != t.keys[len(t.keys)-k.Own+i] {
			return false
		}
	}
	return true
}
