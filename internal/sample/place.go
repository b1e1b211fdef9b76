package sample

import (
	"slices"
	"strconv"
)

// put returns a copy of a value in which a place has another part, or lacks
// it. Only what leads to the place is copied. An index beyond the end of an
// array adds an element.
func put(whole any, place []string, part any, absent bool) any {
	if len(place) == 0 {
		return part
	}
	switch whole := whole.(type) {
	case Object:
		return putMember(whole, place, part, absent)
	case []any:
		return putElement(whole, place, part, absent)
	}
	return whole
}

func putMember(o Object, place []string, part any, absent bool) any {
	if absent && len(place) == 1 {
		return o.Without(place[0])
	}
	old, _ := o.Get(place[0])
	return o.With(place[0], put(old, place[1:], part, absent))
}

func putElement(list []any, place []string, part any, absent bool) any {
	i, err := strconv.Atoi(place[0])
	if err != nil || i < 0 {
		return list
	}
	out := slices.Clone(list)
	switch {
	case i >= len(list) && absent:
		return out
	case i >= len(list):
		return append(out, put(nil, place[1:], part, absent))
	case absent && len(place) == 1:
		return slices.Delete(out, i, i+1)
	}
	out[i] = put(list[i], place[1:], part, absent)
	return out
}
