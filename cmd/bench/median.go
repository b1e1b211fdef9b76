package main

import (
	"cmp"
	"slices"
)

// median returns the middle value, the lower one of two; the zero value for none.
func median[T cmp.Ordered](values []T) T {
	if len(values) == 0 {
		var none T
		return none
	}
	sorted := slices.Sorted(slices.Values(values))
	return sorted[(len(sorted)-1)/2]
}
