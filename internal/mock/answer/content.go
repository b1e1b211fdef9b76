package answer

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/wire"
)

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

// textual judges a text that is the body itself, as far as it can be read.
func (m *Maker) textual(md *media, text, what string) content {
	c := content{value: text, text: text, isText: true}
	switch md.notation {
	case inXML:
		if err := wellFormed(text); err != nil {
			c.soundness = broken
			c.warnings = []string{what + " is no well-formed XML."}
		}
	case inJSON, inValues:
		v, err := m.reader.Body(md.Media, md.sent, []byte(text))
		if err != nil {
			c.soundness = broken
			c.warnings = []string{what + " cannot be read as " + wire.Field(md.sent) + "."}
			return c
		}
		judged := m.valued(md, v, what)
		c.value, c.soundness, c.warnings = v, judged.soundness, judged.warnings
	case inText, inUnknown:
		return m.plain(md, c, what)
	}
	return c
}

// plain judges a text by what it can stand for. Where the schema wants
// objects, nothing says how they would be written, and nothing is known.
func (m *Maker) plain(md *media, c content, what string) content {
	if md.Schema == nil || sample.Structured(m.doc, md.Schema) {
		return c
	}
	if v, err := m.reader.Text(md.Schema, c.text); err == nil {
		c.value = v
	}
	c.judge(m.judged(md.Schema, c.value), what, md)
	return c
}

// wellFormed reports what keeps a text from being one XML element.
func wellFormed(text string) error {
	d := xml.NewDecoder(strings.NewReader(text))
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	elements := 0
	for {
		token, err := d.Token()
		if err == io.EOF && elements > 0 {
			return nil
		}
		if err == io.EOF {
			return errors.New("there is no element")
		}
		if err != nil {
			return err
		}
		if _, ok := token.(xml.StartElement); ok {
			elements++
		}
	}
}
