// Package words puts numbers, lists, bounds and types into English words.
package words

import (
	"fmt"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/portal/sample"
)

// Plural is "1 operation", "2 operations".
func Plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	if strings.HasSuffix(noun, "y") {
		return fmt.Sprintf("%d %sies", n, strings.TrimSuffix(noun, "y"))
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// And is "a", "a and b", "a, b and c".
func And(words []string) string { return wordList(words, "and") }

// Or is "a", "a or b", "a, b or c".
func Or(words []string) string { return wordList(words, "or") }

func wordList(words []string, last string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " " + last + " " + words[len(words)-1]
}

// Count says how many of something there may be: "1 to 100 characters".
// It is "" when nothing bounds them.
func Count(least, most *int64, noun string) string {
	nouns := func(n int64) string { return strings.TrimPrefix(Plural(int(n), noun), fmt.Sprint(n)+" ") }
	switch {
	case least == nil && most == nil, most == nil && *least == 0:
		return ""
	case most == nil:
		return fmt.Sprintf("at least %d %s", *least, nouns(*least))
	case least == nil:
		return fmt.Sprintf("at most %d %s", *most, nouns(*most))
	case *least == *most:
		return fmt.Sprintf("exactly %d %s", *most, nouns(*most))
	}
	return fmt.Sprintf("%d to %d %s", *least, *most, nouns(*most))
}

// Range says which numbers there may be: "1 to 100", "more than 0".
func Range(low, high *contract.Bound) string {
	if low != nil && high != nil && !low.Exclusive && !high.Exclusive {
		return sample.Number(low) + " to " + sample.Number(high)
	}
	var parts []string
	if low != nil {
		parts = append(parts, Choose(low.Exclusive, "more than ", "at least ")+sample.Number(low))
	}
	if high != nil {
		parts = append(parts, Choose(high.Exclusive, "less than ", "at most ")+sample.Number(high))
	}
	return strings.Join(parts, ", ")
}

// Choose returns a for yes, and b otherwise.
func Choose(yes bool, a, b string) string {
	if yes {
		return a
	}
	return b
}

// Types names types, those that hold most first: "string or null".
func Types(types contract.Types) string {
	names := types.Names()
	slices.Reverse(names)
	return Or(names)
}
