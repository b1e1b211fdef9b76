package check

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/schema"
)

// fromText is the value that a text stands for, as its schema wants it: text is
// all that headers and plain bodies have. Lists, where asked for, are separated
// by commas (style "simple"; OpenAPI 3.0.3, section 4.7.12.2). Where the schema
// refuses every reading it is one of the right type, or else the text itself.
func (c *Context) fromText(node *contract.Node, text string, lists bool) any {
	var near any
	for _, v := range c.textReadings(node, text, lists) {
		if c.Judge.Valid(node, schema.Response, v) {
			return v
		}
		if near == nil && !c.ofWrongType(node, v) {
			near = v
		}
	}
	if near == nil {
		return text
	}
	return near
}

func (c *Context) ofWrongType(node *contract.Node, v any) bool {
	faults, _ := c.Judge.Faults(node, schema.Response, v)
	return slices.ContainsFunc(faults, func(f schema.Fault) bool { return f.Keyword == "type" && len(f.Place) == 0 })
}

// takesText reports whether a schema lets through what a text can stand for. One
// for objects beside a plain text says nothing of how they are written there.
func (c *Context) takesText(node *contract.Node) bool {
	return node != nil && (!c.ofWrongType(node, "a") || !c.ofWrongType(node, json.Number("1")) || !c.ofWrongType(node, true))
}

// textReadings are what a text can stand for.
func (c *Context) textReadings(node *contract.Node, text string, lists bool) []any {
	list := []any{text}
	trimmed := strings.TrimSpace(text)
	if number, ok := numberIn(trimmed); ok {
		list = append(list, number)
	}
	if truth, err := strconv.ParseBool(strings.ToLower(trimmed)); err == nil && len(trimmed) > 3 {
		list = append(list, truth)
	}
	if lists {
		list = append(list, c.array(node, trimmed), c.object(node, trimmed, ","), c.object(node, trimmed, "="))
	}
	return list
}

// numberIn reads a number, zeros in front included.
func numberIn(text string) (json.Number, bool) {
	if n, err := strconv.ParseInt(text, 10, 64); err == nil {
		return json.Number(strconv.FormatInt(n, 10)), true
	}
	if text == "" || !strings.Contains("-0123456789", text[:1]) || !json.Valid([]byte(text)) {
		return "", false
	}
	return json.Number(text), true
}

func (c *Context) array(node *contract.Node, text string) any {
	items := c.keyword(node, "items")
	list := []any{}
	if text == "" {
		return list
	}
	for part := range strings.SplitSeq(text, ",") {
		list = append(list, c.element(items, strings.TrimSpace(part)))
	}
	return list
}

// object reads "a,1,b,2" or "a=1,b=2"; nil when the text is neither.
func (c *Context) object(node *contract.Node, text, between string) any {
	properties := c.keyword(node, "properties")
	parts := strings.Split(text, ",")
	object := map[string]any{}
	for len(parts) > 0 {
		name, value, ok := strings.Cut(strings.TrimSpace(parts[0]), "=")
		if between == "," {
			if ok = len(parts) > 1; !ok {
				return nil
			}
			name, value, parts = strings.TrimSpace(parts[0]), strings.TrimSpace(parts[1]), parts[1:]
		}
		if !ok {
			return nil
		}
		object[name], parts = c.element(properties.Get(name), value), parts[1:]
	}
	return object
}

func (c *Context) element(node *contract.Node, text string) any {
	if node == nil {
		return text
	}
	return c.fromText(node, text, false)
}

// keyword is what a schema, or what it refers to, says.
func (c *Context) keyword(node *contract.Node, name string) *contract.Node {
	node = c.Doc.Resolve(node)
	if found := node.Get(name); found != nil {
		return found
	}
	for _, part := range node.Get("allOf").Items() {
		if found := c.Doc.Resolve(part).Get(name); found != nil {
			return found
		}
	}
	return nil
}
