package sample

import (
	"encoding/json"
	"math"
	"strconv"

	"github.com/apisteward/steward/internal/sample"
)

// keepsInFloats reports whether a value survives being read and written with
// numbers of 64 bits; whole numbers may be as large as they like where a
// language has them apart.
func keepsInFloats(v any, wholeApart bool) bool {
	switch v := v.(type) {
	case json.Number:
		f, err := strconv.ParseFloat(string(v), 64)
		if err != nil || math.IsInf(f, 0) {
			return false
		}
		if r, ok := sample.Rational(v); wholeApart && ok && r.IsInt() && r.Num().String() == string(v) {
			return true
		}
		return sample.Same(v, json.Number(strconv.FormatFloat(f, 'g', -1, 64)))
	case []any:
		for _, item := range v {
			if !keepsInFloats(item, wholeApart) {
				return false
			}
		}
	case sample.Object:
		for _, m := range v {
			if m.Name == "__proto__" || !keepsInFloats(m.Value, wholeApart) {
				return false
			}
		}
	}
	return true
}
