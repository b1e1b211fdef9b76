package sample

import "github.com/apisteward/steward/internal/contract"

// Bytes reports whether a schema describes bytes instead of text: a file, a
// picture (OpenAPI 3.0.3, section 4.7.14.2; JSON Schema 2020-12, section 8.4).
func Bytes(doc *contract.Document, schema *contract.Node) bool {
	return New(doc).base(schema).bytes()
}

// BytesMember is Bytes for a property of an object schema, or for the elements
// of that property.
func BytesMember(doc *contract.Document, schema *contract.Node, name string, element bool) bool {
	m := New(doc)
	sh := m.shape(m.property(m.base(schema), name)...)
	if element {
		sh = m.shape(m.itemNodes(sh)...)
	}
	return sh.bytes()
}

// Structured reports whether a schema describes objects or arrays.
func Structured(doc *contract.Document, schema *contract.Node) bool {
	sh := New(doc).base(schema)
	return sh.describesObjects() || sh.describesArrays()
}

func (sh *shape) bytes() bool {
	for _, s := range sh.all {
		if s.Format == "binary" || s.ContentMediaType != "" && s.ContentEncoding == "" && s.Types&contract.TypeString != 0 {
			return true
		}
	}
	return false
}
