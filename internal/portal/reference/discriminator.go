package reference

import (
	"strconv"

	"github.com/apisteward/steward/internal/contract"
)

// apart adds the schemas that a discriminator tells apart without a oneOf: those
// of its mapping, or those that build on the schema.
func (o *opener) apart(t *Tree, p part, by string, labels map[*contract.Node][]string, order []*contract.Node, from view) {
	if len(order) == 0 {
		labels = map[*contract.Node][]string{}
		for _, n := range o.heirs[p.Node] {
			labels[n] = []string{o.components.of[n].Name}
			order = append(order, n)
		}
	}
	c := choices{label: choiceLabel("More, depending on the kind", by)}
	for i, n := range order {
		row := &Row{name: valuesLine(labels[n]), segment: "kind-" + strconv.Itoa(i+1), tree: &Tree{}}
		if of, paged := o.components.of[n]; paged {
			row.segment = labels[n][0]
			row.tree.collected = &collected{closed: []target{o.target(n, of)}}
		} else {
			row.tree = o.read(from, n)
		}
		c.rows = append(c.rows, row)
	}
	t.choices = append(t.choices, c)
}

// mapping returns the discriminator's values for each schema that it names,
// and those schemas in the order of the text.
func (o *opener) mapping(discriminator *contract.Node) (labels map[*contract.Node][]string, order []*contract.Node) {
	labels = map[*contract.Node][]string{}
	for value, ref := range discriminator.Get("mapping").Fields() {
		to := o.meant(ref)
		if to == nil {
			continue
		}
		if labels[to] == nil {
			order = append(order, to)
		}
		labels[to] = append(labels[to], value)
	}
	return labels, order
}

// meant is the schema that a discriminator names, by its reference or as a
// component.
func (o *opener) meant(ref *contract.Node) *contract.Node {
	if ref.Text() == "" {
		return nil
	}
	to := o.doc.Lookup(ref.Text())
	if to == nil {
		to = o.doc.Lookup("#/components/schemas/" + contract.EscapePointer(ref.Text()))
	}
	return o.doc.Resolve(to)
}
