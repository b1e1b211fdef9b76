package compose

import (
	"slices"
	"strconv"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
)

// Keys are the keys and indexes of a JSON pointer (RFC 6901).
func Keys(pointer string) []string {
	if pointer == "" {
		return nil
	}
	keys := strings.Split(strings.TrimPrefix(pointer, "/"), "/")
	for i, key := range keys {
		keys[i] = contract.UnescapePointer(key)
	}
	return keys
}

// Pointer is the JSON pointer of keys and indexes (RFC 6901).
func Pointer(keys []string) string {
	var b strings.Builder
	for _, key := range keys {
		b.WriteByte('/')
		b.WriteString(contract.EscapePointer(key))
	}
	return b.String()
}

// At returns what keys lead to in a value, and whether there is anything.
func At(v any, keys []string) (any, bool) {
	for _, key := range keys {
		switch at := v.(type) {
		case sample.Object:
			member, there := at.Get(key)
			if !there {
				return nil, false
			}
			v = member
		case []any:
			i, ok := index(at, key)
			if !ok {
				return nil, false
			}
			v = at[i]
		default:
			return nil, false
		}
	}
	return v, true
}

func index(list []any, key string) (int, bool) {
	i, err := strconv.Atoi(key)
	return i, err == nil && i >= 0 && i < len(list)
}

// With returns a copy of a value in which another stands where keys lead. A
// member may be new; the way to it has to be there.
func With(v any, keys []string, to any) (any, bool) {
	if len(keys) == 0 {
		return to, true
	}
	switch at := v.(type) {
	case sample.Object:
		inner, there := at.Get(keys[0])
		if !there && len(keys) > 1 {
			return nil, false
		}
		changed, ok := With(inner, keys[1:], to)
		return at.With(keys[0], changed), ok
	case []any:
		i, there := index(at, keys[0])
		if !there {
			return nil, false
		}
		changed, ok := With(at[i], keys[1:], to)
		list := slices.Clone(at)
		list[i] = changed
		return list, ok
	}
	return nil, false
}

// Without returns a copy of a value that lacks the member or element to which
// keys lead.
func Without(v any, keys []string) (any, bool) {
	if len(keys) == 0 {
		return nil, false
	}
	last := len(keys) - 1
	parent, there := At(v, keys[:last])
	if !there {
		return nil, false
	}
	switch at := parent.(type) {
	case sample.Object:
		if _, there := at.Get(keys[last]); there {
			return With(v, keys[:last], at.Without(keys[last]))
		}
	case []any:
		if i, there := index(at, keys[last]); there {
			return With(v, keys[:last], slices.Delete(slices.Clone(at), i, i+1))
		}
	}
	return nil, false
}
