package webhook

import (
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
)

// example returns the value of a named example, and the names that there are.
func (s *Sender) example(m *contract.Media, name string) (value *contract.Node, names []string) {
	for _, one := range examplesOf(s.doc, m) {
		if one.name == name {
			return one.value, nil
		}
		if one.name != "" && !slices.Contains(names, one.name) {
			names = append(names, one.name)
		}
	}
	return nil, names
}

func unknownExample(names []string) *fault.Error {
	if len(names) == 0 {
		return fault.New(fault.Invalid, "The document has no examples with names for it.")
	}
	return fault.New(fault.Invalid, "The document has no such example; it has %s.", strings.Join(names[:min(len(names), mostNames)], ", "))
}

// named is a documented example.
type named struct {
	name  string
	value *contract.Node
}

// examplesOf returns the examples of a media type.
func examplesOf(doc *contract.Document, m *contract.Media) []named {
	var list []named
	for name, n := range m.Node.Get("examples").Fields() {
		n = doc.Resolve(n)
		for _, key := range []string{"dataValue", "value"} {
			if v := n.Get(key); v != nil {
				list = append(list, named{name, v})
				break
			}
		}
	}
	if v := m.Node.Get("example"); v != nil {
		list = append(list, named{"", v})
	}
	return list
}
