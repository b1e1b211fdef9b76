package compose

import (
	"encoding/json"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
)

// maxSchemas bounds the schemas that are looked at for one place.
const maxSchemas = 64

// Word returns the explicit word of a document that allows a value at a place
// below a schema: that of a boolean, of an enum, of a bound, of null. ok is
// false when the document says less about the value, such as of a text of
// unusual characters.
func (c *Composer) Word(n *contract.Node, keys []string, v any) (keyword string, schema *contract.Node, ok bool) {
	for _, s := range c.schemasAt(n, keys) {
		if word := wordOf(s, v); word != "" {
			return word, s.Node, true
		}
	}
	return "", nil, false
}

func wordOf(s *contract.Schema, v any) string {
	for _, listed := range s.Enum {
		if sample.Same(sample.Of(listed), v) {
			return "enum"
		}
	}
	switch v := v.(type) {
	case nil:
		if s.Nullable {
			return "nullable"
		}
	case bool:
		if s.TypeGiven && s.Types == contract.TypeBoolean {
			return "type"
		}
	case json.Number:
		switch {
		case s.Minimum != nil && s.Maximum != nil && s.MultipleOf == nil:
			return "maximum"
		case s.Minimum != nil && s.Types&contract.TypeNumber == 0 && len(v) < 6 && s.TypeGiven:
			return "minimum"
		}
	case string:
		if s.MaxLength != nil && s.Format == "" && s.Pattern == "" && ordinary(v) {
			return "maxLength"
		}
	}
	return ""
}

// ordinary reports whether a text holds nothing that some API may take for
// something else than text.
func ordinary(s string) bool {
	letters := strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 -")
	return letters == "" && s != "" && strings.TrimSpace(s) == s
}

// schemasAt are the schemas that speak of a place in a value.
func (c *Composer) schemasAt(n *contract.Node, keys []string) []*contract.Schema {
	found := c.together([]*contract.Node{n})
	for _, key := range keys {
		var next []*contract.Node
		for _, s := range found {
			next = append(next, below(s, key)...)
		}
		found = c.together(next)
	}
	return found
}

// below are the schemas of a member or of the elements.
func below(s *contract.Schema, key string) []*contract.Node {
	for _, p := range s.Properties {
		if p.Key == key {
			return []*contract.Node{p.Value}
		}
	}
	if s.Items != nil && strings.Trim(key, "0123456789") == "" {
		return []*contract.Node{s.Items}
	}
	return nil
}

// together are schemas with all that they are put together of.
func (c *Composer) together(nodes []*contract.Node) []*contract.Schema {
	var list []*contract.Schema
	seen := map[*contract.Node]bool{}
	for i := 0; i < len(nodes) && len(list) < maxSchemas; i++ {
		n := c.doc.Resolve(nodes[i])
		if n == nil || seen[n] {
			continue
		}
		seen[n] = true
		s := c.doc.Schema(n)
		if s == nil {
			continue
		}
		list = append(list, s)
		nodes = append(nodes, s.AllOf...)
		nodes = append(nodes, s.OneOf...)
		nodes = append(nodes, s.AnyOf...)
		if s.Target != nil {
			nodes = append(nodes, s.Target)
		}
	}
	return list
}
