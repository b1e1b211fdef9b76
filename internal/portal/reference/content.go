package reference

import (
	"strconv"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/portal/markdown"
	"github.com/apisteward/steward/internal/portal/prose"
)

// mediaKey says that two contents show the same.
type mediaKey struct {
	schema, item, media contract.Hash
	direction           direction
}

func keyOf(m *contract.Media, d direction) mediaKey {
	return mediaKey{m.Schema.Hash(), m.ItemSchema.Hash(), m.Node.Hash(), d}
}

// place is where on a page a content stands.
type place struct {
	parent string // first part of the anchors within it
	anchor string // of itself, unless something above it has that
	words  string // "400 Bad Request"
}

// body describes a request body.
func (b *operationBuilder) body(op *contract.Operation, id string, d direction) []block {
	body := op.Body
	if body == nil {
		return nil
	}
	needed := plain("Optional.")
	if body.Required {
		needed = plain("Required.")
	}
	out := []block{paragraph(needed), text{b.texts.Text(body.Description, prose.BelowSubsection)}}
	return append(out, b.content(body.Content, id, "the request body", d)...)
}

// content describes a body by media type. Media types with the same content
// are described once, and so are bodies that were described before.
func (b *operationBuilder) content(content []*contract.Media, id, where string, d direction) []block {
	var out []block
	done := map[mediaKey]bool{}
	for i, m := range content {
		key := keyOf(m, d)
		if done[key] {
			continue
		}
		done[key] = true
		types := []Line{}
		for _, other := range content[i:] {
			if keyOf(other, d) == key {
				types = append(types, code(other.Type))
			}
		}
		parent, anchor := id, "" // the heading above has the anchor
		if len(done) > 1 {
			parent = b.ids.take(id, m.Type)
			anchor = parent
		}
		out = append(out, b.mediaBlocks(joined(types, "or"), m, place{parent, anchor, where}, d)...)
	}
	return out
}

func (b *operationBuilder) mediaBlocks(types Line, m *contract.Media, at place, d direction) []block {
	if m.Schema == nil && m.ItemSchema == nil {
		return append([]block{paragraph(types)}, b.encodings(m)...)
	}
	if before := b.media[keyOf(m, d)]; before != "" && m.Schema.Len() > 0 {
		return []block{paragraph(types.and(": as in " + before + "."))}
	}
	b.media[keyOf(m, d)] = at.words
	var out []block
	if m.Schema != nil {
		out = append(out, &body{types, b.root(m.Schema, at.parent, d), at.anchor})
	}
	if m.ItemSchema != nil {
		item := b.ids.unique(at.parent + ".item")
		out = append(out, &body{types.and(", a sequence of"), b.root(m.ItemSchema, item, d), item})
	}
	return append(out, b.encodings(m)...)
}

// body is a schema after its media types.
type body struct {
	types  Line
	tree   *Tree
	anchor string
}

func (m *body) facts() Facts { return append(Facts{m.types}, m.tree.facts...) }

func (m *body) markdown() string {
	return markdown.Item(m.facts().markdown(), m.tree.markdown())
}

func (m *body) writeHTML(w *htmlWriter) {
	w.open("p", m.anchor)
	m.facts().writeHTML(w)
	w.raw("</p>\n")
	m.tree.writeHTML(w)
}

// encodings says how the parts of a body are sent, and what else its media type
// object says.
func (b *operationBuilder) encodings(m *contract.Media) []block {
	var list rows
	for name, n := range m.Node.Get("encoding").Fields() {
		list = append(list, b.encoding(code(name), n))
	}
	for i, n := range m.Node.Get("prefixEncoding").Items() { // OpenAPI 3.2
		list = append(list, b.encoding(plain("Part "+strconv.Itoa(i+1)), n))
	}
	if n := m.Node.Get("itemEncoding"); n != nil {
		list = append(list, b.encoding(plain("Each part"), n))
	}
	var out []block
	if len(list) > 0 {
		out = append(out, paragraph(plain("How parts are sent:")), list)
	}
	if line := also(m.Node, shownMediaFields); line != nil {
		out = append(out, paragraph(line))
	}
	return out
}

var shownMediaFields = keywordSet("schema itemSchema example examples encoding prefixEncoding itemEncoding $ref")

func (b *operationBuilder) encoding(name Line, n *contract.Node) *Row {
	row := &Row{name: name, tree: &Tree{shape: shape{collected: &collected{}}}}
	if kind := n.Get("contentType").Text(); kind != "" {
		row.facts.add(plain("as ").then(code(kind)...))
	}
	row.more = b.encodingHeaders(n)
	if line := also(n, shownEncodingFields); line != nil {
		row.more = append(row.more, paragraph(line))
	}
	return row
}

var shownEncodingFields = keywordSet("contentType headers")

// encodingHeaders describes the headers of a part.
func (b *operationBuilder) encodingHeaders(n *contract.Node) []block {
	var list bullets
	for name, h := range n.Get("headers").Fields() {
		line := code(name)
		if s := markdown.OneLine(b.doc.Resolve(h).Get("description").Text()); s != "" {
			line = line.and(" · " + s)
		}
		list = append(list, line)
	}
	if len(list) == 0 {
		return nil
	}
	return []block{paragraph(plain("Headers:")), list}
}
