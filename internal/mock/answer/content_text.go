package answer

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"github.com/apisteward/steward/internal/wire"
)

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
	if md.Schema == nil || !m.isText(md.Schema) {
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
