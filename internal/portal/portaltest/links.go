package portaltest

import (
	"fmt"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"

	xhtml "golang.org/x/net/html"
)

// BrokenLinks follows every link, script, style sheet and image of a site's
// HTML and Markdown pages, with their anchors, and says which lead nowhere and
// which ids are not unique. Other sites are not asked.
func BrokenLinks(t interface{ Fatal(...any) }, files map[string]string) []string {
	s := site{files: files, pages: map[string]*xhtml.Node{}, ids: map[string]map[string]bool{}}
	for name, content := range files {
		switch path.Ext(name) {
		case ".html":
			page, err := xhtml.Parse(strings.NewReader(content))
			if err != nil {
				t.Fatal(err)
			}
			s.pages[name] = page
		case ".md":
			s.pages[name] = ReadBack(t, content)
		}
	}
	for name, page := range s.pages {
		s.collect(name, page)
	}
	for _, name := range slices.Sorted(maps.Keys(s.pages)) {
		for e := range s.pages[name].Descendants() {
			s.follow(name, e)
		}
	}
	return s.broken
}

// site is the files of a site while its links are followed.
type site struct {
	files  map[string]string
	pages  map[string]*xhtml.Node
	ids    map[string]map[string]bool
	broken []string
}

func (s *site) say(format string, args ...any) {
	s.broken = append(s.broken, fmt.Sprintf(format, args...))
}

// collect notes the ids of a page. In Markdown, headings have those that
// GitHub gives them.
func (s *site) collect(name string, page *xhtml.Node) {
	ids := map[string]bool{}
	for e := range page.Descendants() {
		id := Attribute(e, "id")
		if path.Ext(name) == ".md" && id == "" && len(e.Data) == 2 && e.Data[0] == 'h' {
			id = headingAnchor(Text(e))
			for n := 1; ids[id]; n++ {
				id = fmt.Sprintf("%s-%d", headingAnchor(Text(e)), n)
			}
		}
		if id != "" && ids[id] {
			s.say("%s has two elements with id %q", name, id)
		}
		ids[id] = true
	}
	s.ids[name] = ids
}

// headingAnchor is the anchor that GitHub gives to a heading.
func headingAnchor(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case r == '-' || r == '_' || r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r >= 0x80:
			return r
		}
		return -1
	}, strings.ToLower(strings.TrimSpace(text)))
}

// follow follows the links of an element.
func (s *site) follow(from string, e *xhtml.Node) {
	for _, key := range []string{"href", "src", "data-twin", "data-search", "data-try"} {
		for _, a := range e.Attr {
			if a.Key == key {
				s.lead(from, a.Val)
			}
		}
	}
}

// lead goes from a page to an address.
func (s *site) lead(from, address string) {
	u, err := url.Parse(address)
	switch {
	case err != nil:
		s.say("%s leads to %q, which is no address", from, address)
		return
	case u.Scheme != "" || u.Host != "":
		return
	case strings.HasPrefix(u.Path, "/"):
		s.say("%s leads to %q, which is not relative", from, address)
		return
	}
	to := from
	if u.Path != "" {
		to = path.Join(path.Dir(from), u.Path)
	}
	if _, there := s.files[to]; !there {
		s.say("%s leads to %q, which is not there", from, address)
	} else if u.Fragment != "" && s.pages[to] != nil && !s.ids[to][u.Fragment] {
		s.say("%s leads to %q, which has no such anchor", from, address)
	}
}
