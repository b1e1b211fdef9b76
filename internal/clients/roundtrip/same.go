package roundtrip

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
)

// Differ says where two JSON values are not the same, or returns "". The order
// of members does not matter, nor how a number is written (1, 1.0, 10e-1); its
// value does, to the last digit.
func Differ(want, got *Value) string { return differ("", want, got) }

func differ(place string, want, got *Value) string {
	if want.Kind != got.Kind {
		return fmt.Sprintf("%s: want %s, got %s", place, short(want), short(got))
	}
	switch want.Kind {
	case Object:
		return differObject(place, want, got)
	case Array:
		if len(want.Items) != len(got.Items) {
			return fmt.Sprintf("%s: want %d elements, got %d: %s", place, len(want.Items), len(got.Items), short(got))
		}
		for i, item := range want.Items {
			if text := differ(fmt.Sprintf("%s/%d", place, i), item, got.Items[i]); text != "" {
				return text
			}
		}
		return ""
	case Number:
		a, okA := new(big.Rat).SetString(want.Text)
		b, okB := new(big.Rat).SetString(got.Text)
		if okA && okB && a.Cmp(b) == 0 {
			return ""
		}
	}
	if want.Text != got.Text {
		return fmt.Sprintf("%s: want %s, got %s", place, short(want), short(got))
	}
	return ""
}

func differObject(place string, want, got *Value) string {
	for _, m := range want.Members {
		other := got.Get(m.Key)
		if other == nil {
			return fmt.Sprintf("%s/%s: want %s, got nothing", place, m.Key, short(m.Value))
		}
		if text := differ(place+"/"+m.Key, m.Value, other); text != "" {
			return text
		}
	}
	for _, m := range got.Members {
		if !slices.ContainsFunc(want.Members, func(w Member) bool { return w.Key == m.Key }) {
			return fmt.Sprintf("%s/%s: want nothing, got %s", place, m.Key, short(m.Value))
		}
	}
	return ""
}

func short(v *Value) string {
	text := v.JSON()
	if len(text) > 200 {
		return strings.ToValidUTF8(text[:200], "") + "..."
	}
	return text
}
