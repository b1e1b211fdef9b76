package schema

import (
	"slices"

	"github.com/apisteward/steward/internal/contract"
)

// Undeclared returns the properties of a value that no schema declares which
// applies to their object, although none says whether others are welcome.
// Objects of which no property is declared are free. It is false when looking
// takes too much work.
func (j *Judge) Undeclared(schema *contract.Node, way Way, value any) (faults []Fault, judged bool) {
	return j.look(schema, way, value, func(r *run) visitor { return r.noteUndeclared })
}

func (r *run) noteUndeclared(a *applied, object map[string]any) {
	if a.open {
		return
	}
	i := slices.IndexFunc(a.schemas, func(s *schema) bool { return len(s.properties) > 0 })
	if i < 0 {
		return
	}
	var surplus []string
	for name := range object {
		if !a.declared(name) {
			surplus = append(surplus, name)
		}
	}
	slices.Sort(surplus)
	for _, name := range surplus {
		r.refuseProperty(a.schemas[i], "properties", name, "has the property %s, which the schema does not declare", quote(name))
	}
}

func (a *applied) declared(name string) bool {
	for _, s := range a.schemas {
		if s.properties[name] != nil {
			return true
		}
		for _, p := range s.patternProperties {
			if p.pattern.matches(name) {
				return true
			}
		}
	}
	return false
}

// WriteOnly returns the writeOnly properties that a response has all the same
// (OpenAPI 3.0.4, section 4.7.24.1). Null gives nothing away. It is false when
// looking takes too much work.
func (j *Judge) WriteOnly(schema *contract.Node, value any) (faults []Fault, judged bool) {
	if !j.anyWriteOnly() {
		return nil, true
	}
	return j.look(schema, Response, value, func(r *run) visitor { return r.noteWriteOnly })
}

func (r *run) noteWriteOnly(a *applied, object map[string]any) {
	for _, s := range a.schemas {
		for _, name := range s.writeOnly {
			if v, has := object[name]; has && v != nil {
				r.steps = append(r.steps, step{key: name, index: -1, named: true})
				property := r.sub(s.properties[name])
				r.refuseProperty(property, "writeOnly", name, "is there although it is write-only")
				r.steps = r.steps[:len(r.steps)-1]
			}
		}
	}
}

// look collects what a visitor notes of a value.
func (j *Judge) look(schema *contract.Node, way Way, value any, visit func(*run) visitor) (faults []Fault, judged bool) {
	if schema == nil {
		return nil, true
	}
	judged = j.bounded(way, func(r *run) {
		r.collecting = true
		r.walk([]*subschema{lazy(schema)}, value, visit(r))
		faults = inOrder(r.faults)
	})
	if !judged {
		return nil, false
	}
	return faults, true
}
