package wire

import (
	"encoding/xml"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
)

// IsXML reports whether a media type is XML (RFC 7303, section 4).
func IsXML(mediaType string) bool {
	base := essence(mediaType)
	return base == "application/xml" || base == "text/xml" || strings.HasSuffix(base, "+xml")
}

// XML writes a value as an XML document in UTF-8, in elements, attributes and
// namespaces as the XML objects of its schema have it (OpenAPI 3.1.1, section
// 4.8.26; nodeType as in OpenAPI 3.2.0, section 4.26). The root is named by its
// schema, or else "response". Names that XML does not allow have underscores
// for the characters in question. Null is an empty element.
func XML(doc *contract.Document, schema *contract.Node, v any) []byte {
	w := &xmlWriter{reader: xmlReader{doc}}
	w.dst = append(w.dst, xml.Header...)
	words := w.reader.words(schema)
	name := words.named(w.reader.component(schema), "response")
	if list, ok := v.([]any); ok {
		w.wrapper(name, words, schema, list, w.reader.component(w.reader.items(schema)))
	} else {
		w.element(name, words, schema, v)
	}
	return w.dst
}

// xmlWriter appends elements to a text.
type xmlWriter struct {
	reader xmlReader
	dst    []byte
	scope  []xmlNamespace // of the elements that are open
}

type xmlNamespace struct{ prefix, uri string }

// element writes an element for what is no list.
func (w *xmlWriter) element(name string, words xmlWords, schema *contract.Node, v any) {
	o, isObject := v.(sample.Object)
	w.open(name, words, func() {
		if !isObject {
			w.text(words, v)
			return
		}
		for _, m := range o {
			w.member(m, w.reader.property(schema, m.Name))
		}
	}, w.attributes(o, schema))
}

// wrapper writes an element around the elements of a list.
func (w *xmlWriter) wrapper(name string, words xmlWords, schema *contract.Node, list []any, itemName string) {
	w.open(name, words, func() { w.list(list, w.reader.items(schema), firstOf(itemName, name)) }, nil)
}

// list writes an element for each element of a list, named by their schema.
func (w *xmlWriter) list(list []any, items *contract.Node, name string) {
	words := w.reader.words(items)
	for _, item := range list {
		if inner, ok := item.([]any); ok {
			w.wrapper(words.named(name), words, items, inner, "")
			continue
		}
		w.element(words.named(name), words, items, item)
	}
}

// member writes a property that is no attribute.
func (w *xmlWriter) member(m sample.Member, schema *contract.Node) {
	words := w.reader.words(schema)
	list, isList := m.Value.([]any)
	switch {
	case words.isAttribute(m.Value):
	case isList && words.wraps():
		w.wrapper(words.named(m.Name), words, schema, list, words.named(m.Name))
	case isList:
		w.list(list, w.reader.items(schema), m.Name)
	case words.kind == "text", words.kind == "cdata":
		w.text(words, m.Value)
	case words.kind == "none":
		for _, inner := range objectOf(m.Value) {
			w.member(inner, w.reader.property(schema, inner.Name))
		}
	default:
		w.element(words.named(m.Name), words, schema, m.Value)
	}
}

func objectOf(v any) sample.Object {
	o, _ := v.(sample.Object)
	return o
}

// attribute is one that is to be written.
type attribute struct {
	name  string
	words xmlWords
	value string
}

// attributes are the properties of an object that are attributes, each name
// once.
func (w *xmlWriter) attributes(o sample.Object, schema *contract.Node) []attribute {
	var list []attribute
	taken := map[string]bool{}
	for _, m := range o {
		words := w.reader.words(w.reader.property(schema, m.Name))
		if !words.isAttribute(m.Value) || m.Value == nil {
			continue
		}
		if a := (attribute{words.named(m.Name), words, Text(m.Value)}); !taken[a.name] {
			taken[a.name] = true
			list = append(list, a)
		}
	}
	return list
}

// open writes an element with what stands in it.
func (w *xmlWriter) open(name string, words xmlWords, content func(), attributes []attribute) {
	outer := len(w.scope)
	tag, declarations := w.qualify(name, words, outer, false)
	var given []byte
	for _, a := range attributes {
		qualified, declared := w.qualify(a.name, a.words, outer, true)
		declarations += declared
		given = appendXML(append(given, " "+qualified+`="`...), a.value)
		given = append(given, '"')
	}
	w.dst = append(append(append(w.dst, "<"+tag...), declarations...), given...)
	w.dst = append(w.dst, '>')
	begin := len(w.dst)
	content()
	if len(w.dst) == begin {
		w.dst = append(w.dst[:begin-1], "/>"...)
	} else {
		w.dst = append(w.dst, "</"+tag+">"...)
	}
	w.scope = w.scope[:outer]
}

// qualify returns a name with its prefix, and the declaration of its namespace
// unless that is open already. own is how many namespaces were open before the
// element. A prefix that nothing declares, or that the element has for another
// namespace, is left out, since nothing could be read with it.
func (w *xmlWriter) qualify(name string, words xmlWords, own int, attribute bool) (qualified, declaration string) {
	prefix := words.prefix
	switch known, at := w.namespace(prefix); {
	case words.uri == "" && prefix != "" && at < 0:
		return name, ""
	case words.uri != "" && known != words.uri && at >= own:
		return name, ""
	case words.uri != "" && (prefix != "" || !attribute) && known != words.uri:
		w.scope = append(w.scope, xmlNamespace{prefix, words.uri})
		key := "xmlns"
		if prefix != "" {
			key += ":" + prefix
		}
		declaration = string(append(appendXML([]byte(" "+key+`="`), words.uri), '"'))
	}
	if prefix == "" {
		return name, declaration
	}
	return prefix + ":" + name, declaration
}

// namespace is what a prefix stands for here, and where in the scope; -1 for
// nowhere.
func (w *xmlWriter) namespace(prefix string) (uri string, at int) {
	for i := len(w.scope) - 1; i >= 0; i-- {
		if w.scope[i].prefix == prefix {
			return w.scope[i].uri, i
		}
	}
	return "", -1
}

// text writes a scalar.
func (w *xmlWriter) text(words xmlWords, v any) {
	switch {
	case v == nil:
	case words.kind == "cdata":
		text := strings.ReplaceAll(strings.ToValidUTF8(Text(v), "\uFFFD"), "]]>", "]]]]><![CDATA[>")
		w.dst = append(w.dst, "<![CDATA["+strings.Map(xmlCharacter, text)+"]]>"...)
	default:
		w.dst = appendXML(w.dst, Text(v))
	}
}
