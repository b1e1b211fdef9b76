package answer

import (
	"cmp"
	"slices"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/wire"
)

// example is a documented example of a body, judged.
type example struct {
	name string // "" for one without a name
	content
}

// written is an example as the document has it.
type written struct {
	name  string
	value *contract.Node // nil where only text is given
	text  *contract.Node // the body as it is sent (serializedValue, OpenAPI 3.2), or nil
}

// examplesOf returns the examples of a media type: its own, with names or
// without, those of the response in Swagger 2.0, and then those of its schema.
// What stands in another place (externalValue) is not fetched.
func (m *Maker) examplesOf(r *contract.Response, md *media) []*example {
	list := named(m.doc, md.Node.Get("examples"))
	if n := md.Node.Get("example"); n != nil {
		list = append(list, written{value: n})
	}
	if m.doc.Edition == contract.Swagger20 {
		list = append(list, swaggerExamples(r, md)...)
	}
	for _, n := range m.schemaExamples(md.Schema) {
		list = append(list, written{value: n})
	}
	var found []*example
	for _, w := range list {
		if e := m.example(md, w); e != nil {
			found = append(found, e)
		}
	}
	return found
}

// named are the examples of a map of Example Objects.
func named(doc *contract.Document, examples *contract.Node) []written {
	var list []written
	for name, n := range examples.Fields() {
		n = doc.Resolve(n)
		w := written{name: name, value: n.Get("value")}
		if data := n.Get("dataValue"); data != nil {
			w.value = data
		}
		if text := n.Get("serializedValue"); text.Is(contract.String) {
			w.text = text
		}
		if w.value != nil || w.text != nil {
			list = append(list, w)
		}
	}
	return list
}

// swaggerExamples are the examples of a response for a media type, whose names
// are media types (Swagger 2.0, Example Object). Those of any JSON do for any
// other where it has none of its own.
func swaggerExamples(r *contract.Response, md *media) []written {
	var exact, near []written
	for name, n := range r.Node.Get("examples").Fields() {
		o := offeredAs(name)
		switch {
		case o.kind == md.offered.kind && o.subtype == md.offered.subtype:
			exact = append(exact, written{name: name, value: n})
		case wire.IsJSON(name) && md.notation == inJSON:
			near = append(near, written{name: name, value: n})
		}
	}
	if len(exact) > 0 {
		return exact
	}
	return near
}

// maxReferences bounds how far a schema's references are followed for an
// example.
const maxReferences = 16

// schemaExamples are the examples of a schema, or of what it refers to.
func (m *Maker) schemaExamples(n *contract.Node) []*contract.Node {
	for range maxReferences {
		s := m.doc.Schema(n)
		if s == nil {
			return nil
		}
		if len(s.Examples) > 0 || s.Target == nil {
			return s.Examples
		}
		n = s.Target
	}
	return nil
}

// example judges an example. It is nil for a null that the schema does not let
// through: many documents have a key and nothing after it.
func (m *Maker) example(md *media, w written) *example {
	what := "The documented example"
	if w.name != "" {
		what += " " + quoted(w.name)
	}
	e := &example{name: w.name}
	switch {
	case w.text == nil:
		e.content = m.contentOf(md, sample.Of(w.value), what)
	case w.value == nil:
		e.content = m.textual(md, w.text.Text(), what)
	default:
		e.content = m.contentOf(md, sample.Of(w.value), what)
		e.text, e.isText = w.text.Text(), true
	}
	if w.text == nil && w.value.Is(contract.Null) && e.soundness == broken {
		return nil
	}
	return e
}

// bestOf returns the first of the examples that are the most sound.
func bestOf(examples []*example) *example {
	if len(examples) == 0 {
		return nil
	}
	return slices.MinFunc(examples, func(a, b *example) int { return cmp.Compare(a.soundness, b.soundness) })
}

// exampleNamed returns a documented example by its name, or nil.
func (md *media) exampleNamed(name string) *example {
	for _, e := range md.examples() {
		if e.name == name {
			return e
		}
	}
	return nil
}

// exampleNames are the names of the examples of a response, each once.
func (r *response) exampleNames() []string {
	var names []string
	for _, md := range r.media {
		for _, e := range md.examples() {
			if e.name != "" && !slices.Contains(names, e.name) {
				names = append(names, e.name)
			}
		}
	}
	return names
}
