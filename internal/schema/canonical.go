package schema

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
)

// canonical appends a text of a value that equal values, and only those, have
// in common: whatever the order of members and the writing of numbers.
func canonical(to []byte, v any) []byte {
	switch v := v.(type) {
	case nil:
		return append(to, "null"...)
	case bool:
		return strconv.AppendBool(to, v)
	case string:
		return strconv.AppendQuote(to, v)
	case json.Number:
		if d, ok := parseDecimal(string(v)); ok {
			return append(to, d.String()...)
		}
		return append(to, v...)
	case []any:
		to = append(to, '[')
		for _, item := range v {
			to = append(canonical(to, item), ',')
		}
		return append(to, ']')
	case map[string]any:
		to = append(to, '{')
		for _, key := range slices.Sorted(maps.Keys(v)) {
			to = append(strconv.AppendQuote(to, key), ':')
			to = append(canonical(to, v[key]), ',')
		}
		return append(to, '}')
	}
	return append(to, '?')
}

// weigh is what making the canonical text of a value costs.
func weigh(v any) int {
	switch v := v.(type) {
	case string:
		return 1 + len(v)/64
	case []any:
		sum := 1
		for _, item := range v {
			sum += weigh(item)
		}
		return sum
	case map[string]any:
		sum := 1
		for key, member := range v {
			sum += 1 + len(key)/64 + weigh(member)
		}
		return sum
	}
	return 1
}
