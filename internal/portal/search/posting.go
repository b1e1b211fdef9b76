package search

import "strings"

// digits are those of numbers in postings: the first half ends a number, the
// second half stands for what another digit follows.
const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

// postings writes numbers, which must ascend, as text: each as its distance
// from the one before, five bits a digit, the lowest first.
func postings(numbers []int) string {
	var b strings.Builder
	before := 0
	for _, n := range numbers {
		rest := n - before
		before = n
		for ; rest > 31; rest >>= 5 {
			b.WriteByte(digits[32+rest&31])
		}
		b.WriteByte(digits[rest])
	}
	return b.String()
}
