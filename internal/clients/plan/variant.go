package plan

import (
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// variant is one method of an operation: with a body of one media type, or for
// a stream of results where there is another way too.
type variant struct {
	label  string // a media type, or "" for the method that has the plain name
	body   *contract.Media
	stream bool // prefer sequential results
}

// maxVariants bounds the methods of one operation.
const maxVariants = 6

// variants lists the methods of an operation: one for the body that a client
// treats best, one for each other that has another schema, and one when replies
// may be a stream as well as a whole.
func (b *builder) variants(op *contract.Operation) []variant {
	var list []variant
	if op.Body == nil || len(op.Body.Content) == 0 {
		list = []variant{{}}
	} else {
		main := b.main(op.Body)
		list = []variant{{body: main}}
		for _, m := range op.Body.Content {
			same := func(v variant) bool { return b.sentAlike(op.Body, v.body, m) }
			if m != main && !slices.ContainsFunc(list, same) && len(list) < maxVariants {
				list = append(list, variant{label: m.Type, body: m})
			}
		}
	}
	if stream := b.streamed(op); stream != "" {
		list = append(list, variant{label: stream, body: list[0].body, stream: true})
	}
	return list
}

// main returns the media type that the method with the plain name sends.
func (b *builder) main(body *contract.Body) *contract.Media {
	for _, m := range body.Content {
		if b.isRaw(body, m) {
			return m
		}
	}
	return b.best(body.Content)
}

// sentAlike reports whether one method can send both media types.
func (b *builder) sentAlike(body *contract.Body, one, other *contract.Media) bool {
	if b.isRaw(body, one) || b.isRaw(body, other) {
		return b.isRaw(body, one) == b.isRaw(body, other)
	}
	return sameSchema(one, other)
}

func sameSchema(a, b *contract.Media) bool {
	if a.Schema == nil || b.Schema == nil {
		return a.Schema == b.Schema
	}
	return a.Schema.Hash() == b.Schema.Hash()
}

// streamed returns the sequential media type of a success that may come as a
// whole as well, or "".
func (b *builder) streamed(op *contract.Operation) string {
	for _, r := range op.Responses {
		if !strings.HasPrefix(r.Status, "2") {
			continue
		}
		whole, stream := false, ""
		for _, m := range r.Content {
			switch b.kind(m) {
			case JSON:
				whole = true
			case Events, Lines:
				stream = m.Type
			}
		}
		if whole && stream != "" {
			return stream
		}
	}
	return ""
}

// body reads the request body of a method.
func (b *builder) body(op *Operation, at place, m *contract.Media) *Body {
	source := op.Source.Body
	if source == nil || m == nil || !source.Required && b.holdsNothing(m) {
		return nil
	}
	made := &Body{Required: source.Required, Description: source.Description}
	if b.isRaw(source, m) {
		made.Media = rawMedia(m)
	} else {
		made.Media = b.media(b.home(source.Node, at.within("request")), m)
	}
	for _, other := range source.Content {
		if other != m && b.sentAlike(source, m, other) {
			made.Others = append(made.Others, other.Type)
		}
	}
	if made.Kind == Text && m.Schema != nil {
		if s := b.merge(b.conjuncts([]*contract.Node{m.Schema}, true)); len(s.properties) > 0 {
			b.note(at, source.Node, "The body is "+mediaType(m.Type)+", which is not made of values: it is sent as the text it is given as.")
		}
	}
	return made
}
