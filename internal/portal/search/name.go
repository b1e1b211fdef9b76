package search

import (
	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/portal/reference"
)

// schema is a component schema with its text.
type schema struct {
	reference.Component
	node *contract.Node
}

func listSchemas(doc *contract.Document, components []reference.Component) []schema {
	nodes := map[string]*contract.Node{}
	for name, n := range doc.Components("schemas") {
		nodes[name] = n
	}
	out := make([]schema, len(components))
	for i, c := range components {
		out[i] = schema{c, nodes[c.Name]}
	}
	return out
}

// nameData is the second part of the index. Owners are numbered: the component
// schemas first, then the operations.
type nameData struct {
	Schemas      []string          `json:"schemas"`
	Pages        map[string]string `json:"pages"` // of schemas, as operationData.Page
	Properties   []string          `json:"properties"`
	PropertiesOf []string          `json:"propertiesOf"` // postings of owners
	Parameters   []string          `json:"parameters"`   // "query per_page"
	ParametersOf []string          `json:"parametersOf"` // postings of operations
	Values       []string          `json:"values"`       // of enums
	ValuesOf     []int             `json:"valuesOf"`     // the first owner
	ValuesUnder  []int             `json:"valuesUnder"`  // index in Properties of what has the value there, or -1
}

// namesOf collects the names in a document. What operations share without a
// component schema belongs to the first of them.
func namesOf(doc *contract.Document, operations []operation, schemas []schema) nameData {
	w := newWalk(doc)
	d := nameData{Schemas: []string{}, Pages: map[string]string{}}
	for i, s := range schemas {
		d.Schemas = append(d.Schemas, s.Name)
		exceptions(d.Pages, i, s.Name, s.Page)
		w.component(s.node, i)
	}
	var parameters users
	for i, op := range operations {
		for _, p := range op.Parameters {
			parameters.add(p.In+" "+p.Name, i)
		}
		w.operation(op.Operation, len(schemas)+i)
	}
	for i, op := range operations {
		for _, res := range op.Responses {
			for _, h := range res.Headers {
				if !w.seen[h.Node] {
					w.seen[h.Node] = true
					parameters.add("response "+h.Name, i)
				}
			}
		}
	}
	d.Properties, d.PropertiesOf = w.properties.all(), w.properties.postings()
	d.Parameters, d.ParametersOf = parameters.all(), parameters.postings()
	d.Values, d.ValuesOf, d.ValuesUnder = w.values.all(), w.valuesOf, w.valuesUnder
	return d
}
