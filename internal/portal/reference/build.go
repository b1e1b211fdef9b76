package reference

import (
	"strconv"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/portal/markdown"
	"github.com/apisteward/steward/internal/portal/prose"
)

// shape is what a tree was made of. The line is put into words when the trees
// below are complete.
type shape struct {
	*collected
	name     string // of the row that it stands in
	anchor   string // of that row
	required map[string]bool
	folded   Line // choices in a few words
	each     Line // what the values of an object are, in a few words
}

// build fills a tree with what was collected.
func (o *opener) build(t *Tree, c *collected, from view) {
	t.collected = c
	for _, n := range c.merged {
		from.within = &within{n, from.within}
	}
	for _, to := range c.named {
		o.showing(sight{to.node, from.direction}, t)
	}
	for _, n := range c.unpaged {
		o.showing(sight{n, from.direction}, t)
	}
	from.depth++
	from.named = false
	o.properties(t, from)
	var items []*contract.Node
	for _, p := range c.parts {
		if p.Items != nil {
			items = append(items, p.Items)
		}
		o.choices(t, p, from)
		o.rules(t, p, from)
	}
	if len(items) > 0 {
		t.item = o.read(from, items...)
	}
}

func (o *opener) showing(s sight, t *Tree) {
	if o.shown[s] == nil {
		o.shown[s] = t
	}
}

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

// rules adds the rarer subschemas, each under its role.
func (o *opener) rules(t *Tree, p part, from view) {
	add := func(label, segment string, n *contract.Node) {
		if n != nil {
			t.rules = append(t.rules, &Row{name: plain(label), segment: segment, tree: o.read(from, n)})
		}
	}
	for i, n := range p.PrefixItems {
		add("Element "+strconv.Itoa(i+1), "element-"+strconv.Itoa(i+1), n)
	}
	add("Some element", "contains", p.Contains)
	if p.UnevaluatedItems.Is(contract.Object) {
		add("Further elements", "further-elements", p.UnevaluatedItems)
	}
	add("Names of properties", "property-names", p.PropertyNames)
	add("Must not be", "not", p.Not)
	add("If the value is", "if", p.If)
	add("then it is", "then", p.Then)
	add("otherwise it is", "else", p.Else)
	for _, c := range p.DependentSchemas {
		t.rules = append(t.rules, &Row{
			name: plain("With ").then(code(c.Key)...), segment: "with-" + c.Key, tree: o.read(from, c.Value),
		})
	}
	add("Content", "content", p.ContentSchema)
}

// describe puts a tree into words, what stands in it first.
func (o *opener) describe(t *Tree) {
	for _, g := range t.groups() {
		for i, r := range g.rows {
			o.describe(r.tree)
			if len(r.name)+len(r.tree.facts) == 0 {
				r.name = plain("Choice " + strconv.Itoa(i+1))
			}
		}
	}
	if t.item != nil {
		o.describe(t.item)
	}
	o.foldChoices(t)
	t.foldMap()
	var title, description string
	for _, p := range t.parts {
		if p.Title != "" {
			title = p.Title
		}
		if p.Description != "" {
			description = p.Description
		}
	}
	t.description = o.texts.Text(description, prose.BelowSubsection)
	t.facts = o.facts(t)
	if o.newTitle(t, title, description) {
		t.notes = append([]Line{plain("Title: ").and(markdown.OneLine(title))}, t.notes...)
	}
	o.extras(t)
}

// newTitle reports whether a title says what neither name nor description do.
func (o *opener) newTitle(t *Tree, title, description string) bool {
	key, name := letters(title), letters(t.name)
	if key == "" || key == name || strings.Contains(letters(description), key) {
		return false
	}
	if name != "" && !strings.Contains(title, " ") && strings.Contains(key, name) {
		return false // such as owner_param, which is meant for programs
	}
	for _, to := range append(t.named[:len(t.named):len(t.named)], t.closed...) {
		if key == letters(to.Name) {
			return false
		}
	}
	return true
}

// letters is what two names have in common that differ only in their spelling.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		case r == ' ', r == '_', r == '-', r == '.', r == '/', r == '\n':
			return -1
		}
		return r
	}, s)
}
