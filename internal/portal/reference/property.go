package reference

import (
	"github.com/apisteward/steward/internal/contract"
)

// anyOther stands for the properties that an object does not name.
const anyOther = "any other name"

// property is a property with every schema that it must satisfy.
type property struct {
	name  string
	many  string // instead of a name: which properties are meant
	nodes []*contract.Node
}

// properties adds the properties, required ones first.
func (o *opener) properties(t *Tree, from view) {
	t.required = map[string]bool{}
	for _, p := range t.parts {
		for _, name := range p.Required {
			t.required[name] = true
		}
	}
	var first, rest, hidden []*Row
	for _, p := range gathered(t.parts) {
		if o.isHidden(p.nodes, from.direction) {
			hidden = append(hidden, &Row{name: code(p.name)})
			continue
		}
		row := o.propertyRow(p, from)
		if p.many == "" && t.required[p.name] {
			row.facts.add(strong("required"))
			first = append(first, row)
		} else {
			rest = append(rest, row)
		}
	}
	t.rows = append(first, rest...)
	o.hiddenNote(t, hidden, from.direction)
	o.requiredNote(t)
}

func (o *opener) propertyRow(p property, from view) *Row {
	row := &Row{name: code(p.name), segment: p.name, tree: o.read(from, p.nodes...)}
	if p.many != "" {
		row.name, row.segment = plain(p.many), p.many
		if p.name != "" {
			row.name = row.name.then(Piece{Text: " "}, Piece{Text: p.name, Form: Code})
		}
	}
	row.tree.name = p.name
	return row
}

// gathered returns the properties in their order, each once.
func gathered(parts []part) []property {
	var out []property
	at := map[[2]string]int{}
	add := func(name, many string, n *contract.Node) {
		key := [2]string{name, many}
		i, there := at[key]
		if !there {
			i = len(out)
			at[key] = i
			out = append(out, property{name: name, many: many})
		}
		out[i].nodes = append(out[i].nodes, n)
	}
	for _, p := range parts {
		for _, c := range p.Properties {
			add(c.Key, "", c.Value)
		}
	}
	for _, p := range parts {
		for _, c := range p.PatternProperties {
			add(c.Key, "names that match", c.Value)
		}
		for _, extra := range []*contract.Node{p.AdditionalProperties, p.UnevaluatedProperties} {
			if extra.Is(contract.Object) && extra.Len() > 0 {
				add("", anyOther, extra)
			}
		}
	}
	return out
}

// isHidden reports whether a property is never sent in a direction.
func (o *opener) isHidden(nodes []*contract.Node, d direction) bool {
	if d == eitherWay {
		return false
	}
	for _, n := range nodes {
		for _, n := range []*contract.Node{n, o.doc.Resolve(n)} {
			if d == inRequest && n.Get("readOnly").True() || d == inResponse && n.Get("writeOnly").True() {
				return true
			}
		}
	}
	return false
}

func (o *opener) hiddenNote(t *Tree, hidden []*Row, d direction) {
	if len(hidden) == 0 {
		return
	}
	names := make([]Line, len(hidden))
	for i, r := range hidden {
		names[i] = r.name
	}
	note := plain("Only in responses: ")
	if d == inResponse {
		note = plain("Only in requests: ")
	}
	t.notes = append(t.notes, note.then(joined(names, "and")...).and("."))
}

// requiredNote names required properties that no schema here describes.
func (o *opener) requiredNote(t *Tree) {
	said := map[string]bool{}
	for _, p := range t.parts {
		for _, c := range p.Properties {
			said[c.Key] = true
		}
	}
	var names []Line
	for _, p := range t.parts {
		for _, name := range p.Required {
			if !said[name] {
				said[name] = true
				names = append(names, code(name))
			}
		}
	}
	if len(names) > 0 {
		t.notes = append(t.notes, plain("Required: ").then(joined(names, "and")...).and("."))
	}
}
