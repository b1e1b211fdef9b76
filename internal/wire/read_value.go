package wire

import (
	"cmp"
	"errors"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
)

// value reads a source as the schema wants it: the first reading that is
// accepted, or else the first that there is, or else text.
func (r *Reader) value(n *contract.Node, from source) (any, error) {
	w := r.want(n)
	if len(w.readings) == 1 {
		v, err := r.as(&w.readings[0], from)
		if err == errOther {
			return from.scalar()
		}
		return v, err
	}
	var first any
	var failed error
	read := false
	for i := range w.readings {
		v, err := r.as(&w.readings[i], from)
		switch {
		case err != nil:
			failed = moreTelling(failed, err)
		case w.anything || r.accepts(n, v):
			return v, nil
		case !read:
			first, read = v, true
		}
	}
	if read {
		return first, nil
	}
	if text, err := from.scalar(); err == nil {
		return text, nil
	}
	return nil, failed
}

// moreTelling prefers an error that says more than that the type is another.
func moreTelling(a, b error) error {
	if a == nil || errors.Is(a, errOther) {
		return b
	}
	return a
}

// as reads a source as one kind of value.
func (r *Reader) as(one *reading, from source) (any, error) {
	switch one.kind {
	case contract.TypeArray:
		return r.list(one, from)
	case contract.TypeObject:
		return r.object(one, from)
	}
	text, err := from.scalar()
	if err != nil {
		return nil, err
	}
	return spelled(one.kind, text)
}

func (r *Reader) list(one *reading, from source) (any, error) {
	sources, err := from.list()
	if err != nil || len(sources) > maxParts {
		return nil, cmp.Or(err, error(errMany))
	}
	list := make([]any, len(sources))
	for i, element := range sources {
		if list[i], err = r.value(one.item(i), element); err != nil {
			return nil, err
		}
	}
	return list, nil
}

func (r *Reader) object(one *reading, from source) (any, error) {
	members, err := from.members(&one.parts)
	if err != nil || len(members) > maxParts {
		return nil, cmp.Or(err, error(errMany))
	}
	o := make(sample.Object, 0, len(members))
	for _, member := range members {
		v, err := r.value(one.member(member.name), member.source)
		if err != nil {
			return nil, err
		}
		o = append(o, sample.Member{Name: member.name, Value: v})
	}
	if hasTwice(o) {
		return nil, errTwice
	}
	return o, nil
}
