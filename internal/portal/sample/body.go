package sample

import (
	"mime"
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// Body is the body of a request. Exactly one of the ways to say what is in it
// is used.
type Body struct {
	Type  string // media type, without wildcards
	JSON  bool
	Value any    // of JSON
	Text  string // of other text, when it is not ""
	File  bool   // it comes from a file
	Form  []Pair // of application/x-www-form-urlencoded
	Parts []Part // of multipart/form-data
}

// Pair is one field of a form.
type Pair struct{ Name, Value string }

// Part is one part of a form.
type Part struct {
	Name  string
	Type  string // media type; "" for plain text
	Value string
	File  bool // it comes from a file
}

const (
	formType      = "application/x-www-form-urlencoded"
	multipartType = "multipart/form-data"
)

// isJSON reports whether a media type is JSON (RFC 6839, section 3.1).
func isJSON(mediaType string) bool {
	base, _, _ := strings.Cut(strings.ToLower(mediaType), ";")
	base = strings.TrimSpace(base)
	return base == "application/json" || strings.HasSuffix(base, "+json") || strings.HasSuffix(base, "/json")
}

// preferredMedia is JSON where there is any, and the first otherwise.
func preferredMedia(content []*contract.Media) *contract.Media {
	for _, m := range content {
		if isJSON(m.Type) {
			return m
		}
	}
	return content[0]
}

// concrete is a media type that a range stands for.
func (m *Maker) concrete(media *contract.Media) string {
	if !strings.Contains(media.Type, "*") {
		return media.Type
	}
	sh := newMaker(m.doc, contract.InRequest).shape(media.Schema)
	switch {
	case strings.HasPrefix(media.Type, "text/"):
		return "text/plain"
	case strings.HasPrefix(media.Type, "image/"):
		return "image/png"
	case sh.describesObjects() || sh.describesArrays():
		return "application/json"
	}
	return "application/octet-stream"
}

// Content is the text of a body that is text.
func (b *Body) Content() string {
	if b.JSON {
		return indented(b.Value)
	}
	return b.Text
}

// Body makes a body of a media type; nil when there is nothing to send.
func (m *Maker) Body(media *contract.Media) *Body {
	b := &Body{Type: m.concrete(media)}
	if !mediaType(b.Type) {
		return nil
	}
	v, known := m.mediaValue(media)
	o, isObject := v.(Object)
	switch lower := strings.ToLower(b.Type); {
	case isJSON(lower):
		b.JSON, b.Value = true, v
		if !known {
			b.Value = Object{}
		}
	case strings.HasPrefix(lower, formType) && isObject:
		b.Form = decoded(formPairs(m.doc, media, o))
	case strings.HasPrefix(lower, multipartType) && isObject:
		b.Parts = m.parts(media, o)
	default:
		b.Text, _ = v.(string)
		b.File = b.Text == "" || m.isBinary(media)
	}
	if isObject && !b.JSON && len(b.Form)+len(b.Parts) == 0 && b.Text == "" && !b.File {
		return nil // an empty form
	}
	return b
}

// mediaType reports whether s can be sent as a Content-Type.
func mediaType(s string) bool {
	_, _, err := mime.ParseMediaType(s)
	h := headers("Content-Type", s)
	return err == nil && strings.Contains(s, "/") && len(h) == 1 && h[0].Value == s
}

// mediaValue is the first documented example of a body that its schema lets
// through, or a value made from the schema.
func (m *Maker) mediaValue(media *contract.Media) (any, bool) {
	k := newMaker(m.doc, contract.InRequest)
	sh := k.shape(media.Schema)
	for _, n := range examplesOf(m.doc, media.Node) {
		if v := k.strip(valueOf(n), sh, 0); v != nil && k.allows(sh, v) {
			return v, true
		}
	}
	if media.Schema == nil {
		if media.ItemSchema != nil {
			return k.make(media.ItemSchema)
		}
		return nil, false
	}
	return k.make(media.Schema)
}

// isBinary reports whether a body is made of bytes instead of text.
func (m *Maker) isBinary(media *contract.Media) bool {
	return binary(newMaker(m.doc, contract.InRequest).shape(media.Schema))
}

func binary(sh *shape) bool {
	for _, s := range sh.all {
		if s.Format == "binary" || s.ContentMediaType != "" && s.ContentEncoding == "" && s.Types&contract.TypeString != 0 {
			return true
		}
	}
	return false
}

// examplesOf returns the documented values of media type or parameter objects.
func examplesOf(doc *contract.Document, nodes ...*contract.Node) []*contract.Node {
	var out []*contract.Node
	for i, n := range nodes {
		if i > 0 && n == nodes[0] {
			continue
		}
		if e := n.Get("example"); e != nil {
			out = append(out, e)
		}
		for _, e := range n.Get("examples").Fields() {
			e = doc.Resolve(e)
			for _, key := range []string{"value", "dataValue"} {
				if v := e.Get(key); v != nil {
					out = append(out, v)
					break
				}
			}
		}
	}
	return out
}
