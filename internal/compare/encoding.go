package compare

import (
	"encoding/hex"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// contentOf returns the schema of a media type, or none where it says no more
// than that there are bytes: a string that may be binary, in a media type that
// is neither JSON nor text (OpenAPI 3.1.1, section 4.4.5, Migrating Binary
// Descriptions from OAS 3.0).
func (s *side) contentOf(m *contract.Media) []*contract.Node {
	if m.Schema == nil || readable(normalMedia(m.Type)) {
		return list(m.Schema)
	}
	v := s.shapeOf(m.Schema).view()
	bytes := *v
	bytes.types = contract.AnyType
	if bytes.format == "binary" {
		bytes.format = ""
	}
	if v.types == contract.TypeString && bytes.silent() && v.encoding[0] == "" {
		return nil
	}
	return list(m.Schema)
}

// readable reports whether a media type holds text, JSON, XML, a form, or may
// do so.
func readable(mediaType string) bool {
	name, _, _ := strings.Cut(mediaType, ";")
	kind, sub, _ := strings.Cut(name, "/")
	if kind == "text" || kind == "multipart" || strings.Contains(name, "*") {
		return true
	}
	_, suffix, _ := strings.Cut(sub, "+")
	switch {
	case slices.Contains([]string{"json", "xml", "yaml"}, suffix):
		return true
	case slices.Contains([]string{"json", "xml", "yaml", "x-yaml", "x-www-form-urlencoded", "graphql"}, sub):
		return true
	}
	return strings.Contains(sub, "json")
}

// compareParts compares how the parts of a body are written, which is said of
// forms and of bodies in parts only (OpenAPI 3.1.1, section 4.8.14.1).
func (d *differ) compareParts(u *unit, dir contract.Direction, p, q *contract.Media) {
	if p.Node == nil || q.Node == nil || !inParts(p.Type) && !inParts(q.Type) {
		return
	}
	if slices.Equal(d.old.encodings(p), d.new.encodings(q)) {
		return
	}
	d.tell(u, dir, "media-encoding-changed", fact{old: p.Node, new: q.Node, keyword: "encoding", text: "how its parts are written changed"})
}

func inParts(mediaType string) bool {
	name := normalMedia(mediaType)
	return strings.HasPrefix(name, "multipart/") || strings.HasPrefix(name, "application/x-www-form-urlencoded")
}

// encodings lists how the parts are written that are not written as they are
// when nothing is said.
func (s *side) encodings(m *contract.Media) []string {
	var out []string
	properties := m.Schema
	if properties != nil {
		properties = s.doc.Resolve(properties)
	}
	for name, e := range m.Node.Get("encoding").Fields() {
		if text := s.encoding(e, properties.At("properties", name)); text != "" {
			out = append(out, name+": "+text)
		}
	}
	slices.Sort(out)
	for _, key := range [...]string{"prefixEncoding", "itemEncoding"} { // since OpenAPI 3.2
		if e := m.Node.Get(key); e != nil && s.doc.Edition >= contract.OpenAPI32 {
			out = append(out, key+": "+digest(e))
		}
	}
	return out
}

// encoding writes out an encoding object without what is the default.
func (s *side) encoding(e, schema *contract.Node) string {
	var out []string
	for key, n := range e.Fields() {
		text := digest(n)
		switch key {
		case "contentType":
			text = partTypes(n.Text())
			if text == s.defaultPartType(schema) {
				continue
			}
		case "style":
			if n.Text() == "form" {
				continue
			}
		case "explode":
			if n.True() == (e.Get("style") == nil || e.Get("style").Text() == "form") {
				continue
			}
		case "allowReserved":
			if !n.True() {
				continue
			}
		case "headers", "encoding", "prefixEncoding", "itemEncoding":
			if n.Len() == 0 {
				continue
			}
		default:
			continue
		}
		out = append(out, key+"="+text)
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

// partTypes writes the media types that a part may be of in one way.
func partTypes(text string) string {
	types := strings.Split(text, ",")
	for i, t := range types {
		types[i] = normalMedia(t)
	}
	slices.Sort(types)
	return strings.Join(types, ", ")
}

// defaultPartType is the media type of a part of which none is said (OpenAPI
// 3.1.1, section 4.8.15.1).
func (s *side) defaultPartType(schema *contract.Node) string {
	if schema == nil {
		return ""
	}
	v := s.shapeOf(schema).view()
	switch types := v.types &^ contract.TypeNull; {
	case types == contract.TypeArray && v.array != nil && len(v.array.items) == 1:
		return s.defaultPartType(v.array.items[0])
	case types == contract.TypeObject:
		return "application/json"
	case types == contract.TypeString && (v.format == "binary" || v.format == "byte" || v.encoding[0] != ""):
		return "application/octet-stream"
	case types != 0 && types&(contract.TypeObject|contract.TypeArray) == 0:
		return "text/plain"
	}
	return "application/octet-stream"
}

func digest(n *contract.Node) string {
	h := n.Hash()
	return hex.EncodeToString(h[:])
}
