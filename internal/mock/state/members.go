package state

import (
	"slices"

	"github.com/apisteward/steward/internal/sample"
)

// members is an object that is being changed. Its cost per change does not grow
// with the object, which may be a consumer's and huge.
type members struct {
	list []sample.Member
	at   map[string]int // places in list
	gone int            // members of list that are no longer in at
}

// membersOf copies an object. Of a name that is given twice the last counts.
func membersOf(o sample.Object) *members {
	m := &members{list: make([]sample.Member, 0, len(o)), at: make(map[string]int, len(o))}
	for _, one := range o {
		m.set(one.Name, one.Value)
	}
	return m
}

func (m *members) get(name string) (any, bool) {
	i, ok := m.at[name]
	if !ok {
		return nil, false
	}
	return m.list[i].Value, true
}

func (m *members) has(name string) bool {
	_, ok := m.at[name]
	return ok
}

// set gives a member a value. A new one comes last.
func (m *members) set(name string, v any) {
	if i, ok := m.at[name]; ok {
		m.list[i].Value = v
		return
	}
	m.at[name] = len(m.list)
	m.list = append(m.list, sample.Member{Name: name, Value: v})
}

func (m *members) remove(name string) {
	if m.has(name) {
		delete(m.at, name)
		m.gone++
	}
}

// object is the result.
func (m *members) object() sample.Object {
	out := make(sample.Object, 0, len(m.list)-m.gone)
	for i, one := range m.list {
		if at, there := m.at[one.Name]; there && at == i {
			out = append(out, one)
		}
	}
	return out
}

// same is sample.Same at a cost that grows no faster than the values.
func same(a, b any) bool {
	switch a := a.(type) {
	case []any:
		b, ok := b.([]any)
		return ok && slices.EqualFunc(a, b, same)
	case sample.Object:
		b, ok := b.(sample.Object)
		if !ok {
			return false
		}
		x, y := membersOf(a), membersOf(b)
		for _, m := range x.list {
			if other, there := y.get(m.Name); !there || !same(m.Value, other) {
				return false
			}
		}
		return len(x.list) == len(y.list)
	}
	return sample.Same(a, b)
}
