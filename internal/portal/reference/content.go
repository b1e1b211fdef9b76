package reference

import (
	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/portal/markdown"
	"github.com/apisteward/steward/internal/portal/prose"
)

// mediaKey says that two contents show the same.
type mediaKey struct{ schema, item, media contract.Hash }

func keyOf(m *contract.Media) mediaKey {
	return mediaKey{m.Schema.Hash(), m.ItemSchema.Hash(), m.Node.Hash()}
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
		key := keyOf(m)
		if done[key] {
			continue
		}
		done[key] = true
		types := []Line{}
		for _, other := range content[i:] {
			if keyOf(other) == key {
				types = append(types, code(other.Type))
			}
		}
		parent := id
		if len(done) > 1 {
			parent = b.ids.take(id, m.Type)
		}
		out = append(out, b.mediaBlocks(joined(types, "or"), m, parent, where, d)...)
	}
	return out
}

func (b *operationBuilder) mediaBlocks(types Line, m *contract.Media, id, where string, d direction) []block {
	if m.Schema == nil && m.ItemSchema == nil {
		return append([]block{paragraph(types)}, b.encodings(m, d)...)
	}
	if before := b.media[keyOf(m)]; before != "" && m.Schema.Len() > 0 {
		return []block{paragraph(types.and(": as in " + before + "."))}
	}
	b.media[keyOf(m)] = where
	var out []block
	if m.Schema != nil {
		out = append(out, b.opened(types, m.Schema, id, d)...)
	}
	if m.ItemSchema != nil {
		out = append(out, b.opened(types.and(", a sequence of"), m.ItemSchema, id+".item", d)...)
	}
	return append(out, b.encodings(m, d)...)
}

// opened describes the schema of a body.
func (b *operationBuilder) opened(types Line, n *contract.Node, id string, d direction) []block {
	tree := b.root(n, id, d)
	return []block{&body{types, tree}}
}

// body is a schema after its media types.
type body struct {
	types Line
	tree  *Tree
}

func (m *body) facts() Facts { return append(Facts{m.types}, m.tree.facts...) }

func (m *body) markdown() string {
	return markdown.Item(m.facts().markdown(), m.tree.markdown())
}

func (m *body) writeHTML(w *htmlWriter) {
	m.facts().paragraph().writeHTML(w)
	m.tree.writeHTML(w)
}

// encodings says how the parts of a form are sent.
func (b *operationBuilder) encodings(m *contract.Media, d direction) []block {
	var list []*Row
	for name, n := range m.Node.Get("encoding").Fields() {
		row := &Row{name: code(name), tree: &Tree{shape: shape{collected: &collected{}}}}
		if kind := n.Get("contentType").Text(); kind != "" {
			row.facts.add(plain("sent as ").then(code(kind)...))
		}
		for _, h := range b.encodingHeaders(n, d) {
			row.more = append(row.more, h)
		}
		if line := also(n, shownEncodingFields); line != nil {
			row.more = append(row.more, paragraph(line))
		}
		list = append(list, row)
	}
	if len(list) == 0 {
		return nil
	}
	return []block{paragraph(plain("Parts:")), rows(list)}
}

var shownEncodingFields = keywordSet("contentType headers")

// encodingHeaders describes the headers of a part.
func (b *operationBuilder) encodingHeaders(n *contract.Node, d direction) []block {
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
