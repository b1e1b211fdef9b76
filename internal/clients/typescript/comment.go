package typescript

import (
	"regexp"
	"strings"

	"github.com/apisteward/steward/internal/clients/plan"
	"github.com/apisteward/steward/internal/clients/source"
)

const width = 110 // of comments, in characters

// doc writes a documentation comment of paragraphs, and of block tags in lines
// of their own; nothing when all are empty.
func doc(w *source.Writer, paragraphs ...string) {
	text := ""
	tagged := false
	for _, p := range paragraphs {
		tag := strings.HasPrefix(p, "@")
		if !strings.HasPrefix(p, "@see") {
			p = source.Wrap(p, width-len(w.Indent()))
		}
		switch {
		case p == "":
			continue
		case text != "" && tag && tagged:
			text += "\n"
		case text != "":
			text += "\n\n"
		}
		text += p
		tagged = tag
	}
	text = harmless(text)
	switch {
	case text == "":
	case !strings.Contains(text, "\n"):
		w.Line("/** %s */", text)
	default:
		w.Line("/**")
		w.Comment(" * ", text)
		w.Line(" */")
	}
}

// directive is what TypeScript takes for an order to itself, in any comment.
var directive = regexp.MustCompile(`(?i)@(ts-|jsx)`)

// harmless keeps text from ending its comment, or from meaning something in it.
func harmless(text string) string {
	text = strings.ReplaceAll(text, "*/", "*\\/")
	return directive.ReplaceAllString(text, "@ $1")
}

func deprecatedTag(deprecated bool) string {
	if deprecated {
		return "@deprecated"
	}
	return ""
}

// notes writes what the client cannot express.
func notes(list []string) string {
	var out []string
	for _, n := range list {
		out = append(out, "Note: "+n)
	}
	return strings.Join(out, "\n\n")
}

// see writes a link.
func see(l plan.Link) string {
	url := strings.NewReplacer("{", "", "}", "", "|", "", " ", "").Replace(visible(l.URL))
	if url == "" {
		return ""
	}
	text := strings.NewReplacer("{", "", "}", "", "|", "").Replace(visible(l.Text))
	return strings.TrimRight("@see {@link "+url+" "+text, " ") + "}"
}

// firstParagraph is a text up to its first empty line.
func firstParagraph(text string) string {
	first, _, _ := strings.Cut(strings.ReplaceAll(strings.TrimSpace(text), "\r\n", "\n"), "\n\n")
	return first
}
