package compare

import "github.com/apisteward/steward/internal/contract"

// evaluated are the properties that a schema, and those that it has judge the
// same object, speak of: unevaluatedProperties holds for all the others (JSON
// Schema 2020-12, section 11.3).
type evaluated struct {
	doc   *contract.Document
	names map[string]bool
	all   bool // any property may be meant
	seen  map[*contract.Node]bool
}

func (e *evaluated) read(s *contract.Schema) {
	if s == nil || s.Node == nil || e.all || e.seen[s.Node] {
		return
	}
	if e.seen == nil {
		e.seen, e.names = make(map[*contract.Node]bool), make(map[string]bool)
	}
	first := len(e.seen) == 0
	e.seen[s.Node] = true
	for i := range s.Properties {
		e.names[s.Properties[i].Key] = true
	}
	// Patterns are not run: where there are some, a name may match.
	e.all = len(s.PatternProperties) > 0 || s.AdditionalProperties != nil || !first && s.UnevaluatedProperties != nil ||
		s.Ref != "" && s.Target == nil
	for _, n := range below(s) {
		e.read(e.doc.Schema(n))
	}
}

// below lists the schemas that judge the same value as s.
func below(s *contract.Schema) []*contract.Node {
	var out []*contract.Node
	for _, list := range [...][]*contract.Node{s.AllOf, s.AnyOf, s.OneOf, {s.Target, s.If, s.Then, s.Else}} {
		for _, n := range list {
			if n != nil {
				out = append(out, n)
			}
		}
	}
	for _, c := range s.DependentSchemas {
		out = append(out, c.Value)
	}
	return out
}

func (e *evaluated) hold(name string) bool { return e.all || e.names[name] }
