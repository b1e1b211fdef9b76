package verify

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// Filter chooses operations: by one word and a pattern for it, in which "*"
// stands for any text.
type Filter struct{ Word, Pattern string }

var filterWords = [...]string{"operation", "tag", "path", "method"}

// ParseFilter reads "tag=Books". Without a word the pattern is for operation
// ids, or for a path when it begins with a slash.
func ParseFilter(text string) (Filter, error) {
	word, pattern, found := strings.Cut(text, "=")
	if !found {
		word, pattern = "operation", text
		if strings.HasPrefix(text, "/") {
			word = "path"
		}
	}
	if !slices.Contains(filterWords[:], word) || pattern == "" {
		return Filter{}, fmt.Errorf("%q does not choose operations: write operation=ID, tag=NAME, path=/books/* or method=GET", text)
	}
	if _, err := path.Match(simple(pattern), ""); err != nil {
		return Filter{}, fmt.Errorf("%q is no pattern: %w", pattern, err)
	}
	return Filter{word, pattern}, nil
}

// Matches reports whether a filter chooses an operation.
func (f Filter) Matches(op *contract.Operation) bool {
	switch f.Word {
	case "operation":
		return matches(f.Pattern, op.ID) || matches(f.Pattern, op.Name())
	case "tag":
		return slices.ContainsFunc(op.Tags, func(tag string) bool { return matches(f.Pattern, tag) })
	case "path":
		return matches(f.Pattern, op.Path)
	}
	return strings.EqualFold(f.Pattern, op.Method)
}

// matches compares a text with a pattern in which "*" stands for any text,
// slashes too.
func matches(pattern, text string) bool {
	ok, err := path.Match(simple(pattern), strings.ReplaceAll(text, "/", "\x00"))
	return err == nil && ok
}

// simple leaves "*" as the only sign that path.Match knows, and lets it stand
// for slashes too.
func simple(pattern string) string {
	return strings.NewReplacer("/", "\x00", "[", `\[`, "]", `\]`, "?", `\?`, `\`, `\\`).Replace(pattern)
}

func selected(doc *contract.Document, include, exclude []Filter) []*contract.Operation {
	var list []*contract.Operation
	for _, op := range doc.Operations() {
		chosen := func(f Filter) bool { return f.Matches(op) }
		if (len(include) == 0 || slices.ContainsFunc(include, chosen)) && !slices.ContainsFunc(exclude, chosen) {
			list = append(list, op)
		}
	}
	return list
}
