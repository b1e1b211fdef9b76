package portal

import (
	"net/http"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/portal/portaltest"
)

// examples are addresses of each route, with API and VERSION in the places of
// an API and a version of it. A route that is not listed fails the tests.
func examples(p *Portal) map[string][]string {
	return map[string][]string{
		"/{$}":                           {"/"},
		"/index.md":                      {"/index.md"},
		"/llms.txt":                      {"/llms.txt"},
		"/apis/{api}":                    {"/apis/API", "/apis/API.md"},
		"/apis/{api}/changelog":          {"/apis/API/changelog"},
		"/apis/{api}/changelog.md":       {"/apis/API/changelog.md"},
		"/apis/{api}/changelog.atom":     {"/apis/API/changelog.atom"},
		"/apis/{api}/{version}":          {"/apis/API/VERSION", "/apis/API/VERSION.md"},
		"/apis/{api}/{version}/llms.txt": {"/apis/API/VERSION/llms.txt"},
		"/apis/{api}/{version}/{path...}": {
			"/apis/API/VERSION/changes", "/apis/API/VERSION/changes.md", "/apis/API/VERSION/findings", "/apis/API/VERSION/findings.md",
			"/apis/API/VERSION/authentication", "/apis/API/VERSION/authentication.md",
		},
		"/assets/{digest}/{file}": {p.assets.Path("portal.css"), p.assets.Path("portal.js")},
		"/guides/{$}":             {"/guides/"},
		"/guides/{guide}":         {"/guides/ci", "/guides/ci.md", "/guides/index.md"},
		"/":                       nil,
	}
}

func TestEveryRouteKeepsPrivateAPIsToThemselves(t *testing.T) {
	s := newSite(t)
	s.create("secret", catalog.Private, "Hush.")
	s.publish("secret", "1.0.0", portaltest.Library)
	all := examples(s.portal)
	for _, r := range s.portal.routes() {
		examples, listed := all[r.pattern]
		if !listed {
			t.Errorf("the route %s has no example in this test", r.pattern)
		}
		for _, example := range examples {
			for _, version := range []string{"1.0.0", "latest"} {
				path := strings.NewReplacer("API", "secret", "VERSION", version).Replace(example)
				s.checkSecret(path, strings.Contains(example, "API"))
			}
		}
	}
}

// checkSecret checks what is told of the API "secret" at an address.
func (s *site) checkSecret(path string, about bool) {
	s.t.Helper()
	inside := s.get(path, "Authorization", "Bearer inside")
	if inside.Code != http.StatusOK {
		s.t.Errorf("%s is %d with a key", path, inside.Code)
	}
	keep := inside.Header().Get("Cache-Control")
	if about && keep != keepPrivate {
		s.t.Errorf("%s may be kept for others: %q", path, keep)
	}
	// After somebody with a key, since what they were shown is kept.
	outside := s.get(path)
	if about && outside.Code != http.StatusNotFound || !about && outside.Code != http.StatusOK {
		s.t.Errorf("%s is %d without a key", path, outside.Code)
	}
	for _, word := range []string{"The secret API", "Hush", "Library"} {
		if strings.Contains(outside.Body.String(), word) {
			s.t.Errorf("%s tells everybody %q", path, word)
		}
	}
	if none := s.get(strings.Replace(path, "secret", "nothing", 1)); about && none.Body.String() != outside.Body.String() {
		s.t.Errorf("%s differs from what there is where there is nothing", path)
	}
}

func TestEveryPageOfADocumentIsPrivateWithIt(t *testing.T) {
	s := newSite(t)
	s.create("secret", catalog.Private, "Hush.")
	s.publish("secret", "1.0.0", portaltest.Library)
	list := s.get("/apis/secret/latest/llms.txt", "Authorization", "Bearer inside").Body.String()
	links := portaltest.Find(portaltest.ReadBack(t, list), "a")
	if len(links) < 8 {
		t.Fatalf("llms.txt lists %d pages:\n%s", len(links), list)
	}
	for _, a := range links {
		twin := portaltest.Attribute(a, "href")
		s.checkSecret(twin, true)
		s.checkSecret(strings.TrimSuffix(twin, ".md"), true)
	}
}

func TestDraftsNeedAKey(t *testing.T) {
	s := newSite(t)
	s.library()
	for _, path := range []string{"", ".md", "/llms.txt", "/changes", "/changes?since=1.2.0", "/findings.md"} {
		path = "/apis/library/2.1.0-rc.1" + path
		if w := s.get(path, "Authorization", "Bearer inside"); w.Code != http.StatusOK {
			t.Errorf("%s is %d with a key", path, w.Code)
		}
		if w := s.get(path); w.Code != http.StatusNotFound {
			t.Errorf("%s is %d without a key", path, w.Code)
		}
	}
	for _, path := range []string{
		"/apis/library", "/apis/library.md", "/apis/library/changelog", "/apis/library/changelog.atom",
		"/apis/library/latest", "/apis/library/2.0.0/changes", "/apis/library/llms.txt",
	} {
		s.get(path, "Authorization", "Bearer inside")
		if strings.Contains(s.get(path).Body.String(), "rc.1") {
			t.Errorf("%s tells everybody of a draft", path)
		}
	}
	if w := s.get("/apis/library/2.0.0/changes?since=2.1.0-rc.1"); w.Code != http.StatusNotFound {
		t.Errorf("the changes since a draft are %d without a key", w.Code)
	}
	for _, from := range []string{"2.1.0-rc.1", "9.9.9"} {
		if w := s.get("/apis/library/2.0.0/changes?from=" + from); w.Code != http.StatusNotFound {
			t.Errorf("from %s leads to %d %s", from, w.Code, w.Header().Get("Location"))
		}
	}
}

func TestListsForProgramsLeadToEveryTwin(t *testing.T) {
	s := newSite(t)
	s.library()
	seen := map[string]bool{}
	var follow func(address string)
	follow = func(address string) {
		if seen[address] {
			return
		}
		seen[address] = true
		w := s.get(address)
		if w.Code != http.StatusOK {
			t.Errorf("a list leads to %s, which is a %d", address, w.Code)
		}
		if !strings.HasSuffix(address, "llms.txt") {
			return
		}
		for _, a := range portaltest.Find(portaltest.ReadBack(t, w.Body.String()), "a") {
			follow(portaltest.Attribute(a, "href"))
		}
	}
	follow("/llms.txt")
	for _, want := range []string{
		"/apis/library/latest/llms.txt", "/apis/library/latest.md", "/apis/library/latest/operations/books-list.md",
		"/apis/library/latest/schemas/Book.md", "/apis/library/latest/changes.md", "/guides/index.md",
	} {
		if !seen[want] {
			t.Errorf("%s is in no list", want)
		}
	}
}
