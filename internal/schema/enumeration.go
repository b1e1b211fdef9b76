package schema

import "github.com/apisteward/steward/internal/contract"

// enumeration is "enum" or "const". Equal values are found in constant time.
type enumeration struct {
	keyword string
	strings map[string]bool
	others  map[string]bool // by canonical text
}

// newEnumeration returns nil when a schema lists no values.
func newEnumeration(s *contract.Schema) *enumeration {
	if s.EnumNode == nil {
		return nil
	}
	e := &enumeration{keyword: "enum", strings: make(map[string]bool)}
	if s.EnumNode == s.Node.Get("const") {
		e.keyword = "const"
	}
	for _, n := range s.Enum {
		if n.Is(contract.String) {
			e.strings[n.Text()] = true
		} else if v, ok := Value(n); ok {
			if e.others == nil {
				e.others = make(map[string]bool)
			}
			e.others[string(canonical(nil, v))] = true
		}
	}
	return e
}

// has reports whether a value is listed.
func (e *enumeration) has(r *run, v any) bool {
	if s, ok := v.(string); ok {
		return e.strings[s]
	}
	if e.others == nil {
		return false
	}
	r.spend(weigh(v))
	return e.others[string(canonical(nil, v))]
}

// single reports whether only one value is let through, as of a property that
// says what kind of object it stands in.
func (e *enumeration) single() bool { return e != nil && len(e.strings)+len(e.others) == 1 }
