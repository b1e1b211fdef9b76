package answer

import "github.com/apisteward/steward/internal/sample"

// content is what a body holds, judged.
type content struct {
	value  any
	text   string // the body itself, where isText
	isText bool
	soundness
	warnings []string
}

// contentOf judges a value that a body is to hold. A string may be the body
// itself where the media type holds text (OpenAPI 3.1.1, section 4.8.19.1). what
// begins the sentences about it.
func (m *Maker) contentOf(md *media, v any, what string) content {
	s, isString := v.(string)
	if isString && md.notation.holdsText() {
		return m.textual(md, s, what)
	}
	c := m.valued(md, v, what)
	if !isString || c.soundness != broken || md.notation != inJSON {
		return c
	}
	inner, err := sample.Parse([]byte(s))
	if err != nil {
		return c
	}
	if again := m.valued(md, inner, what); again.soundness == sound {
		again.soundness = inexact
		again.warnings = []string{what + " is JSON in a string; what is in it is sent."}
		return again
	}
	return c
}

// valued judges a value by the schema of a media type, or its elements by that
// of the elements (OpenAPI 3.2.0, section 4.14.3).
func (m *Maker) valued(md *media, v any, what string) content {
	c := content{value: v}
	if md.Schema != nil {
		c.judge(m.judged(md.Schema, v), what, md)
		return c
	}
	if md.ItemSchema == nil {
		return c
	}
	list, ok := v.([]any)
	if !ok {
		list = []any{v}
	}
	for _, item := range list {
		if c.judge(m.judged(md.ItemSchema, item), what, md); c.soundness != sound {
			break
		}
	}
	return c
}

func (c *content) judge(d verdict, what string, md *media) {
	node := md.Schema
	if node == nil {
		node = md.ItemSchema
	}
	if c.soundness = max(c.soundness, d.soundness); d.soundness != sound {
		c.warnings = append(c.warnings, d.sentence(what, node))
	}
}
