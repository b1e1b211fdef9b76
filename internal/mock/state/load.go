package state

import (
	"cmp"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
)

// Load forgets everything and remembers the things in a text instead, in YAML or
// JSON: an object that has, by the path of each collection, the array of its
// things, or an object of them by their names; or the thing itself where there
// is just one. Members that things must have and do not are made up. Reset goes
// back to it.
//
//	{"/books": [{"id": 1, "title": "Emma"}], "/books/1/reviews": [{"stars": 5}]}
//
// It returns a *fault.Error that names every place with its line: Malformed for
// a text that cannot be read, Invalid for things that the document does not
// allow, TooLarge for more than is remembered. Then nothing has changed.
func (s *State) Load(data []byte) error {
	root, defects, err := contract.Parse(data, contract.Limits{Bytes: s.maxBytes, Depth: 100, Nodes: 4_000_000})
	if err != nil {
		return err
	}
	l := &loader{State: s, into: newTree()}
	for _, d := range defects {
		l.faults = append(l.faults, fault.Field{Place: d.Place, Detail: d.Text, Line: int(d.Line), Column: int(d.Column)})
	}
	l.read(root)
	if len(l.faults) > 0 {
		e := fault.New(fault.Invalid, "The state does not fit the document.")
		e.Fields = l.faults
		return e
	}
	if l.full() {
		return fault.New(fault.TooLarge, "A mock remembers at most %d things and %d bytes.", s.maxThings, s.maxBytes)
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	s.seeded = l.list
	s.plant(l.list)
	return nil
}

// seedling is a thing that was loaded.
type seedling struct {
	*thing
	last int64 // of the numbers that are names beside it: see branch.last
}

// plant forgets everything, and remembers what was loaded. The caller holds
// writing.
func (s *State) plant(list []seedling) {
	t := newTree()
	for _, one := range list {
		t.plant(one)
	}
	s.requests = newRepeats()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.tree = t
}

func (t *tree) plant(one seedling) {
	n := t.reach(one.kind, one.keys)
	n.above.last = max(n.above.last, one.last)
	t.put(n, one.thing)
}

// loader reads a state.
type loader struct {
	*State
	into   *tree // what was read so far
	list   []seedling
	faults []fault.Field
}

func (l *loader) full() bool { return l.into.things > l.maxThings || l.into.bytes > l.maxBytes }

// maxLoadFaults is how many places are named that are wrong.
const maxLoadFaults = 50

func (l *loader) refuse(n *contract.Node, detail string) {
	if len(l.faults) < maxLoadFaults {
		l.faults = append(l.faults, fault.Field{Place: n.Pointer(), Detail: detail, Line: int(n.Line), Column: int(n.Column)})
	}
}

// read reads everything, parents first.
func (l *loader) read(root *contract.Node) {
	if root.Is(contract.Null) {
		return
	}
	if !root.Is(contract.Object) {
		l.refuse(root, `must be an object of paths, such as {"/books": [...]}`)
		return
	}
	list := slices.Clone(root.Children())
	slices.SortStableFunc(list, func(a, b contract.Child) int {
		return cmp.Compare(strings.Count(a.Key, "/"), strings.Count(b.Key, "/"))
	})
	for _, c := range list {
		k, above, ok := l.collection(c.Key)
		switch {
		case !ok:
			l.refuse(c.Value, "stands at a path where the document has no things")
		case !l.isThere(k.parent, above):
			l.refuse(c.Value, "would stand below something that is not there")
		default:
			l.things(k, above, c.Value)
		}
	}
}

// isThere reports whether things may stand below one of a kind.
func (l *loader) isThere(k *kind, keys []string) bool {
	if k == nil {
		return true
	}
	_, is := l.into.look(k, keys[:min(len(keys), len(k.Keys))])
	return is >= assumed
}

// things reads what stands at one path.
func (l *loader) things(k *kind, above []string, n *contract.Node) {
	switch {
	case k.IsSingle():
		l.thing(k, above, n)
	case n.Is(contract.Array):
		for _, item := range n.Items() {
			l.unnamed(k, above, item)
		}
	case n.Is(contract.Object):
		for name, item := range n.Fields() {
			l.thing(k, append(slices.Clip(above), strings.Split(name, "/")...), item)
		}
	default:
		l.refuse(n, "must be an array of things, or an object of them by their names")
	}
}
