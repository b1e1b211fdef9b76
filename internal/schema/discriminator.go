package schema

import (
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// discriminator tells the branches of oneOf or anyOf apart by a property of
// the value (OpenAPI 3.0.4, section 4.7.25).
type discriminator struct {
	property string
	branches map[string]int // index of the branch that a value of the property names
}

// discriminatorOf returns nil when a schema has no branches to tell apart, or
// nothing may.
func (j *Judge) discriminatorOf(s *contract.Schema) *discriminator {
	property := s.Discriminator.Get("propertyName").Text()
	branches := s.OneOf
	if len(branches) == 0 {
		branches = s.AnyOf
	}
	if property == "" || len(branches) == 0 || j.literal {
		return nil
	}
	d := &discriminator{property: property, branches: make(map[string]int)}
	for i, branch := range branches {
		ref := branch.Get("$ref").Text()
		if name, ok := strings.CutPrefix(ref, "#/components/schemas/"); ok {
			d.branches[contract.UnescapePointer(name)] = i
		}
	}
	for value, to := range s.Discriminator.Get("mapping").Fields() {
		if i := j.branchOf(branches, to.Text()); i >= 0 {
			d.branches[value] = i
		} else {
			delete(d.branches, value)
		}
	}
	return d
}

// branchOf returns the index of the branch that a mapping leads to: by the
// name of a schema or by a reference. It is -1 when there is none.
func (j *Judge) branchOf(branches []*contract.Node, to string) int {
	target := j.doc.ComponentsNode("schemas").Get(to)
	if target == nil {
		target = j.doc.Lookup(to)
	}
	for i, branch := range branches {
		if target != nil && (branch == target || j.doc.Target(branch) == target) {
			return i
		}
	}
	return -1
}

// branch returns the branch that a value names; false when it names none.
func (d *discriminator) branch(v any) (index int, ok bool) {
	if d == nil {
		return 0, false
	}
	object, _ := v.(map[string]any)
	name, ok := object[d.property].(string)
	if !ok {
		return 0, false
	}
	index, ok = d.branches[name]
	return index, ok
}
