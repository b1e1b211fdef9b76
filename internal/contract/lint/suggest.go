package lint

import "strings"

// didYouMean is "; did you mean `x`?" with the nearest of some names, or ""
// when none is near.
func didYouMean(name string, candidates []string) string {
	if near := nearest(name, candidates); near != "" {
		return "; did you mean " + quote(near) + "?"
	}
	return ""
}

// nearest returns the candidate that a person most likely meant by name: one
// that differs in case only or, failing that, in few letters; else "".
func nearest(name string, candidates []string) string {
	for _, c := range candidates {
		if strings.EqualFold(c, name) {
			return c
		}
	}
	best, least := "", max(1, len(name)/4)
	if len(name) > 40 {
		return ""
	}
	for _, c := range candidates {
		if d := distance(strings.ToLower(name), strings.ToLower(c)); d <= least && d < max(len(name), len(c)) {
			if best == "" || d < least {
				best, least = c, d
			}
		}
	}
	return best
}

// distance counts the bytes to insert, delete, replace or swap with their
// neighbour to make one string from another (optimal string alignment).
func distance(a, b string) int {
	before, last := make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		next := make([]int, len(b)+1)
		next[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			next[j] = min(next[j-1]+1, last[j]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				next[j] = min(next[j], before[j-2]+1)
			}
		}
		before, last = last, next
	}
	return last[len(b)]
}
