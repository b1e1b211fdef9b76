package workflow

import (
	"slices"
	"strconv"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
)

// put returns a value in which another one stands at the place that the tokens
// of a JSON pointer lead to (RFC 6901): in the place of what is there, as a new
// member, or after the last element. It is not ok when nothing is there to hold
// it.
func put(v any, tokens []string, what any) (any, bool) {
	if len(tokens) == 0 {
		return what, true
	}
	key, rest := contract.UnescapePointer(tokens[0]), tokens[1:]
	switch v := v.(type) {
	case sample.Object:
		member, there := v.Get(key)
		if !there && len(rest) > 0 {
			return nil, false
		}
		member, ok := put(member, rest, what)
		return v.With(key, member), ok
	case []any:
		i, err := strconv.Atoi(key)
		if key == "-" {
			i, err = len(v), nil
		}
		if err != nil || i < 0 || i > len(v) || i == len(v) && len(rest) > 0 {
			return nil, false
		}
		v = slices.Clone(v)
		if i == len(v) {
			return append(v, what), true
		}
		element, ok := put(v[i], rest, what)
		v[i] = element
		return v, ok
	}
	return nil, false
}
