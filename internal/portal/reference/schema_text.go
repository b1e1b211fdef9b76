package reference

import (
	"bytes"
	"cmp"
	"encoding/json"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/portal/markdown"
	"github.com/apisteward/steward/internal/portal/prose"
	"github.com/apisteward/steward/internal/portal/sample"
)

// maxExample is the length in bytes up to which an example is shown.
const maxExample = 64 << 10

// schema is the page of a component schema.
func (r *reference) schema(name string, n *contract.Node) []byte {
	var p markdown.Page
	v := r.schemas.open(n)
	p.Heading(1, markdown.Code(name))
	p.Add(schemaHead(v, ""))
	p.Add(r.schemaBlocks(v, "")...)
	for _, e := range v.Examples {
		p.Add("Example:", exampleBlock(e))
	}
	p.Add(r.usedBy(n))
	return p.Bytes()
}

// usedBy lists the operations that reach a schema.
func (r *reference) usedBy(n *contract.Node) string {
	pages := map[*contract.Operation]string{}
	for i, op := range r.operations {
		pages[op] = "../operations/" + r.pages[i] + ".md"
	}
	for i, op := range r.webhooks {
		pages[op] = "../webhooks/" + r.hookPages[i] + ".md"
	}
	var items []string
	for _, op := range r.users[n] {
		if page := pages[op]; page != "" {
			items = append(items, markdown.Link(markdown.Code(op.Name()), page))
		}
	}
	if len(items) == 0 {
		return ""
	}
	return "## Used by\n\n" + markdown.Bullets(items)
}

// schemaHead says on one line what a schema lets through: type, format,
// bounds, default. folder leads to the pages of schemas.
func schemaHead(v *schemaView, folder string, more ...string) string {
	var parts []string
	kind := typeText(v.Type, folder)
	if v.Format != "" {
		kind = strings.TrimSpace(kind + " (" + markdown.Text(v.Format) + ")")
	}
	if kind != "" {
		parts = append(parts, kind)
	}
	parts = append(parts, more...)
	for _, n := range v.Notes {
		parts = append(parts, markdown.Text(n))
	}
	if v.Pattern != "" {
		parts = append(parts, "matches "+markdown.Code(v.Pattern))
	}
	if v.Default != nil {
		parts = append(parts, "default "+markdown.Code(valueText(v.Default)))
	}
	for _, flag := range []struct {
		set  bool
		word string
	}{{v.ReadOnly, "read only"}, {v.WriteOnly, "write only"}, {v.Deprecated, "**deprecated**"}} {
		if flag.set {
			parts = append(parts, flag.word)
		}
	}
	return strings.Join(parts, " · ")
}

func typeText(runs []run, folder string) string {
	var b strings.Builder
	for _, run := range runs {
		if run.Schema != "" {
			b.WriteString(markdown.Link(markdown.Code(run.Text), folder+run.Schema+".md"))
		} else {
			b.WriteString(markdown.Inline(run.Text, false))
		}
	}
	return b.String()
}

// schemaBlocks is what a schema says beyond its head: description, values,
// properties, choices and parts.
func (r *reference) schemaBlocks(v *schemaView, folder string) []string {
	blocks := []string{r.prose.Markdown(v.Description, prose.BelowSection), valuesText(v.Values)}
	var items []string
	for _, p := range v.Properties {
		items = append(items, r.property(p, folder))
	}
	blocks = append(blocks, markdown.Bullets(items))
	for _, c := range v.Choices {
		items = nil
		for _, choice := range c.Choices {
			items = append(items, r.part(choice, folder))
		}
		heading := c.Heading + ":"
		if c.Discriminator != "" {
			heading = c.Heading + " these, told apart by " + markdown.Code(c.Discriminator) + ":"
		}
		blocks = append(blocks, heading, markdown.Bullets(items))
	}
	items = nil
	for _, part := range v.Parts {
		items = append(items, r.part(part, folder))
	}
	blocks = append(blocks, markdown.Bullets(items))
	out := blocks[:0]
	for _, b := range blocks {
		if b != "" {
			out = append(out, b)
		}
	}
	return out
}

func (r *reference) property(p propertyView, folder string) string {
	name := markdown.Code(p.Name)
	if p.Other {
		name = markdown.Text(p.Name)
	}
	var more []string
	if p.Required {
		more = append(more, "required")
	}
	return markdown.Item(joinHead(name, schemaHead(p.Schema, folder, more...)), r.schemaBlocks(p.Schema, folder)...)
}

func (r *reference) part(p partView, folder string) string {
	label := ""
	if p.Label != "" {
		label = markdown.Text(p.Label) + ":"
	}
	head := strings.TrimSpace(label + " " + schemaHead(p.Schema, folder))
	return markdown.Item(cmp.Or(head, "any of the following"), r.schemaBlocks(p.Schema, folder)...)
}

func joinHead(name, head string) string {
	if head == "" {
		return name
	}
	return name + " · " + head
}

// valuesText lists the values of an enum, on one line unless they are described.
func valuesText(values []valueView) string {
	if len(values) == 0 {
		return ""
	}
	var names, items []string
	described := false
	for _, v := range values {
		name := markdown.Code(valueText(v.Value))
		names = append(names, name)
		if v.Description != "" {
			described = true
			name += ": " + markdown.Text(v.Description)
		}
		items = append(items, name)
	}
	switch {
	case described:
		return "Values:\n\n" + markdown.Bullets(items)
	case len(values) == 1:
		return "Always " + names[0] + "."
	}
	return "One of " + strings.Join(names, ", ") + "."
}

// valueText writes a value as JSON, strings without quotes unless they would
// be mistaken for something else.
func valueText(n *contract.Node) string {
	text := sample.Compact(n)
	if !n.Is(contract.String) {
		return text
	}
	plain := n.Text()
	if plain == "" || strings.TrimSpace(plain) != plain || json.Valid([]byte(plain)) || strings.ContainsAny(plain, "\n\r\t") {
		return text
	}
	return plain
}

// exampleBlock shows an example as JSON, in the order of the text.
func exampleBlock(n *contract.Node) string {
	if n.Is(contract.String) {
		return markdown.Block("", cutText(n.Text()))
	}
	var b bytes.Buffer
	if contract.WriteJSON(&b, n) != nil {
		return ""
	}
	return markdown.Block("json", cutText(b.String()))
}

// cutText shortens what is longer than maxExample and says so.
func cutText(s string) string {
	if len(s) <= maxExample {
		return s
	}
	return strings.ToValidUTF8(s[:maxExample], "") + "\n… (shortened)"
}
