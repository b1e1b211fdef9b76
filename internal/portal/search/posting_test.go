package search

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestPostings(t *testing.T) {
	for _, c := range []struct {
		numbers []int
		want    string
	}{
		{nil, ""},
		{[]int{0}, "A"},
		{[]int{31}, "f"},
		{[]int{32}, "gB"},
		{[]int{1, 2, 34}, "BBgB"},
		{[]int{1_000_000}, "gywe"},
	} {
		if got := postings(c.numbers); got != c.want {
			t.Errorf("postings(%v) = %q, want %q", c.numbers, got, c.want)
		}
	}
}

// What is written can be read again, in the way search.js does it.
func TestPostingsCanBeRead(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		var numbers []int
		for n := random.IntN(40); len(numbers) < 50; n += 1 + random.IntN(1<<random.IntN(20)) {
			numbers = append(numbers, n)
		}
		if got := read(postings(numbers)); !slices.Equal(got, numbers) {
			t.Fatalf("%v became %v", numbers, got)
		}
	}
}

func read(text string) []int {
	var out []int
	at, n, shift := 0, 0, 0
	for i := range len(text) {
		d := strings.IndexByte(digits, text[i])
		n |= d & 31 << shift
		shift += 5
		if d < 32 {
			at += n
			out = append(out, at)
			n, shift = 0, 0
		}
	}
	return out
}
