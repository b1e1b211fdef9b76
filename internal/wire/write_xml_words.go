package wire

import (
	"bytes"
	"encoding/xml"
	"slices"
	"strings"
	"unicode"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
)

// xmlWords are what the XML object of a schema says.
type xmlWords struct {
	name, prefix, uri string
	kind              string // nodeType: "element", "attribute", "text", "cdata", "none"; "" where nothing is said
	wrapped           bool
}

// named returns the name that is said, or else the first of others that is one.
func (x xmlWords) named(others ...string) string {
	name := x.name
	for _, other := range others {
		name = firstOf(name, xmlName(other))
	}
	return firstOf(name, "_")
}

// isAttribute reports whether a value is written as an attribute, which holds
// no elements.
func (x xmlWords) isAttribute(v any) bool {
	return x.kind == "attribute" && sample.IsScalar(v)
}

// wraps reports whether a list has an element of its own around it.
func (x xmlWords) wraps() bool { return x.wrapped || x.kind == "element" }

func firstOf(names ...string) string {
	for _, name := range names {
		if name != "" {
			return name
		}
	}
	return ""
}

// xmlName is a name without a prefix (Namespaces in XML 1.0, section 3): what
// cannot stand in one is an underscore.
func xmlName(name string) string {
	name = strings.Map(func(r rune) rune {
		if r == '_' || r == '-' || r == '.' || unicode.IsDigit(r) || unicode.IsLetter(r) && r < 0xFFFE {
			return r
		}
		return '_'
	}, name)
	if first := strings.TrimLeftFunc(name, func(r rune) bool { return r != '_' && !unicode.IsLetter(r) }); first != name {
		return "_" + name
	}
	return name
}

// xmlCharacter leaves out what no XML document may hold (XML 1.0, section 2.2).
func xmlCharacter(r rune) rune {
	if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF {
		return '\uFFFD'
	}
	return r
}

// appendXML appends a text, escaped.
func appendXML(dst []byte, text string) []byte {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(text)) // a bytes.Buffer takes everything
	return append(dst, b.Bytes()...)
}

// xmlReader finds what a document says of the schemas of XML.
type xmlReader struct{ doc *contract.Document }

// maxXMLSchemas bounds the schemas that are looked at for one property.
const maxXMLSchemas = 200

// each calls f for a schema, what it refers to, and what it is put together of,
// until f returns false.
func (x xmlReader) each(schema *contract.Node, f func(*contract.Schema) bool) {
	seen := []*contract.Node{schema}
	for i := 0; i < len(seen) && i < maxXMLSchemas; i++ {
		s := x.doc.Schema(seen[i])
		if s == nil {
			continue
		}
		if !f(s) {
			return
		}
		for _, n := range slices.Concat([]*contract.Node{s.Target}, s.AllOf, s.OneOf, s.AnyOf) {
			if n != nil && !slices.Contains(seen, n) {
				seen = append(seen, n)
			}
		}
	}
}

// words gathers what the XML objects of a schema say, the nearest first.
func (x xmlReader) words(schema *contract.Node) xmlWords {
	var words xmlWords
	x.each(schema, func(s *contract.Schema) bool {
		object := s.Node.Get("xml")
		words.name = firstOf(words.name, xmlName(object.Get("name").Text()))
		if prefix := xmlName(object.Get("prefix").Text()); !strings.HasPrefix(strings.ToLower(prefix), "xml") { // those are reserved
			words.prefix = firstOf(words.prefix, prefix)
		}
		words.uri = firstOf(words.uri, object.Get("namespace").Text())
		words.kind = firstOf(words.kind, object.Get("nodeType").Text())
		if words.kind == "" && object.Get("attribute").True() {
			words.kind = "attribute"
		}
		words.wrapped = words.wrapped || object.Get("wrapped").True()
		return true
	})
	return words
}

// property is the schema of a property, or nil.
func (x xmlReader) property(schema *contract.Node, name string) (found *contract.Node) {
	x.each(schema, func(s *contract.Schema) bool {
		if found = s.Node.Get("properties").Get(name); found == nil && s.AdditionalProperties.Is(contract.Object) {
			found = s.AdditionalProperties
		}
		return found == nil
	})
	return found
}

// items is the schema of the elements of a list, or nil.
func (x xmlReader) items(schema *contract.Node) (found *contract.Node) {
	x.each(schema, func(s *contract.Schema) bool {
		found = s.Items
		return found == nil
	})
	return found
}

// component is the name under which a schema, or what it refers to, is kept for
// reuse; "" for one that has none.
func (x xmlReader) component(schema *contract.Node) string {
	n := x.doc.Resolve(schema)
	if n == nil || n.Parent() == nil || n.Parent() != x.doc.ComponentsNode("schemas") {
		return ""
	}
	return n.Key()
}
