package sample

import (
	"net/url"
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// formPairs writes an object as a form, each property as its encoding says:
// in a style, or else lists as one pair an element and objects as JSON
// (OpenAPI 3.1.1, section 4.8.15.1).
func formPairs(doc *contract.Document, media *contract.Media, o Object) []string {
	var out []string
	properties := media.Schema.Get("properties")
	for _, member := range o {
		encoding := media.Node.At("encoding", member.Name)
		p := &contract.Parameter{Name: member.Name, Style: "form", Explode: true}
		if style := encoding.Get("style").Text(); style != "" {
			p.Style, p.Explode = style, style == "form"
		}
		if explode, given := encoding.Get("explode").Bool(); given {
			p.Explode = explode
		}
		if doc.Edition == contract.Swagger20 {
			format := properties.Get(member.Name).Get("collectionFormat").Text()
			p.Style, p.Explode = contract.CollectionStyle(format, p.Style)
		}
		value := member.Value
		if _, isObject := value.(Object); isObject && !encoding.Has("style") && !encoding.Has("explode") {
			value = compact(value)
		}
		out = append(out, pairs(p, value, "")...)
	}
	return out
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

// parts writes an object as the parts of a form: lists as one part an
// element, files as files, objects as JSON (OpenAPI 3.0.3, section 4.7.14).
func (m *Maker) parts(media *contract.Media, o Object) []Part {
	var out []Part
	k := newMaker(m.doc, contract.InRequest)
	whole := k.shape(media.Schema)
	for _, member := range o {
		if strings.ContainsAny(member.Name, "\x00\r\n\"=;") {
			continue
		}
		sh := k.shape(k.property(whole, member.Name)...)
		values := []any{member.Value}
		if list, ok := member.Value.([]any); ok {
			values, sh = list, k.shape(k.itemNodes(sh)...)
		}
		asked := media.Node.At("encoding", member.Name, "contentType").Text()
		for _, v := range values {
			out = append(out, part(member.Name, v, sh, firstType(asked)))
		}
	}
	return out
}

func part(name string, v any, sh *shape, asked string) Part {
	p := Part{Name: name, Type: asked, File: binary(sh)}
	switch v.(type) {
	case Object, []any:
		if p.Type == "" {
			p.Type = "application/json"
		}
	}
	if !p.File {
		p.Value = scalar(v)
	}
	return p
}

// firstType is the first of the media types that an encoding allows, unless
// that is a range.
func firstType(list string) string {
	first, _, _ := strings.Cut(list, ",")
	if first = strings.TrimSpace(first); strings.Contains(first, "*") || !mediaType(first) {
		return ""
	}
	return first
}
