package sample

import (
	"github.com/apisteward/steward/internal/contract"
)

const (
	maxSteps    = 20_000 // schemas that are looked at for one value
	maxJudged   = 50_000 // schemas that are looked at to judge one value
	maxValues   = 150    // values in one sample, beyond which only what is required is added
	maxDepth    = 24     // levels of one sample
	extraDepth  = 3      // levels down to which properties are shown that need not be there
	maxChoices  = 40     // alternatives that are tried
	maxElements = 64     // elements of one array, whatever it requires
)

// maker makes one value.
type maker struct {
	run
	full    bool // all properties, not only those that are required
	partial bool // leave out what has no end

	values int
	nth    int // makes the elements of an array differ
	open   map[*contract.Node]bool
}

func (m *Maker) begin(way contract.Direction) *maker {
	return &maker{
		run:  run{Maker: m, way: way, steps: maxSteps},
		full: way == contract.InResponse, open: map[*contract.Node]bool{},
	}
}

// make returns a value for a schema, and whether there is one. Of a value that
// had no end, what has no end is left out.
func (m *maker) make(n *contract.Node) (any, bool) {
	v, ok := m.value(m.shape(n), 0)
	if !ok {
		m.steps, m.values, m.partial, m.full = maxSteps, 0, true, false
		v, ok = m.value(m.shape(n), 0)
	}
	return v, ok
}

// value returns a documented example when there is one that the schema lets
// through, or else a value made from the schema. It is false where there is no
// end, or no value at all.
func (m *maker) value(sh *shape, depth int) (any, bool) {
	m.values++
	if m.steps -= len(sh.all) + 1; m.steps < 0 || depth > maxDepth || sh.never {
		return nil, false
	}
	if v, ok := m.documented(sh); ok {
		return v, true
	}
	return m.opened(sh, depth)
}

// opened makes a value of a shape unless that would be within another of the
// same schema, which could go on for ever.
func (m *maker) opened(sh *shape, depth int) (any, bool) {
	for _, n := range sh.fresh {
		if m.open[n] {
			return nil, false
		}
	}
	for _, n := range sh.fresh {
		m.open[n] = true
		defer delete(m.open, n)
	}
	return m.composed(sh, depth)
}

// documented returns the first example, default or value of an enum that fits.
func (m *maker) documented(sh *shape) (any, bool) {
	if m.nth == 0 {
		for _, s := range sh.own {
			for _, n := range s.Examples {
				if v := m.strip(Of(n), sh, 0); v != nil && m.allows(sh, v) {
					return v, true
				}
			}
		}
		for _, s := range sh.own {
			if v := Of(s.Default); !empty(v) && m.allows(sh, v) {
				return v, true
			}
		}
	}
	return m.enumerated(sh)
}

// enumerated returns a value of an enum.
func (m *maker) enumerated(sh *shape) (any, bool) {
	skip := m.nth
	for _, s := range sh.all {
		if len(s.Enum) == 0 {
			continue
		}
		null := false
		for _, v := range s.enum {
			if v == nil {
				null = true
				continue
			}
			if !m.allows(sh, v) {
				continue
			}
			if skip--; skip < 0 {
				return v, true
			}
		}
		return nil, null
	}
	return nil, false
}

// empty reports whether a value says nothing.
func empty(v any) bool {
	switch v := v.(type) {
	case nil:
		return true
	case string:
		return v == ""
	case []any:
		return len(v) == 0
	case Object:
		return len(v) == 0
	}
	return false
}

// composed chooses among alternatives, the first that fits, and then makes a
// value by type.
func (m *maker) composed(sh *shape, depth int) (any, bool) {
	sh, special := m.specialise(sh)
	if special {
		return m.alternative(sh, depth)
	}
	s, choices := sh.undecided()
	if s == nil {
		return m.conditioned(sh, depth)
	}
	var best any
	found := false
	for i, choice := range m.preferred(choices) {
		if i == maxChoices || m.steps < 0 {
			break
		}
		child := m.with(sh, s, choice)
		if child.never {
			continue
		}
		v, ok := m.alternative(child, depth)
		if !ok {
			continue
		}
		if m.allows(sh, v) {
			return v, true
		}
		if !found {
			best, found = v, true
		}
	}
	return best, found
}

// conditioned makes a value by type and, where that does not keep a condition,
// one of those that the condition speaks of.
func (m *maker) conditioned(sh *shape, depth int) (any, bool) {
	v, ok := m.typed(sh, depth)
	for _, s := range sh.all {
		if s.If == nil || ok && m.allows(sh, v) {
			continue
		}
		for _, nodes := range [][]*contract.Node{{s.If, s.Then}, {s.Else}} {
			if other, found := m.typed(m.plus(sh, nodes...), depth); found && m.allows(sh, other) {
				return other, true
			}
		}
	}
	return v, ok
}

// alternative makes a value of a shape to which an alternative was added.
func (m *maker) alternative(sh *shape, depth int) (any, bool) {
	if m.steps -= len(sh.all); m.steps < 0 {
		return nil, false
	}
	if v, ok := m.documented(sh); ok {
		return v, true
	}
	return m.opened(sh, depth)
}

// preferred puts alternatives that are only null last.
func (m *maker) preferred(choices []*contract.Node) []*contract.Node {
	var first, last []*contract.Node
	for _, c := range choices {
		if s := m.view(c); s.TypeGiven && s.Types == contract.TypeNull {
			last = append(last, c)
		} else {
			first = append(first, c)
		}
	}
	return append(first, last...)
}

// typed makes a value by its type.
func (m *maker) typed(sh *shape, depth int) (any, bool) {
	types, given := sh.types()
	if !given {
		types = sh.implied()
	}
	switch {
	case types&contract.TypeObject != 0 && sh.describesObjects():
		return m.object(sh, depth)
	case types&contract.TypeArray != 0 && sh.describesArrays():
		return m.array(sh, depth)
	case types&contract.TypeString != 0:
		return m.text(sh)
	case types&(contract.TypeInteger|contract.TypeNumber) != 0:
		return m.number(sh, types&contract.TypeNumber == 0)
	case types&contract.TypeBoolean != 0:
		return m.nth%2 == 0, true
	case types&contract.TypeObject != 0:
		return m.object(sh, depth)
	case types&contract.TypeArray != 0:
		return m.array(sh, depth)
	}
	return nil, types&contract.TypeNull != 0
}

// implied is the type that keywords are about where none is given.
func (sh *shape) implied() contract.Types {
	switch {
	case sh.describesObjects():
		return contract.TypeObject
	case sh.describesArrays():
		return contract.TypeArray
	}
	for _, s := range sh.all {
		if s.Minimum != nil || s.Maximum != nil || s.MultipleOf != nil {
			return contract.TypeNumber
		}
	}
	return contract.TypeString
}

func (sh *shape) describesObjects() bool {
	for _, s := range sh.all {
		if len(s.Properties)+len(s.Required)+len(s.PatternProperties) > 0 || s.AdditionalProperties != nil || s.MinProperties != nil {
			return true
		}
	}
	return false
}

func (sh *shape) describesArrays() bool {
	for _, s := range sh.all {
		if s.Items != nil || s.PrefixItems != nil || s.MinItems != nil || s.Contains != nil {
			return true
		}
	}
	return false
}
