package typescript

import (
	"strings"

	"github.com/apisteward/steward/internal/clients/source"
)

// visible is text in one line, without characters that cannot be seen.
func visible(text string) string {
	return strings.Join(strings.Fields(source.Wrap(strings.Join(strings.Fields(text), " "), 1<<20)), " ")
}

// plainLine is text in one line, in which Markdown sees no tags.
func plainLine(text string) string {
	return strings.NewReplacer("<", "&lt;", "[", "\\[").Replace(visible(text))
}

// inCode is text that stands between backquotes.
func inCode(text string) string { return strings.ReplaceAll(visible(text), "`", "") }
