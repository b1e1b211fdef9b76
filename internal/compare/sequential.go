package compare

import (
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// compareContents compares the schemas of two contents. What itemSchema says of
// each element, schema may say of the array that they make (OpenAPI 3.2.0,
// section 4.14.3).
func (d *differ) compareContents(u *unit, dir contract.Direction, p, q *contract.Media) {
	if (p.ItemSchema == nil) != (q.ItemSchema == nil) {
		old, new := d.old.elementsOf(p), d.new.elementsOf(q)
		if old != nil && new != nil {
			d.useNodes(u, old, new, dir)
			return
		}
	}
	d.useNodes(u, d.old.contentOf(p), d.new.contentOf(q), dir)
	d.useNodes(u, list(p.ItemSchema), list(q.ItemSchema), dir)
}

// elementsOf returns what each element of a sequential media type must be, or
// nil where more is said, or something else.
func (s *side) elementsOf(m *contract.Media) []*contract.Node {
	switch {
	case !sequential(normalMedia(m.Type)), m.Schema == nil && m.ItemSchema == nil, m.Schema != nil && m.ItemSchema != nil:
		return nil
	case m.ItemSchema != nil:
		return list(m.ItemSchema)
	}
	v := s.shapeOf(m.Schema).view()
	if v.types != contract.TypeArray || len(v.array.items) == 0 || len(v.array.tuple) > 0 {
		return nil
	}
	rest, array := *v, *v.array
	array.items = nil
	rest.types, rest.array = contract.AnyType, &array
	if !rest.silent() {
		return nil
	}
	return v.array.items
}

// sequential reports whether a media type is a sequence of values (OpenAPI
// 3.2.0, section 4.14.1).
func sequential(mediaType string) bool {
	switch mediaType {
	case "application/jsonl", "application/x-ndjson", "application/ndjson", "application/json-seq", "text/event-stream", "multipart/mixed":
		return true
	}
	return strings.HasSuffix(mediaType, "+json-seq")
}
