package reference

import (
	"github.com/apisteward/steward/internal/portal/markdown"
	"github.com/apisteward/steward/internal/portal/prose"
	"github.com/apisteward/steward/internal/portal/words"
)

// openRows is how many rows a list within a list shows without being asked.
const openRows = 16

// Tree is a schema as a reader sees it: what it lets through on a line, then
// its description, values, properties, choices and rules. Of an array it shows
// what its elements are.
type Tree struct {
	facts       Facts // the line
	description prose.Text
	values      []value
	notes       []Line
	examples    []listing
	rows        []*Row // properties, required first
	item        *Tree  // of an array
	choices     []choices
	rules       []*Row // the rarer subschemas

	shape // what the line is made of when the whole tree is there
}

// Row is a schema under a name: a property, a choice, a rule, a parameter.
type Row struct {
	id      string // anchor
	segment string // of the anchor
	name    Line
	before  prose.Text // description of a parameter, before that of its schema
	tree    *Tree
	facts   Facts // before those of the tree
	more    []block
}

// value is one of an enum's.
type value struct {
	line        Line
	description string
}

// choices is a oneOf, an anyOf or what a discriminator tells apart.
type choices struct {
	label Line
	rows  []*Row
}

// plain reports whether the line says all there is.
func (t *Tree) plain() bool {
	return t.description.Empty() && len(t.values) == 0 && len(t.notes) == 0 && len(t.examples) == 0 && len(t.rows) == 0 &&
		len(t.choices) == 0 && len(t.rules) == 0 && (t.item == nil || t.item.plain() && len(t.item.facts) <= 1)
}

// size is the number of rows in the tree.
func (t *Tree) size() int {
	n := 0
	for _, g := range t.groups() {
		for _, r := range g.rows {
			n += 1 + r.tree.size()
		}
	}
	if t.item != nil {
		n += t.item.size()
	}
	return n
}

// group is rows under a label.
type group struct {
	label Line
	rows  []*Row
	plain bool // needs no label where nothing is folded
}

// groups returns what the tree shows as lists, without those of its elements.
func (t *Tree) groups() []group {
	var out []group
	if len(t.rows) > 0 {
		out = append(out, group{label: plain(words.Plural(len(t.rows), "property")), rows: t.rows, plain: true})
	}
	for _, c := range t.choices {
		out = append(out, group{label: c.label, rows: c.rows})
	}
	if len(t.rules) > 0 {
		out = append(out, group{label: plain(words.Plural(len(t.rules), "rule")), rows: t.rules})
	}
	return out
}

// above is what stands between the line and the lists.
func (t *Tree) above() []block {
	var out []block
	if !t.description.Empty() {
		out = append(out, text{t.description})
	}
	out = append(out, valueBlocks(t.values)...)
	for _, n := range t.notes {
		out = append(out, paragraph(n))
	}
	for _, e := range t.examples {
		out = append(out, paragraph(plain("Example:")), e)
	}
	if t.item == nil {
		return out
	}
	if more := t.item.facts[min(1, len(t.item.facts)):]; len(more) > 0 {
		out = append(out, append(Facts{plain("Each element")}, more...).paragraph())
	} else if !t.item.description.Empty() {
		out = append(out, paragraph(plain("Each element:")))
	}
	return append(out, t.item.above()...)
}

// below is the tree's lists and those of its elements.
func (t *Tree) below() []group {
	if t.item == nil {
		return t.groups()
	}
	return append(t.groups(), t.item.below()...)
}

// markdown is what stands under the line.
func (t *Tree) markdown() string { return t.markdownAt(0) }

func (t *Tree) markdownAt(level int) string {
	var p markdown.Page
	for _, b := range t.above() {
		p.Add(b.markdown())
	}
	for _, g := range t.below() {
		if level > 0 || !g.plain {
			p.Add(g.label.markdown() + ":")
		}
		items := make([]string, len(g.rows))
		for i, r := range g.rows {
			items[i] = r.markdownAt(level)
		}
		p.Add(markdown.Bullets(items))
	}
	return trimmed(p.Bytes())
}

func (r *Row) markdownAt(level int) string {
	blocks := make([]string, 0, len(r.more)+2)
	blocks = append(blocks, r.before.Markdown(), r.tree.markdownAt(level+1))
	for _, b := range r.more {
		blocks = append(blocks, b.markdown())
	}
	return markdown.Item(r.line().markdown(), blocks...)
}

// line is the row's name and what its schema lets through.
func (r *Row) line() Facts {
	out := Facts{}
	out.add(r.name)
	return append(append(out, r.facts...), r.tree.facts...)
}

func (g group) size() int {
	n := 0
	for _, r := range g.rows {
		n += 1 + r.tree.size()
	}
	return n
}

// rows is a list that stands by itself: parameters, headers.
type rows []*Row

func (l rows) markdown() string {
	items := make([]string, len(l))
	for i, r := range l {
		items[i] = r.markdownAt(0)
	}
	return markdown.Bullets(items)
}

// trimmed is text without line ends at its end.
func trimmed(b []byte) string {
	for len(b) > 0 && b[len(b)-1] == '\n' {
		b = b[:len(b)-1]
	}
	return string(b)
}
