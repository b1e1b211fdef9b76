package portal

import (
	"net/http"
	"net/url"
	"path"
	"strings"
	"testing"

	xhtml "golang.org/x/net/html"

	"github.com/apisteward/steward/gen"
	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/portal/portaltest"
)

func TestGuidesLeadOnToEachOther(t *testing.T) {
	s := newSite(t)
	s.create(ownSlug, catalog.Public, "")
	s.publish(ownSlug, "", gen.OpenAPI())
	if len(s.portal.guides) < 5 {
		t.Fatalf("there are %d guides", len(s.portal.guides))
	}
	for name := range s.portal.guides {
		address := guideFolder + name
		if name == guideList {
			address = guideFolder
		}
		root, err := xhtml.Parse(s.get(address).Body)
		if err != nil {
			t.Fatal(err)
		}
		checkPage(t, address, root)
		s.checkGuideLinks(address, root)
		twin := s.get(guideFolder + name + ".md")
		if twin.Code != http.StatusOK || !strings.Contains(twin.Header().Get("Content-Type"), "markdown") {
			t.Errorf("the twin of %s is %d", name, twin.Code)
		}
		s.checkGuideLinks(guideFolder+name+".md", portaltest.ReadBack(t, twin.Body.String()))
	}
}

// checkGuideLinks follows the links within the site.
func (s *site) checkGuideLinks(from string, root *xhtml.Node) {
	s.t.Helper()
	base := url.URL{Path: from}
	for _, a := range portaltest.Find(root, "a") {
		href, err := url.Parse(portaltest.Attribute(a, "href"))
		if err != nil || href.Scheme != "" || href.Path == "" {
			continue
		}
		to := base.ResolveReference(href)
		w := s.get(to.Path)
		if w.Code != http.StatusOK {
			s.t.Errorf("%s leads to %s, which is a %d", from, to, w.Code)
		}
		if href.Fragment != "" && path.Ext(to.Path) == "" && !strings.Contains(w.Body.String(), `id="`+href.Fragment+`"`) {
			s.t.Errorf("%s leads to %s, which has no such section", from, to)
		}
	}
}

func TestThereIsNoOtherGuide(t *testing.T) {
	s := newSite(t)
	for _, path := range []string{"/guides/none", "/guides/none.md", "/guides/..%2findex", "/guides/guides/ci"} {
		if w := s.get(path); w.Code != http.StatusNotFound {
			t.Errorf("%s is %d", path, w.Code)
		}
	}
}
