package reference

import (
	"cmp"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/portal/markdown"
	"github.com/apisteward/steward/internal/portal/prose"
	"github.com/apisteward/steward/internal/portal/sample"
	"github.com/apisteward/steward/internal/portal/words"
)

const schemaFolder = "../schemas/"

// operationPage renders one operation. What it has shown once it only names
// after that: most responses share headers and the schema of errors.
type operationPage struct {
	*reference
	markdown.Page
	op    *contract.Operation
	shown map[*contract.Node]bool
}

// operation is the page of one operation.
func (r *reference) operation(op *contract.Operation) []byte {
	p := &operationPage{reference: r, op: op, shown: map[*contract.Node]bool{}}
	p.Heading(1, markdown.Text(cmp.Or(summaryOf(op), op.Name())))
	p.Add(operationLine(op))
	if op.Deprecated {
		p.Add("> **Deprecated.** Do not use this operation in new work.")
	}
	p.Add(r.prose.Markdown(op.Description, prose.BelowSection))
	p.security()
	p.parameters()
	p.body()
	p.responses()
	p.callbacks()
	if !op.Outgoing() {
		p.Heading(2, "Example")
		p.Add(markdown.Block("sh", sample.Curl(r.doc, op)))
	}
	return p.Bytes()
}

func operationLine(op *contract.Operation) string {
	parts := []string{markdown.Code(op.Name())}
	if op.ID != "" {
		parts = append(parts, "operation "+markdown.Code(op.ID))
	}
	if len(op.Tags) > 0 {
		tags := make([]string, len(op.Tags))
		for i, t := range op.Tags {
			tags[i] = markdown.Text(t)
		}
		parts = append(parts, markdown.Link(strings.Join(tags, ", "), "../index.md"))
	}
	return strings.Join(parts, " · ")
}

// security says which credentials an operation needs, as one sentence a way.
func (p *operationPage) security() {
	op := p.op
	if op.Outgoing() || !op.SecurityGiven {
		return
	}
	p.Heading(2, "Authentication")
	var ways []string
	for _, req := range op.Security {
		var uses []string
		for _, u := range req.Schemes {
			use := markdown.Code(u.Name)
			if len(u.Scopes) > 0 {
				scopes := make([]string, len(u.Scopes))
				for i, s := range u.Scopes {
					scopes[i] = markdown.Code(s)
				}
				use += " with " + words.And(scopes)
			}
			uses = append(uses, use)
		}
		ways = append(ways, cmp.Or(words.And(uses), "no credentials"))
	}
	switch {
	case len(ways) == 0, len(ways) == 1 && len(op.Security[0].Schemes) == 0:
		p.Add("No credentials are needed.")
	case len(ways) == 1:
		p.Add("Needs " + ways[0] + ".")
	default:
		p.Add("One of:")
		p.List(ways...)
	}
}

// placeWords names where parameters stand.
var placeOrder = []struct{ in, heading string }{
	{"path", "Path parameters"}, {"query", "Query parameters"}, {"querystring", "Query string"},
	{"header", "Request headers"}, {"cookie", "Cookies"},
}

func (p *operationPage) parameters() {
	for _, place := range placeOrder {
		var items []string
		for _, param := range p.op.Parameters {
			if param.In == place.in {
				items = append(items, p.parameter(param))
			}
		}
		if len(items) > 0 {
			p.Heading(2, place.heading)
			p.List(items...)
		}
	}
}

// parameter describes a parameter or a response header.
func (r *reference) parameter(param *contract.Parameter) string {
	schema, note := param.Schema, ""
	if schema == nil && len(param.Content) > 0 {
		schema, note = param.Content[0].Schema, "as "+param.Content[0].Type
	}
	view := r.schemas.view(schema)
	var more []string
	if param.Required {
		more = append(more, "required")
	}
	if note != "" {
		more = append(more, markdown.Text(note))
	}
	if param.Deprecated && !view.Deprecated {
		more = append(more, "**deprecated**")
	}
	blocks := []string{r.prose.Markdown(param.Description, prose.BelowSection)}
	if param.Description == view.Description {
		blocks = nil
	}
	blocks = append(blocks, r.schemaBlocks(view, schemaFolder)...)
	for _, e := range r.examples(param.Node) {
		blocks = append(blocks, "Example: "+markdown.Code(valueText(e.value))+describedIn(e.summary))
	}
	return markdown.Item(joinHead(markdown.Code(param.Name), schemaHead(view, schemaFolder, more...)), blocks...)
}

func (p *operationPage) body() {
	body := p.op.Body
	if body == nil {
		return
	}
	p.Heading(2, "Request body")
	p.Add(words.Choose(body.Required, "Required.", "Optional."), p.prose.Markdown(body.Description, prose.BelowSection))
	p.content(body.Content)
}

// content describes a body by media type. Media types with the same schema
// and examples are described once.
func (p *operationPage) content(content []*contract.Media) {
	for i := 0; i < len(content); {
		types := []string{markdown.Code(content[i].Type)}
		j := i + 1
		for j < len(content) && sameMedia(content[i], content[j]) {
			types = append(types, markdown.Code(content[j].Type))
			j++
		}
		p.media(strings.Join(types, ", "), content[i])
		i = j
	}
}

func sameMedia(a, b *contract.Media) bool {
	return a.Schema.Hash() == b.Schema.Hash() && a.ItemSchema.Hash() == b.ItemSchema.Hash() && a.Node.Hash() == b.Node.Hash()
}

func (p *operationPage) media(types string, m *contract.Media) {
	if m.Schema == nil && m.ItemSchema == nil {
		p.Add(types)
	}
	if m.Schema != nil {
		p.opened(types, "", m.Schema)
	}
	if m.ItemSchema != nil {
		p.opened(types, "a sequence of ", m.ItemSchema)
	}
	for _, e := range p.examples(m.Node) {
		p.Add("Example"+describedIn(e.summary)+":", exampleBlock(e.value))
	}
}

// opened describes the schema of a body, which is opened unless the page has
// shown it before.
func (p *operationPage) opened(types, of string, n *contract.Node) {
	target := p.doc.Resolve(n)
	_, named := p.schemas.pages[target]
	if named && p.shown[target] {
		p.Add(joinHead(types, of+schemaHead(p.schemas.view(n), schemaFolder)))
		return
	}
	p.shown[target] = true
	v := p.schemas.open(n)
	p.Add(joinHead(types, of+schemaHead(v, schemaFolder)))
	p.Add(p.schemaBlocks(v, schemaFolder)...)
}

func (p *operationPage) responses() {
	if len(p.op.Responses) == 0 {
		return
	}
	p.Heading(2, "Responses")
	for _, res := range p.op.Responses {
		p.Heading(3, markdown.Text(statusWords(res.Status)))
		p.Add(p.prose.Markdown(res.Description, prose.BelowSubsection))
		p.headers(res.Headers)
		p.content(res.Content)
		p.links(res.Links)
	}
}

// headers describes those that the page has not shown before, and names the
// others.
func (p *operationPage) headers(headers []*contract.Parameter) {
	var items, again []string
	for _, h := range headers {
		if p.shown[h.Node] {
			again = append(again, markdown.Code(h.Name))
			continue
		}
		p.shown[h.Node] = true
		items = append(items, p.parameter(h))
	}
	if len(items) > 0 {
		p.Add("Headers:", markdown.Bullets(items))
	}
	if len(again) > 0 {
		p.Add("Headers as above: " + strings.Join(again, ", ") + ".")
	}
}

// links lists the operations that a response leads to.
func (p *operationPage) links(links *contract.Node) {
	var items []string
	for name, n := range links.Fields() {
		n = p.doc.Resolve(n)
		target := cmp.Or(n.Get("operationId").Text(), n.Get("operationRef").Text())
		items = append(items, p.described(markdown.Code(name)+" leads to "+markdown.Code(target), n.Get("description").Text()))
	}
	if len(items) > 0 {
		p.Add("Links:", markdown.Bullets(items))
	}
}

func (p *operationPage) callbacks() {
	if len(p.op.Callbacks) == 0 {
		return
	}
	p.Heading(2, "Callbacks")
	for _, c := range p.op.Callbacks {
		p.Heading(3, markdown.Code(c.Name()))
		p.Add(markdown.Text(c.Summary), p.prose.Markdown(c.Description, prose.BelowSection))
		if c.Body != nil {
			p.content(c.Body.Content)
		}
	}
}

// example is one documented example.
type example struct {
	value   *contract.Node
	summary string
}

// examples returns the examples of a media type, parameter or header object;
// those that stand elsewhere (externalValue) are left out.
func (r *reference) examples(n *contract.Node) []example {
	var out []example
	if e := n.Get("example"); e != nil {
		out = append(out, example{value: e})
	}
	for _, e := range n.Get("examples").Fields() {
		e = r.doc.Resolve(e)
		for _, key := range []string{"value", "dataValue", "serializedValue"} {
			if v := e.Get(key); v != nil {
				out = append(out, example{v, e.Get("summary").Text()})
				break
			}
		}
	}
	return out
}

func describedIn(summary string) string {
	if s := markdown.Text(summary); s != "" {
		return " (" + s + ")"
	}
	return ""
}
