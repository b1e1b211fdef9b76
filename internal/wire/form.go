package wire

import (
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
)

// FormPairs writes an object as the encoded "name=value" pairs of a form, each property as its encoding says:
// in a style, or else lists as one pair an element and objects as JSON
// (OpenAPI 3.1.1, section 4.8.15.1).
func FormPairs(doc *contract.Document, media *contract.Media, o sample.Object) []string {
	var out []string
	for _, member := range o {
		encoding := media.Node.At("encoding", member.Name)
		value := member.Value
		if _, isObject := value.(sample.Object); isObject && !encoding.Has("style") && !encoding.Has("explode") {
			value = sample.Compact(value)
		}
		out = append(out, pairs(formField(doc, media, member.Name), value, "")...)
	}
	return out
}

// formField is a member of a form as a parameter of the style that its
// encoding names, without its schema.
func formField(doc *contract.Document, media *contract.Media, name string) *contract.Parameter {
	encoding := media.Node.At("encoding", name)
	p := &contract.Parameter{Name: name, In: "query", Style: "form", Explode: true}
	if style := encoding.Get("style").Text(); style != "" {
		p.Style, p.Explode = style, style == "form"
	}
	if explode, given := encoding.Get("explode").Bool(); given {
		p.Explode = explode
	}
	if doc.Edition == contract.Swagger20 {
		format := media.Schema.Get("properties").Get(name).Get("collectionFormat").Text()
		p.Style, p.Explode = contract.CollectionStyle(format, p.Style)
	}
	return p
}

// Part is one part of a multipart body.
type Part struct {
	Name  string
	Type  string // media type; "" for plain text
	Value string
	File  bool // it is bytes, which stand in a file
}

// Parts writes an object as the parts of a form: lists as one part an
// element, bytes as files, objects as JSON (OpenAPI 3.0.3, section 4.7.14).
// Members whose names cannot stand in a part's header are left out.
func Parts(doc *contract.Document, media *contract.Media, o sample.Object) []Part {
	var out []Part
	for _, member := range o {
		if strings.ContainsAny(member.Name, "\x00\r\n\"=;") {
			continue
		}
		values := []any{member.Value}
		list, isList := member.Value.([]any)
		if isList {
			values = list
		}
		file := sample.BytesMember(doc, media.Schema, member.Name, isList)
		asked := media.Node.At("encoding", member.Name, "contentType").Text()
		for _, v := range values {
			out = append(out, part(member.Name, v, firstType(asked), file))
		}
	}
	return out
}

func part(name string, v any, asked string, file bool) Part {
	p := Part{Name: name, Type: asked, Value: Text(v), File: file}
	switch v.(type) {
	case sample.Object, []any:
		if p.Type == "" {
			p.Type = "application/json"
		}
	}
	return p
}

// firstType is the first of the media types that an encoding allows, unless
// that is a range.
func firstType(list string) string {
	first, _, _ := strings.Cut(list, ",")
	if first = strings.TrimSpace(first); strings.Contains(first, "*") || !IsMediaType(first) {
		return ""
	}
	return first
}
