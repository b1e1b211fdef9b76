package portal

import (
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

const schemaFolder = "../schemas/"

// operationPage renders one operation. What it has shown once it only names
// after that: most responses share headers and the schema of errors.
type operationPage struct {
	*reference
	markdownPage
	op    *contract.Operation
	shown map[*contract.Node]bool
}

// operation is the page of one operation.
func (r *reference) operation(op *contract.Operation) []byte {
	p := &operationPage{reference: r, op: op, shown: map[*contract.Node]bool{}}
	p.heading(1, escapeText(orText(summaryOf(op), op.Name())))
	p.add(operationLine(op))
	if op.Deprecated {
		p.add("> **Deprecated.** Do not use this operation in new work.")
	}
	p.add(r.prose.Markdown(op.Description, belowSection))
	p.security()
	p.parameters()
	p.body()
	p.responses()
	p.callbacks()
	if !op.Outgoing() {
		p.heading(2, "Example")
		p.add(codeBlock("sh", curl(r.doc, op)))
	}
	return p.bytes()
}

func operationLine(op *contract.Operation) string {
	parts := []string{codeSpan(op.Name())}
	if op.ID != "" {
		parts = append(parts, "operation "+codeSpan(op.ID))
	}
	if len(op.Tags) > 0 {
		tags := make([]string, len(op.Tags))
		for i, t := range op.Tags {
			tags[i] = escapeText(t)
		}
		parts = append(parts, link(strings.Join(tags, ", "), "../index.md"))
	}
	return strings.Join(parts, " · ")
}

// security says which credentials an operation needs, as one sentence a way.
func (p *operationPage) security() {
	op := p.op
	if op.Outgoing() || !op.SecurityGiven {
		return
	}
	p.heading(2, "Authentication")
	var ways []string
	for _, req := range op.Security {
		var uses []string
		for _, u := range req.Schemes {
			use := codeSpan(u.Name)
			if len(u.Scopes) > 0 {
				scopes := make([]string, len(u.Scopes))
				for i, s := range u.Scopes {
					scopes[i] = codeSpan(s)
				}
				use += " with " + andList(scopes)
			}
			uses = append(uses, use)
		}
		ways = append(ways, orText(andList(uses), "no credentials"))
	}
	switch {
	case len(ways) == 0, len(ways) == 1 && len(op.Security[0].Schemes) == 0:
		p.add("No credentials are needed.")
	case len(ways) == 1:
		p.add("Needs " + ways[0] + ".")
	default:
		p.add("One of:")
		p.list(ways...)
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
			p.heading(2, place.heading)
			p.list(items...)
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
		more = append(more, escapeText(note))
	}
	if param.Deprecated && !view.Deprecated {
		more = append(more, "**deprecated**")
	}
	blocks := []string{r.prose.Markdown(param.Description, belowSection)}
	if param.Description == view.Description {
		blocks = nil
	}
	blocks = append(blocks, r.schemaBlocks(view, schemaFolder)...)
	for _, e := range r.examples(param.Node) {
		blocks = append(blocks, "Example: "+codeSpan(valueText(e.value))+describedIn(e.summary))
	}
	return item(joinHead(codeSpan(param.Name), schemaHead(view, schemaFolder, more...)), blocks...)
}

func (p *operationPage) body() {
	body := p.op.Body
	if body == nil {
		return
	}
	p.heading(2, "Request body")
	p.add(choose(body.Required, "Required.", "Optional."), p.prose.Markdown(body.Description, belowSection))
	p.content(body.Content)
}

// content describes a body by media type. Media types with the same schema
// and examples are described once.
func (p *operationPage) content(content []*contract.Media) {
	for i := 0; i < len(content); {
		types := []string{codeSpan(content[i].Type)}
		j := i + 1
		for j < len(content) && sameMedia(content[i], content[j]) {
			types = append(types, codeSpan(content[j].Type))
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
		p.add(types)
	}
	if m.Schema != nil {
		p.opened(types, "", m.Schema)
	}
	if m.ItemSchema != nil {
		p.opened(types, "a sequence of ", m.ItemSchema)
	}
	for _, e := range p.examples(m.Node) {
		p.add("Example"+describedIn(e.summary)+":", exampleBlock(e.value))
	}
}

// opened describes the schema of a body, which is opened unless the page has
// shown it before.
func (p *operationPage) opened(types, of string, n *contract.Node) {
	target := p.doc.Resolve(n)
	_, named := p.schemas.pages[target]
	if named && p.shown[target] {
		p.add(joinHead(types, of+schemaHead(p.schemas.view(n), schemaFolder)))
		return
	}
	p.shown[target] = true
	v := p.schemas.open(n)
	p.add(joinHead(types, of+schemaHead(v, schemaFolder)))
	p.add(p.schemaBlocks(v, schemaFolder)...)
}

func (p *operationPage) responses() {
	if len(p.op.Responses) == 0 {
		return
	}
	p.heading(2, "Responses")
	for _, res := range p.op.Responses {
		p.heading(3, escapeText(statusWords(res.Status)))
		p.add(p.prose.Markdown(res.Description, belowSubsection))
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
			again = append(again, codeSpan(h.Name))
			continue
		}
		p.shown[h.Node] = true
		items = append(items, p.parameter(h))
	}
	if len(items) > 0 {
		p.add("Headers:", bullets(items))
	}
	if len(again) > 0 {
		p.add("Headers as above: " + strings.Join(again, ", ") + ".")
	}
}

// links lists the operations that a response leads to.
func (p *operationPage) links(links *contract.Node) {
	var items []string
	for name, n := range links.Fields() {
		n = p.doc.Resolve(n)
		target := orText(n.Get("operationId").Text(), n.Get("operationRef").Text())
		items = append(items, p.described(codeSpan(name)+" leads to "+codeSpan(target), n.Get("description").Text()))
	}
	if len(items) > 0 {
		p.add("Links:", bullets(items))
	}
}

func (p *operationPage) callbacks() {
	if len(p.op.Callbacks) == 0 {
		return
	}
	p.heading(2, "Callbacks")
	for _, c := range p.op.Callbacks {
		p.heading(3, codeSpan(c.Name()))
		p.add(escapeText(c.Summary), p.prose.Markdown(c.Description, belowSection))
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
	if s := escapeText(summary); s != "" {
		return " (" + s + ")"
	}
	return ""
}
