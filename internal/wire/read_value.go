package wire

import (
	"errors"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
)

// value reads a source as the schema wants it: the first reading that is
// accepted, or else the first that there is, or else text.
func (r *Reader) value(n *contract.Node, from source) (any, error) {
	w := r.want(n)
	if len(w.readings) == 1 {
		v, err := r.as(&w.readings[0], from)
		return orText(v, err, from)
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
	return orText(nil, failed, from)
}

// orText returns the text itself where it is of another type altogether, for a
// judge to say so.
func orText(v any, err error, from source) (any, error) {
	switch err {
	case errOther, errList, errObject:
		if text, unreadable := from.scalar(); unreadable == nil {
			return text, nil
		}
	}
	return v, err
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
	switch {
	case err != nil:
		return nil, err
	case len(sources) > maxParts:
		return nil, errMany
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
	switch {
	case err != nil:
		return asJSON(from, err)
	case len(members) > maxParts:
		return nil, errMany
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

// asJSON reads an object that is written as JSON. No style has it so, but many
// programs do, and it can mean nothing else. Where it is none, the error is the
// one that there was.
func asJSON(from source, failed error) (any, error) {
	text, err := from.scalar()
	if err != nil || !strings.HasPrefix(text, "{") {
		return nil, failed
	}
	v, err := sample.Parse([]byte(text))
	if err != nil || repeats(v) {
		return nil, failed
	}
	return v, nil
}
