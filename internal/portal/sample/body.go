package sample

import (
	"net/url"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/wire"
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
type Part wire.Part

// preferredMedia is JSON where there is any, and the first otherwise.
func preferredMedia(content []*contract.Media) *contract.Media {
	for _, m := range content {
		if wire.IsJSON(m.Type) {
			return m
		}
	}
	return content[0]
}

// Content is the text of a body that is text.
func (b *Body) Content() string {
	if b.JSON {
		return sample.Indented(b.Value)
	}
	return b.Text
}

// Body makes a body of a media type; nil when there is nothing to send.
func (m *Maker) Body(media *contract.Media) *Body {
	b := &Body{Type: wire.Concrete(m.doc, media)}
	if !wire.IsMediaType(b.Type) {
		return nil
	}
	v, known := m.values.Media(media, contract.InRequest)
	o, isObject := v.(sample.Object)
	switch lower := strings.ToLower(b.Type); {
	case wire.IsJSON(lower):
		b.JSON, b.Value = true, v
		if !known {
			b.Value = sample.Object{}
		}
	case strings.HasPrefix(lower, wire.FormType) && isObject:
		b.Form = decoded(wire.FormPairs(m.doc, media, o))
	case strings.HasPrefix(lower, wire.MultipartType) && isObject:
		b.Parts = parts(wire.Parts(m.doc, media, o))
	default:
		b.Text, _ = v.(string)
		b.File = b.Text == "" || sample.Bytes(m.doc, media.Schema)
	}
	if isObject && !b.JSON && len(b.Form)+len(b.Parts) == 0 && b.Text == "" && !b.File {
		return nil // an empty form
	}
	return b
}

// decoded turns encoded pairs into names and values.
func decoded(encoded []string) []Pair {
	out := make([]Pair, 0, len(encoded))
	for _, e := range encoded {
		name, value, _ := strings.Cut(e, "=")
		name, _ = url.PathUnescape(name)
		value, _ = url.PathUnescape(value)
		out = append(out, Pair{name, value})
	}
	return out
}

func parts(in []wire.Part) []Part {
	var out []Part
	for _, p := range in {
		out = append(out, Part(p))
	}
	return out
}
