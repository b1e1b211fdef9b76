package wire

import (
	"errors"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/sample"
)

// gathered is what stands in a form, by names in the order in which they
// first come.
type gathered[T any] struct {
	names  []string
	values map[string][]T
}

func (g *gathered[T]) add(name string, v T) {
	if _, known := g.values[name]; !known {
		if g.values == nil {
			g.values = map[string][]T{}
		}
		g.names = append(g.names, name)
	}
	g.values[name] = append(g.values[name], v)
}

// object reads a form by the schema of the body. Where that has alternatives,
// the first counts by which the object is accepted.
func (in *incoming) object(read func(parts) (sample.Object, error)) (any, error) {
	var first sample.Object
	var failed error
	ways := in.objects()
	for i, way := range ways {
		o, err := read(way)
		if err == nil && (len(ways) == 1 || in.accepts(in.media.Schema, o)) {
			return o, nil
		}
		if i == 0 {
			first, failed = o, err
		}
	}
	if failed != nil {
		return nil, failed
	}
	return first, nil
}

// objects are the readings of a body's schema that are objects, never none.
func (in *incoming) objects() []parts {
	var ways []parts
	for _, reading := range in.want(in.media.Schema).readings {
		if reading.kind == contract.TypeObject {
			ways = append(ways, reading.parts)
		}
	}
	if len(ways) == 0 {
		return []parts{{}}
	}
	return ways
}

// kinds are the types of value that a schema lets through, and the schemas of
// the elements of a list.
func (r *Reader) kinds(schema *contract.Node) (kinds contract.Types, items *parts) {
	w := r.want(schema)
	items = &parts{}
	for i := range w.readings {
		one := &w.readings[i]
		if kinds |= one.kind; one.kind == contract.TypeArray && items.items == nil {
			items = &one.parts
		}
	}
	if w.anything {
		kinds = contract.AnyType
	}
	return kinds, items
}

// isList reports whether only lists will do, or null.
func isList(kinds contract.Types) bool { return kinds&^contract.TypeNull == contract.TypeArray }

// isStructured reports whether lists or objects will do, and no text.
func isStructured(kinds contract.Types) bool {
	return kinds&(contract.TypeObject|contract.TypeArray) != 0 && kinds&contract.TypeString == 0
}

// errMediaType is the error for a part of another media type than its encoding
// names.
const errMediaType Unreadable = "must be of a media type that its encoding names"

// memberFault is the error for one member of a form.
func memberFault(err error, mediaType, name string) error {
	place := "#/" + contract.EscapePointer(name)
	var why Unreadable
	switch {
	case !errors.As(err, &why):
		return within(err, mediaType, place, 0)
	case why == errPercent || why == errUTF8:
		return malformed(mediaType, fault.Field{Place: place, Detail: string(why)})
	}
	return &fault.Error{
		Kind: fault.Invalid, Detail: "The body cannot be read as the document describes it.",
		Fields: []fault.Field{{Place: place, Detail: string(why)}},
	}
}
