package state

import (
	"slices"

	"github.com/apisteward/steward/internal/sample"
)

// at is what a pointer leads to.
func (p *patcher) at(path []string) (v any, ok bool) {
	v = p.doc
	for _, key := range path {
		p.work += length(v)
		if v, ok = child(v, key); !ok {
			return nil, false
		}
	}
	return v, true
}

// edit returns a copy of a value in which do has changed what holds the last
// key of a path; whole stands in for a path without keys. The value itself
// stays as it is, since others may hold it.
func (p *patcher) edit(in any, path []string, do func(in any, key string) (any, bool), whole any) (any, bool) {
	if len(path) == 0 {
		return whole, true
	}
	if p.work += length(in); p.work > maxWork {
		return in, true // refused by whoever looks at the work
	}
	if len(path) == 1 {
		return do(in, path[0])
	}
	inner, ok := child(in, path[0])
	if !ok {
		return nil, false
	}
	if inner, ok = p.edit(inner, path[1:], do, whole); !ok {
		return nil, false
	}
	return put(in, path[0], inner), true
}

// child is the member or element under a key.
func child(in any, key string) (any, bool) {
	switch in := in.(type) {
	case sample.Object:
		return in.Get(key)
	case []any:
		if i, ok := element(key, len(in)); ok {
			return in[i], true
		}
	}
	return nil, false
}

// put returns a copy in which what is under a key, and is there, is another.
func put(in any, key string, v any) any {
	switch in := in.(type) {
	case sample.Object:
		return in.With(key, v)
	case []any:
		i, _ := element(key, len(in))
		out := slices.Clone(in)
		out[i] = v
		return out
	}
	return in
}

// length is how many members or elements a value has.
func length(v any) int {
	switch v := v.(type) {
	case sample.Object:
		return len(v) + 1
	case []any:
		return len(v) + 1
	}
	return 1
}

// size is about how many bytes a value has as JSON, counted no further than
// most.
func size(v any, most int) int {
	n := 8
	switch v := v.(type) {
	case string:
		n += len(v)
	case sample.Object:
		for _, m := range v {
			if n > most {
				break
			}
			n += len(m.Name) + size(m.Value, most-n)
		}
	case []any:
		for _, item := range v {
			if n > most {
				break
			}
			n += size(item, most-n)
		}
	}
	return n
}
