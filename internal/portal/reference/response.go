package reference

import (
	"cmp"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/portal/markdown"
	"github.com/apisteward/steward/internal/portal/prose"
)

// responses describes an operation's responses by status, under headings of the
// given level. The anchors begin with prefix: "response-200".
func (b *operationBuilder) responses(op *contract.Operation, prefix string, level int) []block {
	var out []block
	for _, res := range op.Responses {
		id := b.ids.unique(prefix + "-" + anchorSegment(res.Status))
		status := statusWords(res.Status)
		out = append(out, heading{level, id, plain(status)})
		if s := markdown.OneLine(res.Node.Get("summary").Text()); s != "" { // OpenAPI 3.2
			out = append(out, paragraph(plain(s)))
		}
		out = append(out, text{b.texts.Text(res.Description, prose.BelowSubsection)})
		out = append(out, b.responseHeaders(res.Headers, id)...)
		out = append(out, b.content(res.Content, id, status, responseOf(op))...)
		out = append(out, b.responseLinks(res.Links)...)
		if line := also(res.Node, shownResponseFields); line != nil {
			out = append(out, paragraph(line))
		}
	}
	return out
}

var shownResponseFields = keywordSet("description summary headers content links schema examples $ref")

// responseHeaders describes those that the page has not shown before, and
// names the others.
func (b *operationBuilder) responseHeaders(headers []*contract.Parameter, id string) []block {
	var list []*Row
	var again []Line
	for _, h := range headers {
		if b.headers[h.Node] {
			again = append(again, code(h.Name))
			continue
		}
		b.headers[h.Node] = true
		list = append(list, b.parameter(h, inResponse))
	}
	var out []block
	if len(list) > 0 {
		out = append(out, paragraph(plain("Headers:")), b.anchored(list, id+".header"))
	}
	if len(again) > 0 {
		out = append(out, paragraph(plain("Headers as above: ").then(joined(again, "and")...).and(".")))
	}
	return out
}

// responseLinks lists the operations that a response leads to, with what of
// the response they take.
func (b *operationBuilder) responseLinks(links *contract.Node) []block {
	var list bullets
	for name, n := range links.Fields() {
		n = b.doc.Resolve(n)
		to := cmp.Or(n.Get("operationId").Text(), n.Get("operationRef").Text())
		line := code(name).and(" leads to ").then(b.leadTo(to, b.links)...)
		for param, v := range n.Get("parameters").Fields() {
			line = line.and(", ").then(code(param)...).and(" is ").then(code(valueText(v))...)
		}
		if v := n.Get("requestBody"); v != nil {
			line = line.and(", the body is ").then(code(valueText(v))...)
		}
		if d := markdown.OneLine(n.Get("description").Text()); d != "" {
			line = line.and(" · " + d)
		}
		list = append(list, line)
	}
	if len(list) == 0 {
		return nil
	}
	return []block{paragraph(plain("Links:")), list}
}
