package check

import (
	"strconv"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/verify/call"
)

// selfContained reports whether nothing but the document decides about a
// request: whatever it names exists, and what the document shows no example for
// can be anything.
func (c *Context) selfContained(made *call.Case) bool {
	for _, a := range made.Arguments {
		if a.From == nil && (a.Parameter == nil || handedOut(a.Name) || !c.settled(a.Name, a.In == "path", a.Parameter)) {
			return false
		}
	}
	b := made.Body
	if b == nil {
		return true
	}
	if b.Media == nil || !hasExample(b.Media.Node, b.Media.Schema) && opaque(c.Doc, "", b.Media.Schema) {
		return false
	}
	bound := map[string]bool{}
	for _, m := range b.From {
		bound[m.Pointer] = true
	}
	return !namesOthers(b.Value, "", bound)
}

// settled reports whether an argument is shown by the document, or can be
// anything.
func (c *Context) settled(name string, inPath bool, p *contract.Parameter) bool {
	node := p.Schema
	var media *contract.Node
	if node == nil && len(p.Content) > 0 {
		node, media = p.Content[0].Schema, p.Content[0].Node
	}
	return hasExample(p.Node, node) || hasExample(media, nil) || !inPath && !opaque(c.Doc, name, node)
}

// hasExample reports whether an object, or the schema of its values, has one.
func hasExample(n, schema *contract.Node) bool {
	for _, at := range []*contract.Node{n, schema} {
		if at.Has("example") || at.Get("examples").Len() > 0 {
			return true
		}
	}
	return false
}

// namesOthers reports whether a value has members that name other things and
// were not taken from an answer. Null names nothing.
func namesOthers(v any, prefix string, bound map[string]bool) bool {
	switch v := v.(type) {
	case sample.Object:
		for _, m := range v {
			at := prefix + pointer([]string{m.Name})
			if m.Value != nil && !bound[at] && handedOut(m.Name) || namesOthers(m.Value, at, bound) {
				return true
			}
		}
	case []any:
		for i, item := range v {
			if namesOthers(item, prefix+"/"+strconv.Itoa(i), bound) {
				return true
			}
		}
	}
	return false
}
