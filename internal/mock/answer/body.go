package answer

import (
	"bytes"
	"encoding/base64"
	"fmt"

	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/wire"
)

// write writes what a body holds. A body that cannot be written is empty, and
// flaw says so; the Content-Type is "" then.
func (m *Maker) write(md *media, c content) (data []byte, contentType, flaw string) {
	if md.sent == "" {
		return nil, "", md.flaw + " No body is sent."
	}
	if c.isText && md.notation != inBytes && md.notation != inEvents {
		return []byte(c.text), md.sent, md.flaw
	}
	flaw = md.flaw
	switch md.notation {
	case inJSON:
		data = sample.JSON(c.value)
	case inValues:
		return m.valuesOf(md, c)
	case inXML:
		data = wire.XML(m.doc, md.Schema, c.value)
	case inEvents:
		data = events(md, c.value)
	case inText:
		if !sample.IsScalar(c.value) {
			flaw = "The document does not say how " + md.sent + " holds what is no text: JSON is sent."
		}
		data = []byte(wire.Text(c.value))
	case inBytes:
		data = fileOf(md.essence, c)
	default:
		if !sample.IsScalar(c.value) || c.value == nil {
			return nil, "", cannotWrite(md)
		}
		data = []byte(wire.Text(c.value))
	}
	return data, md.sent, flaw
}

func cannotWrite(md *media) string {
	return "A body of the media type " + quoted(md.Type) + " cannot be written here: none is sent."
}

// valuesOf writes YAML, sequences of JSON and forms.
func (m *Maker) valuesOf(md *media, c content) (data []byte, contentType, flaw string) {
	data, contentType, err := wire.Body(m.doc, md.Media, md.sent, c.value)
	if err != nil {
		return nil, "", fmt.Sprintf("%s The value is not one that it holds.", cannotWrite(md))
	}
	return data, contentType, md.flaw
}

// fileOf is a file of a known kind: what the document shows, as it is or in
// base64, if it begins as such a file does, or else the smallest there is.
func fileOf(essence string, c content) []byte {
	var b bytes.Buffer
	if err := smallest(essence)(&b); err != nil {
		return nil // a bytes.Buffer takes everything
	}
	begin := b.Bytes()[:min(3, b.Len())]
	s, _ := c.value.(string)
	if bytes.HasPrefix([]byte(s), begin) {
		return []byte(s)
	}
	if decoded, err := base64.StdEncoding.DecodeString(s); err == nil && bytes.HasPrefix(decoded, begin) {
		return decoded
	}
	return b.Bytes()
}
