package reference

import (
	"cmp"
	"strconv"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/portal/sample"
	"github.com/apisteward/steward/internal/portal/words"
)

// maxRefs is how many references to places outside the components are opened
// within each other before the rest is only named.
const maxRefs = 3

// schemaView is a schema as a reader sees it. Schemas of components are named,
// not opened, which folds recursion.
type schemaView struct {
	Type        []run
	Notes       []string // bounds and rules, in words
	Format      string
	Pattern     string
	Default     *contract.Node
	Values      []valueView // of an enum
	Description string
	Deprecated  bool
	ReadOnly    bool
	WriteOnly   bool
	Properties  []propertyView
	Choices     []choicesView
	Parts       []partView
	Examples    []*contract.Node
}

// run is a piece of a type's name. Schema is the page of the component that it
// names, or "".
type run struct{ Text, Schema string }

type valueView struct {
	Value       *contract.Node
	Description string
}

type propertyView struct {
	Name     string
	Other    bool // Name describes many properties instead of naming one
	Required bool
	Schema   *schemaView
	nodes    []*contract.Node // the schemas that it must satisfy, more than one where allOf names it again
}

// choicesView is a oneOf or an anyOf.
type choicesView struct {
	Heading       string
	Discriminator string // name of the property that tells them apart, or ""
	Choices       []partView
}

// partView is a schema within a schema, with a label that says its role.
type partView struct {
	Label  string
	Schema *schemaView
}

// schemaReader reads the schemas of one document for readers.
type schemaReader struct {
	doc   *contract.Document
	pages map[*contract.Node]component // of components
}

type component struct{ Name, Page string }

func newSchemaReader(doc *contract.Document) *schemaReader {
	r := &schemaReader{doc: doc, pages: map[*contract.Node]component{}}
	taken := newNames("index")
	for name, n := range doc.Components("schemas") {
		r.pages[n] = component{Name: name, Page: taken.take(name)}
	}
	return r
}

// view reads the schema in a place where it is used.
func (r *schemaReader) view(n *contract.Node) *schemaView { return r.read(n, false, 0) }

// open reads a schema and, when it is a reference, what it leads to.
func (r *schemaReader) open(n *contract.Node) *schemaView { return r.read(n, true, 0) }

func (r *schemaReader) read(n *contract.Node, open bool, refs int) *schemaView {
	v := &schemaView{}
	s := r.doc.Schema(n)
	switch {
	case s == nil:
		v.Type = []run{{Text: "any value"}}
		return v
	case s.False:
		v.Type = []run{{Text: "nothing"}}
		return v
	}
	b := viewBuilder{reader: r, view: v, refs: refs, seen: map[*contract.Node]bool{n: true}}
	if s.Ref == "" {
		b.merge(s)
		b.finish()
		return v
	}
	target := r.doc.Resolve(n)
	name, named := r.pages[target]
	if named {
		v.Type = []run{{Text: name.Name, Schema: name.Page}}
	}
	switch {
	case target == nil:
		v.Type = []run{{Text: "unknown: the reference leads nowhere"}}
	case open || !named && refs < maxRefs:
		b.refs++
		b.seen[target] = true
		b.merge(r.doc.Schema(target))
	case !named:
		v.Type = []run{{Text: "as in " + target.Pointer()}}
	}
	b.merge(s)
	b.finish()
	return v
}

// viewBuilder gathers a schema and the members of its allOf into one view.
type viewBuilder struct {
	reader   *schemaReader
	view     *schemaView
	refs     int
	seen     map[*contract.Node]bool // schemas merged already
	types    contract.Types
	typed    bool
	nullable bool
	items    *schemaView
	required map[string]bool
}

// merge adds what s says to the view. What is said later wins.
func (b *viewBuilder) merge(s *contract.Schema) {
	if s == nil {
		return
	}
	for _, m := range s.AllOf {
		b.mergeMember(m)
	}
	v := b.view
	if s.TypeGiven {
		if b.typed {
			b.types &= s.Types
		} else {
			b.types, b.typed = s.Types, true
		}
	}
	b.nullable = b.nullable || s.Nullable
	v.Description = cmp.Or(s.Description, v.Description)
	v.Format = cmp.Or(s.Format, v.Format)
	v.Pattern = cmp.Or(s.Pattern, v.Pattern)
	if s.Default != nil {
		v.Default = s.Default
	}
	if s.Enum != nil {
		v.Values = enumValues(s)
	}
	v.Deprecated = v.Deprecated || s.Deprecated
	v.ReadOnly = v.ReadOnly || s.ReadOnly
	v.WriteOnly = v.WriteOnly || s.WriteOnly
	v.Notes = append(v.Notes, bounds(s)...)
	v.Examples = append(v.Examples, s.Examples...)
	if s.Items != nil {
		b.items = b.read(s.Items)
	}
	b.properties(s)
	b.choices(s)
	b.parts(s)
}

// mergeMember adds a member of allOf once, however often it is reached.
func (b *viewBuilder) mergeMember(n *contract.Node) {
	doc := b.reader.doc
	s := doc.Schema(n)
	if s != nil && s.Ref != "" {
		target := doc.Resolve(n)
		if target != nil && !b.seen[target] {
			b.seen[target] = true
			b.merge(doc.Schema(target))
		}
	}
	if !b.seen[n] {
		b.seen[n] = true
		b.merge(s)
	}
}

func (b *viewBuilder) read(n *contract.Node) *schemaView { return b.reader.read(n, false, b.refs) }

// properties adds properties in their order.
func (b *viewBuilder) properties(s *contract.Schema) {
	if b.required == nil {
		b.required = map[string]bool{}
	}
	for _, name := range s.Required {
		b.required[name] = true
	}
	for _, p := range s.Properties {
		b.property(propertyView{Name: p.Key}, p.Value)
	}
	for _, p := range s.PatternProperties {
		b.property(propertyView{Name: "names that match " + p.Key, Other: true}, p.Value)
	}
	for _, extra := range []*contract.Node{s.AdditionalProperties, s.UnevaluatedProperties} {
		e := b.reader.doc.Schema(extra)
		switch {
		case e == nil:
		case e.False:
			b.note("no other properties")
		case extra.Is(contract.Object) && extra.Len() > 0:
			b.property(propertyView{Name: "any other name", Other: true}, extra)
		}
	}
}

// property adds a property, or one more schema to a property that is there.
func (b *viewBuilder) property(p propertyView, n *contract.Node) {
	for i := range b.view.Properties {
		q := &b.view.Properties[i]
		if q.Name == p.Name && q.Other == p.Other {
			q.nodes = append(q.nodes, n)
			q.Schema = b.readAll(q.nodes)
			return
		}
	}
	p.nodes, p.Schema = []*contract.Node{n}, b.read(n)
	b.view.Properties = append(b.view.Properties, p)
}

// readAll reads schemas that hold together, as those of an allOf.
func (b *viewBuilder) readAll(nodes []*contract.Node) *schemaView {
	all := viewBuilder{reader: b.reader, view: &schemaView{}, refs: b.refs, seen: map[*contract.Node]bool{}}
	for _, n := range nodes {
		all.mergeMember(n)
	}
	all.finish()
	return all.view
}

func (b *viewBuilder) note(text string) {
	for _, n := range b.view.Notes {
		if n == text {
			return
		}
	}
	b.view.Notes = append(b.view.Notes, text)
}

// choices adds oneOf and anyOf. A schema beside null alone is no choice but a
// schema that may be null.
func (b *viewBuilder) choices(s *contract.Schema) {
	for _, c := range []struct {
		heading string
		of      []*contract.Node
	}{{"One of", s.OneOf}, {"Any of", s.AnyOf}} {
		if len(c.of) == 0 {
			continue
		}
		view := choicesView{Heading: c.heading, Discriminator: s.Discriminator.Get("propertyName").Text()}
		labels := b.mapping(s.Discriminator)
		for _, n := range c.of {
			view.Choices = append(view.Choices, partView{Label: labels[b.reader.doc.Resolve(n)], Schema: b.read(n)})
		}
		b.view.Choices = append(b.view.Choices, view)
	}
}

// mapping returns the discriminator's value for each schema that it names.
func (b *viewBuilder) mapping(discriminator *contract.Node) map[*contract.Node]string {
	out := map[*contract.Node]string{}
	for value, ref := range discriminator.Get("mapping").Fields() {
		target := b.reader.doc.Lookup(ref.Text())
		if target == nil {
			target = b.reader.doc.Lookup("#/components/schemas/" + contract.EscapePointer(ref.Text()))
		}
		if target != nil && out[target] == "" {
			out[target] = value
		}
	}
	return out
}

// parts adds the rarer subschemas, each under its role.
func (b *viewBuilder) parts(s *contract.Schema) {
	for i, n := range s.PrefixItems {
		b.part("Element "+strconv.Itoa(i+1), n)
	}
	b.part("At least one element", s.Contains)
	b.part("Further elements", s.UnevaluatedItems)
	b.part("Names of properties", s.PropertyNames)
	b.part("Must not be", s.Not)
	b.part("If", s.If)
	b.part("then", s.Then)
	b.part("else", s.Else)
	for _, c := range s.DependentSchemas {
		b.part("With "+c.Key, c.Value)
	}
	b.part("Content", s.ContentSchema)
}

func (b *viewBuilder) part(label string, n *contract.Node) {
	if n != nil {
		b.view.Parts = append(b.view.Parts, partView{Label: label, Schema: b.read(n)})
	}
}

// finish names the type and puts required properties first.
func (b *viewBuilder) finish() {
	v := b.view
	var first, rest []propertyView
	for _, p := range v.Properties {
		if p.Required = !p.Other && b.required[p.Name]; p.Required {
			first = append(first, p)
		} else {
			rest = append(rest, p)
		}
	}
	v.Properties = append(first, rest...)
	if b.items != nil && !b.items.plain() {
		v.Parts = append([]partView{{Label: "Each element", Schema: b.items}}, v.Parts...)
	}
	if len(v.Type) == 0 {
		v.Type = b.typeRuns()
	}
}

func (b *viewBuilder) typeRuns() []run {
	types := b.types
	switch {
	case b.typed:
	case len(b.view.Properties) > 0:
		types = contract.TypeObject
	case b.items != nil:
		types = contract.TypeArray
	case len(b.view.Choices) > 0, len(b.view.Values) > 0:
		return nil
	default:
		return []run{{Text: "any value"}}
	}
	if b.items == nil || types&^contract.TypeNull != contract.TypeArray {
		return []run{{Text: words.Types(&contract.Schema{Types: types})}}
	}
	runs := append([]run{{Text: "array of "}}, b.items.Type...)
	if len(b.items.Type) == 0 {
		runs = []run{{Text: "array"}}
	}
	if types&contract.TypeNull != 0 {
		runs = append(runs, run{Text: " or null"})
	}
	return runs
}

// plain reports whether the type's name says all there is.
func (v *schemaView) plain() bool {
	return len(v.Notes) == 0 && v.Format == "" && v.Pattern == "" && v.Default == nil && len(v.Values) == 0 &&
		v.Description == "" && !v.Deprecated && len(v.Properties) == 0 && len(v.Choices) == 0 && len(v.Parts) == 0
}

// bounds says in words what else a schema asks of a value.
func bounds(s *contract.Schema) []string {
	notes := []string{
		words.Range(s.Minimum, s.Maximum),
		words.Count(s.MinLength, s.MaxLength, "character"),
		words.Count(s.MinItems, s.MaxItems, "element"),
		words.Count(s.MinContains, s.MaxContains, "matching element"),
		words.Count(s.MinProperties, s.MaxProperties, "property"),
	}
	if s.MultipleOf != nil {
		notes = append(notes, "a multiple of "+sample.Number(&contract.Bound{Value: s.MultipleOf}))
	}
	if s.UniqueItems {
		notes = append(notes, "no element twice")
	}
	if s.ContentEncoding != "" {
		notes = append(notes, "encoded in "+s.ContentEncoding)
	}
	if s.ContentMediaType != "" {
		notes = append(notes, "holds "+s.ContentMediaType)
	}
	for name, needs := range s.DependentRequired.Fields() {
		notes = append(notes, name+" needs "+words.And(needs.Strings()))
	}
	out := notes[:0]
	for _, n := range notes {
		if n != "" {
			out = append(out, n)
		}
	}
	return out
}

// enumValues pairs values with their descriptions, which writers of documents
// give beside the enum, by position or by value.
func enumValues(s *contract.Schema) []valueView {
	out := make([]valueView, len(s.Enum))
	for i, n := range s.Enum {
		out[i].Value = n
		for _, key := range []string{"x-enum-descriptions", "x-enumDescriptions"} {
			d := s.Node.Get(key)
			if d.Is(contract.Array) && i < d.Len() {
				out[i].Description = d.Children()[i].Value.Text()
			} else if text := d.Get(n.Literal()).Text(); text != "" {
				out[i].Description = text
			}
		}
	}
	return out
}
