package refusal

import (
	"slices"
	"strconv"

	"github.com/apisteward/steward/internal/sample"
)

// absent, as a value that is put in a place, takes away what is there.
type absent struct{}

// put returns a copy of a value in which a place, names of members and indexes
// of elements, has another part. It is false where there is no such place to put
// it, or nothing to take away.
func put(whole any, place []string, part any) (any, bool) {
	if len(place) == 0 {
		return part, part != absent{}
	}
	switch whole := whole.(type) {
	case sample.Object:
		return putMember(whole, place, part)
	case []any:
		i, err := strconv.Atoi(place[0])
		if err != nil || i < 0 || i >= len(whole) {
			return nil, false
		}
		inner, ok := put(whole[i], place[1:], part)
		list := slices.Clone(whole)
		list[i] = inner
		return list, ok
	}
	return nil, false
}

func putMember(o sample.Object, place []string, part any) (any, bool) {
	old, has := o.Get(place[0])
	if part == (absent{}) && len(place) == 1 {
		return o.Without(place[0]), has
	}
	inner, ok := put(old, place[1:], part)
	return o.With(place[0], inner), ok && (has || len(place) == 1)
}

// at is what stands in a place of a value, which is there.
func at(whole any, place []string) any {
	for _, step := range place {
		switch v := whole.(type) {
		case sample.Object:
			whole, _ = v.Get(step)
		case []any:
			i, _ := strconv.Atoi(step)
			whole = v[i]
		}
	}
	return whole
}

// inside is a place within another. It shares nothing with it.
func inside(place []string, step string) []string {
	return append(slices.Clip(place), step)
}
