package golang

import (
	"strings"

	"github.com/apisteward/steward/internal/clients/source"
)

// width is how long a line of a comment may be.
const width = 97

// doc is what is said about something.
type doc struct {
	lead        string // the first sentence, which begins with the identifier
	description string
	notes       []string
	link        string
	deprecated  bool
}

// comment writes a doc comment.
func (f *goFile) comment(d doc) {
	paragraphs := []string{d.lead}
	if text := source.Wrap(d.description, width); text != "" && !strings.Contains(d.lead, strings.TrimSuffix(text, ".")) {
		paragraphs = append(paragraphs, text)
	}
	if len(d.notes) > 0 {
		paragraphs = append(paragraphs, "Note: "+strings.Join(d.notes, " "))
	}
	if d.link != "" {
		paragraphs = append(paragraphs, "See "+d.link)
	}
	if d.deprecated {
		paragraphs = append(paragraphs, "Deprecated: the API is going to take it away.")
	}
	for i, p := range paragraphs {
		if p == "" {
			continue
		}
		if i > 0 {
			f.Line("//")
		}
		if i != 1 || d.description == "" {
			p = source.Wrap(p, width)
		}
		f.Comment("// ", p)
	}
}

// sentence makes a text the end of a comment's first sentence.
func sentence(text string) string {
	text = strings.TrimSpace(strings.Join(strings.Fields(text), " "))
	if text == "" || strings.ContainsAny(text[len(text)-1:], ".!?:") {
		return text
	}
	return text + "."
}
