package page

import (
	"bytes"

	"github.com/apisteward/steward/internal/portal/markdown"
)

// Newer is the newest published version, seen from a page about an older one.
type Newer struct {
	Version string
	Href    string // the same operation, schema or page there, or else the overview
	Gone    bool   // what the page is about is no longer there
}

// Text introduces the version, in English.
func (n *Newer) Text() string {
	if n.Gone {
		return "What this page describes is gone in the newest version:"
	}
	return "There is a newer version of this page:"
}

// Twin returns the Markdown of a page as it is sent: with what its frame says
// of a newer version, below the heading.
func Twin(p Page) []byte {
	text, newer := p.Markdown(), p.Frame().Newer
	if newer == nil {
		return text
	}
	note := "\n\n> " + newer.Text() + " " + markdown.Link(markdown.Text(newer.Version), newer.Href)
	heading, rest, _ := bytes.Cut(text, []byte("\n"))
	return append(append(bytes.Clone(heading), note...), append([]byte("\n"), rest...)...)
}
