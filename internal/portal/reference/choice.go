package reference

import (
	"strconv"

	"github.com/apisteward/steward/internal/contract"
)

// openChoices is how many components one may choose from when they are opened.
// More would be a part of them only.
const openChoices = 6

// choices adds what a value may be one of: oneOf, anyOf, or what only a
// discriminator names.
func (o *opener) choices(t *Tree, p part, from view) {
	labels, order := o.mapping(p.Discriminator)
	by := p.Discriminator.Get("propertyName").Text()
	offered := false
	for _, of := range []struct {
		label, segment string
		nodes          []*contract.Node
	}{{"One of these", "one-of", p.OneOf}, {"Any of these", "any-of", p.AnyOf}} {
		rest := o.withoutNull(of.nodes)
		if len(rest) < len(of.nodes) && len(rest) > 0 {
			t.nullable = true
		}
		if len(of.nodes) == 0 || len(rest) == 1 && len(of.nodes) > 1 {
			continue
		}
		offered = true
		if values := constants(o.doc, rest); values != nil {
			t.values = append(t.values, values...)
			continue
		}
		c := choices{label: choiceLabel(of.label, by)}
		from.named = len(rest) > openChoices
		for i, n := range rest {
			c.rows = append(c.rows, o.choice(n, labels[o.doc.Resolve(n)], of.segment+"-"+strconv.Itoa(i+1), from))
		}
		t.choices = append(t.choices, c)
	}
	to := o.meant(p.Discriminator.Get("defaultMapping")) // OpenAPI 3.2
	if of, paged := o.components.of[to]; paged {
		t.notes = append(t.notes, plain("With any other kind: ").then(codeLink(of.Name, o.links.Schema(of.Page))...).and("."))
	}
	if by == "" || offered {
		return
	}
	if p.member || len(order) == 0 && len(o.heirs[p.Node]) == 0 {
		t.notes = append(t.notes, code(by).and(" says which schema applies."))
		return
	}
	o.apart(t, p, by, labels, order, from)
}

func choiceLabel(label, by string) Line {
	if by == "" {
		return plain(label)
	}
	return plain(label + ", told apart by ").then(code(by)...)
}

// choice is one of several schemas, under the discriminator's value, its title
// or, as a component, its own name.
func (o *opener) choice(n *contract.Node, values []string, segment string, from view) *Row {
	row := &Row{segment: segment, tree: o.read(from, n)}
	s := o.doc.Schema(n)
	of, paged := o.components.of[o.doc.Resolve(n)]
	switch {
	case len(values) > 0:
		row.name, row.segment = valuesLine(values), values[0]
	case s.Title != "":
		row.name, row.segment = plain(s.Title), s.Title
		row.tree.name = s.Title
	case paged:
		row.segment = of.Name
	}
	return row
}

func valuesLine(values []string) Line {
	lines := make([]Line, len(values))
	for i, v := range values {
		lines[i] = code(v)
	}
	return joined(lines, "or")
}

// constants returns the values of schemas that each let one value through, and
// nil when one does more than that.
func constants(doc *contract.Document, of []*contract.Node) []value {
	var out []value
	for _, n := range of {
		s := doc.Schema(n)
		for key := range n.Fields() {
			switch key {
			case "const", "enum", "title", "description", "type":
			default:
				return nil
			}
		}
		if len(s.Enum) != 1 {
			return nil
		}
		v := value{line: code(valueText(s.Enum[0])), description: s.Description}
		if s.Title != "" {
			v.line = v.line.and(" (" + s.Title + ")")
		}
		out = append(out, v)
	}
	return out
}
