package wire

import (
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/sample"
)

// formReader reads the pairs of a form as the members of an object: the way
// back of FormPairs.
type formReader struct {
	*incoming
	pairs []Pair
	gathered[Pair]
}

func readForm(in *incoming) (any, error) {
	data, err := in.text()
	if err != nil {
		return nil, err
	}
	if strings.Count(string(data), "&") >= maxParts {
		return nil, fault.New(fault.TooLarge, "The body has more than %d fields.", maxParts)
	}
	f := &formReader{incoming: in, pairs: AppendQuery(nil, strings.TrimRight(string(data), "\r\n"))}
	for _, pair := range f.pairs {
		f.add(f.member(pair.Name), pair)
	}
	return in.object(f.members)
}

// member is the name of the member that a pair is part of: "a" for "a[b]" where
// objects are written that way.
func (f *formReader) member(name string) string {
	if before, _, found := strings.Cut(name, "["); found && f.media.Node.At("encoding", before, "style").Text() == "deepObject" {
		return before
	}
	return name
}

func (f *formReader) members(way parts) (sample.Object, error) {
	o, taken, err := f.spread(way)
	for _, name := range f.names {
		if taken[name] || err != nil {
			continue
		}
		var v any
		if v, err = f.field(name, way.member(name)); err != nil {
			err = memberFault(err, FormType, name)
		}
		o = append(o, sample.Member{Name: name, Value: v})
	}
	if err != nil {
		return nil, err
	}
	return o, nil
}

// spread reads properties whose encoding makes a pair of each of their own
// members, and returns the names of these pairs.
func (f *formReader) spread(way parts) (o sample.Object, taken map[string]bool, err error) {
	o, taken = sample.Object{}, map[string]bool{}
	for _, property := range way.properties {
		if !f.styled(property.Key) {
			continue
		}
		p := formField(f.doc, f.media, property.Key)
		p.Schema = property.Value
		kinds, _ := f.kinds(p.Schema)
		if kinds != contract.TypeObject || p.Style == "deepObject" || !p.Explode {
			continue
		}
		v, given, err := f.Query(p, f.pairs, func(string) bool { return false })
		if err != nil {
			return nil, nil, memberFault(err, FormType, property.Key)
		}
		if object, ok := v.(sample.Object); ok && given {
			o = append(o, sample.Member{Name: property.Key, Value: v})
			for _, m := range object {
				taken[m.Name] = true
			}
		}
	}
	return o, taken, nil
}

// field reads the pairs of one member.
func (f *formReader) field(name string, schema *contract.Node) (any, error) {
	pairs := f.values[name]
	if kinds, items := f.kinds(schema); !f.styled(name) {
		switch {
		case isStructured(kinds) && !isList(kinds) && len(pairs) == 1:
			return f.json(pairs[0], schema)
		case isList(kinds) && f.doc.Edition != contract.Swagger20:
			return f.list(pairs, items)
		}
	}
	p := formField(f.doc, f.media, name)
	p.Schema = schema
	v, _, err := f.Query(p, pairs, nil)
	return v, err
}

func (f *formReader) list(pairs []Pair, items *parts) (any, error) {
	list := make([]any, len(pairs))
	for i, pair := range pairs {
		read := f.scalar
		if kinds, _ := f.kinds(items.item(i)); isStructured(kinds) {
			read = f.json
		}
		v, err := read(pair, items.item(i))
		if err != nil {
			return nil, err
		}
		list[i] = v
	}
	return list, nil
}

func (f *formReader) scalar(pair Pair, schema *contract.Node) (any, error) {
	return f.value(schema, leaf{pair.Value, query})
}

// json reads a pair as JSON, and as text where it is none.
func (f *formReader) json(pair Pair, schema *contract.Node) (any, error) {
	text, err := query.decode(pair.Value)
	if err != nil {
		return nil, err
	}
	return f.plain(schema, text)
}

// styled reports whether an encoding says how a member is written.
func (in *incoming) styled(name string) bool {
	encoding := in.media.Node.At("encoding", name)
	return encoding.Has("style") || encoding.Has("explode")
}
