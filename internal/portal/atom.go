package portal

import (
	"encoding/xml"
	"html/template"
	"strings"
	"time"

	"github.com/apisteward/steward/internal/portal/page"
)

// atomFeed is a feed (RFC 4287, section 4.1.1).
type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Links   []atomLink  `xml:"link"`
	Author  string      `xml:"author>name"`
	Entries []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

// atomEntry tells of one version (RFC 4287, section 4.1.2).
type atomEntry struct {
	ID        string   `xml:"id"`
	Title     string   `xml:"title"`
	Published string   `xml:"published"`
	Updated   string   `xml:"updated"`
	Link      atomLink `xml:"link"`
	Content   atomText `xml:"content"`
}

type atomText struct {
	Type string `xml:"type,attr"`
	Text string `xml:",chardata"`
}

// atom writes a changelog as a feed, one entry a version. base is the address
// of the server without a slash at its end. The ids of entries are addresses of
// versions, which never change.
func atom(l *page.Changelog, base string) ([]byte, error) {
	home := base + page.APIPath(l.Slug) + "/changelog"
	feed := atomFeed{
		ID: home, Title: "Changelog of " + l.Title, Updated: time.Unix(0, 0).UTC().Format(time.RFC3339), Author: l.Title,
		Links: []atomLink{
			{Rel: "self", Type: "application/atom+xml", Href: base + l.Feed},
			{Rel: "alternate", Type: "text/html", Href: home},
		},
	}
	var newest time.Time
	for i := range l.Entries {
		e := &l.Entries[i]
		if e.Date.After(newest) {
			newest = e.Date
		}
		when := e.Date.Format(time.RFC3339)
		feed.Entries = append(feed.Entries, atomEntry{
			ID: base + e.Href, Title: l.Title + " " + e.Version + ": " + e.Verdict, Published: when, Updated: when,
			Link:    atomLink{Rel: "alternate", Type: "text/html", Href: base + e.Href},
			Content: atomText{Type: "html", Text: entryHTML(e, base)},
		})
	}
	if !newest.IsZero() {
		feed.Updated = newest.Format(time.RFC3339)
	}
	body, err := xml.Marshal(feed)
	return append([]byte(xml.Header), body...), err
}

// entryHTML tells what changed with a version, with links that hold anywhere.
func entryHTML(e *page.ChangelogEntry, base string) string {
	var b strings.Builder
	text := func(s string) { b.WriteString(template.HTMLEscapeString(s)) }
	link := func(href, s string) {
		b.WriteString(`<a href="`)
		text(base + href)
		b.WriteString(`">`)
		text(s)
		b.WriteString(`</a>`)
	}
	b.WriteString("<p>")
	text(e.Verdict)
	b.WriteString("</p>")
	for _, g := range e.Groups {
		b.WriteString("<h2>")
		text(g.Heading)
		b.WriteString("</h2><ul>")
		for _, c := range g.Changes {
			b.WriteString("<li>")
			text(c.Text)
			for _, op := range c.Operations {
				b.WriteString(" · ")
				link(op.Href, op.Text)
			}
			b.WriteString("</li>")
		}
		b.WriteString("</ul>")
	}
	if e.Changes != "" {
		b.WriteString("<p>")
		link(e.Changes, "All changes in "+e.Version)
		b.WriteString("</p>")
	}
	return b.String()
}
