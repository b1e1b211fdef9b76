package check

import (
	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/resource/property"
	"github.com/apisteward/steward/internal/verify/compose"
)

// opaque reports whether a value of a name and a schema may have to be one
// that only the API knows, so that a made-up one can rightly be refused: the
// name of another thing, a token, a cursor, a code, a date that has to lie
// ahead, a text whose rules stand nowhere. What is left are values that the
// schema describes completely, and free text.
func opaque(doc *contract.Document, name string, schema *contract.Node) bool {
	return (&describing{doc: doc, seen: map[*contract.Node]bool{}}).opaque(name, schema)
}

// describing follows schemas that refer to themselves only once.
type describing struct {
	doc  *contract.Document
	seen map[*contract.Node]bool
}

func (d *describing) opaque(name string, written *contract.Node) bool {
	node := d.doc.Resolve(written)
	s := d.doc.Schema(node)
	switch {
	case s == nil, d.seen[node]:
		return s == nil
	case len(s.Enum) > 0:
		return false
	case refersTo(name), s.Not != nil, s.If != nil:
		return true
	}
	d.seen[node] = true
	defer delete(d.seen, node)
	for _, part := range [][]*contract.Node{s.AllOf, s.AnyOf, s.OneOf} {
		for _, branch := range part {
			if d.opaque(name, branch) {
				return true
			}
		}
	}
	combined := len(s.AllOf)+len(s.AnyOf)+len(s.OneOf) > 0
	switch {
	case s.Types&contract.TypeObject != 0 && (s.TypeGiven || len(s.Properties) > 0):
		return d.object(s, combined)
	case s.Types&contract.TypeArray != 0 && s.TypeGiven:
		return s.MinItems != nil && *s.MinItems > 0 && d.opaque(name, s.Items)
	case s.Types&contract.TypeString != 0 && s.TypeGiven:
		return !freeText(name, s)
	}
	return !s.TypeGiven && !combined
}

// object looks at what has to be there. An object of anything has rules that
// stand nowhere.
func (d *describing) object(s *contract.Schema, combined bool) bool {
	if len(s.Properties) == 0 && len(s.Required) == 0 {
		return !combined
	}
	for _, name := range s.Required {
		member := s.Node.At("properties", name)
		if member.Get("readOnly").True() || d.doc.Resolve(member).Get("readOnly").True() {
			continue
		}
		if d.opaque(name, member) {
			return true
		}
	}
	return false
}

// freeText reports whether a string can be anything that its schema allows.
func freeText(name string, s *contract.Schema) bool {
	if s.Format != "" || s.Pattern != "" || s.ContentEncoding != "" || s.ContentMediaType != "" {
		return false
	}
	switch lastWord(name) {
	case "name", "title", "description", "text", "comment", "comments", "message", "note", "notes", "summary", "label",
		"subject", "content", "q", "query", "search", "caption", "headline", "remark", "remarks", "reason":
		return true
	}
	return false
}

// refersTo reports whether a name is that of something with rules that stand
// nowhere, of whatever type it is: a reference to something else most of all.
func refersTo(name string) bool {
	if compose.Opaque(name) || handedOut(name) || secret(name) {
		return true
	}
	switch lastWord(name) {
	case "url", "uri", "href", "link", "version", "revision", "number", "no", "sku", "isbn", "email", "phone", "page", "otp", "pin":
		return true
	}
	return false
}

// handedOut reports whether a name is that of something that an API hands out:
// an example of it may be of another time or place.
func handedOut(name string) bool {
	switch lastWord(name) {
	case "id", "ids", "uid", "uuid", "guid", "ref", "reference", "token", "cursor", "after", "before", "since", "code", "coupon",
		"key", "keys", "etag", "match", "slug", "sha", "hash", "signature", "session", "user", "owner", "parent", "customer", "account":
		return true
	}
	return false
}

func lastWord(name string) string {
	list := property.Words(name)
	if len(list) == 0 {
		return ""
	}
	return list[len(list)-1]
}
