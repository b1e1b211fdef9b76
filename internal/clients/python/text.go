package python

import (
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/clients/plan"
)

// wrapped joins items with commas: on the line of the brackets, on one of their
// own, or one a line, as they are long. The brackets of open and end are left
// out on one line when bare.
func wrapped(open, end string, items []string, bare bool) string {
	const indent = 8
	all := strings.Join(items, ", ")
	one := open + all + end
	if bare {
		one = strings.TrimSuffix(open, "(") + all
	}
	switch {
	case len(one)+indent <= width:
		return one
	case len(all)+indent+4 <= width && !strings.HasSuffix(open, "{") && !bare:
		return open + "\n    " + all + "\n" + end
	}
	return open + "\n    " + strings.Join(items, ",\n    ") + ",\n" + end
}

// about is the text of a type.
func about(t *plan.Type) string {
	said := []string{sentence(t.Title), t.Description}
	if t.Description != "" && strings.HasPrefix(t.Description, t.Title) || len(t.Title) > 200 {
		said = said[1:]
	}
	if t.Deprecated {
		said = append(said, "Deprecated.")
	}
	return paragraphs(append(said, t.Notes...)...)
}

func paragraphs(texts ...string) string {
	texts = slices.DeleteFunc(texts, func(s string) bool { return strings.TrimSpace(s) == "" })
	return strings.Join(texts, "\n\n")
}

func fieldText(f *plan.Field) string {
	said := []string{f.Description}
	if f.Default != nil && f.Const == nil {
		if literal := f.Default.Literal(); len(literal) > 0 && len(literal) < 60 {
			said = append(said, "Default: "+literal+".")
		}
	}
	switch {
	case f.Deprecated:
		said = append(said, "Deprecated.")
	case f.ReadOnly:
		said = append(said, "Only received.")
	case f.WriteOnly:
		said = append(said, "Only sent.")
	}
	return paragraphs(said...)
}
