package portal

import (
	"encoding/xml"
	"net/http"
	"strings"
	"testing"

	xhtml "golang.org/x/net/html"

	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/portal/portaltest"
)

// leads checks that the links of some HTML that stay on the site lead
// somewhere, following those that lead on.
func (s *site) leads(where string, root *xhtml.Node) {
	s.t.Helper()
	n := 0
	for _, a := range portaltest.Find(root, "a") {
		to := strings.TrimPrefix(portaltest.Attribute(a, "href"), "https://apis.example.com")
		if !strings.HasPrefix(to, "/") || strings.HasPrefix(to, "/v1/") {
			continue
		}
		n++
		w := s.get(to)
		if w.Code == http.StatusFound {
			w = s.get(w.Header().Get("Location"))
		}
		if w.Code != http.StatusOK {
			s.t.Errorf("%s leads to %s, which is a %d", where, to, w.Code)
		}
	}
	if n == 0 {
		s.t.Errorf("%s leads nowhere", where)
	}
}

func TestTheChangelogTellsOfEachVersion(t *testing.T) {
	s := newSite(t)
	s.moving()
	w := s.get("/apis/pets/changelog")
	root, err := xhtml.Parse(w.Body)
	if err != nil {
		t.Fatal(err)
	}
	checkPage(t, "the changelog", root)
	s.leads("the changelog", root)
	said := portaltest.Text(find1(root, "main"))
	for _, want := range []string{"2.0.0", "1.0.0", "first version", "breaking change", "DELETE /pets/{id}", "GET /people"} {
		if !strings.Contains(said, want) {
			t.Errorf("the changelog lacks %q:\n%s", want, said)
		}
	}
	if links := strings.Join(w.Header().Values("Link"), " "); !strings.Contains(links, `<https://`) && !strings.Contains(links, `</apis/pets/changelog.atom>; rel="alternate"; type="application/atom+xml"`) {
		t.Errorf("the feed is not linked: %s", links)
	}
	s.leads("its twin", portaltest.ReadBack(t, s.get("/apis/pets/changelog.md").Body.String()))
}

func TestTheFeedHasAnEntryForEachVersion(t *testing.T) {
	s := newSite(t)
	s.moving()
	w := s.get("/apis/pets/changelog.atom")
	if got := w.Header().Get("Content-Type"); got != "application/atom+xml; charset=utf-8" {
		t.Errorf("the feed is %s", got)
	}
	var feed atomFeed
	if err := xml.Unmarshal(w.Body.Bytes(), &feed); err != nil {
		t.Fatal(err)
	}
	if len(feed.Entries) != 2 || feed.Updated != "2026-11-22T08:00:00Z" || feed.ID != "https://apis.example.com/apis/pets/changelog" {
		t.Fatalf("the feed is %+v", feed)
	}
	for i, version := range []string{"2.0.0", "1.0.0"} {
		e := feed.Entries[i]
		if e.ID != "https://apis.example.com/apis/pets/"+version || !strings.Contains(e.Title, version) || e.Content.Type != "html" {
			t.Errorf("entry %d is %+v", i, e)
		}
	}
	root, err := xhtml.Parse(strings.NewReader(feed.Entries[0].Content.Text))
	if err != nil {
		t.Fatal(err)
	}
	s.leads("the newest entry", root)
	if said := portaltest.Text(root); !strings.Contains(said, "removed") || !strings.Contains(said, "GET /people") {
		t.Errorf("the newest entry says %s", said)
	}
}

func TestFeedsOfHostileDocumentsHarmNoReader(t *testing.T) {
	s := newSite(t)
	s.create("evil", catalog.Public, "")
	for i, attack := range portaltest.Attacks[:8] {
		quoted := portaltest.Quote("/" + attack)
		s.publish("evil", string(rune('1'+i))+".0.0", []byte(`{"openapi": "3.0.3", "info": {"title": `+quoted+`, "version": "1.0.0"},
			"paths": {`+quoted+`: {"get": {"responses": {"200": {"description": "x"}}}}}}`))
	}
	var feed atomFeed
	if err := xml.Unmarshal(s.get("/apis/evil/changelog.atom").Body.Bytes(), &feed); err != nil {
		t.Fatal(err)
	}
	for _, e := range feed.Entries {
		root, err := xhtml.Parse(strings.NewReader(e.Content.Text))
		if err != nil {
			t.Fatal(err)
		}
		for n := range root.Descendants() {
			switch n.Data {
			case "script", "img", "svg", "iframe", "style", "form", "base", "meta":
				if n.Type == xhtml.ElementNode {
					t.Errorf("a <%s> gets into the feed", n.Data)
				}
			}
		}
		if strings.Contains(e.Title, "\n") {
			t.Errorf("the title %q has several lines", e.Title)
		}
	}
}

func TestChangesBetweenAnyTwoVersions(t *testing.T) {
	s := newSite(t)
	s.moving()
	s.publish("pets", "3.0.0", []byte(strings.Replace(string(s.source("pets", "2.0.0")), "/people", "/persons", 1)))
	for path, want := range map[string][]string{
		"/apis/pets/3.0.0/changes":              {"Since 2.0.0.", "GET /persons", "GET /people"},
		"/apis/pets/3.0.0/changes?since=1.0.0":  {"Since 1.0.0.", "GET /persons", "DELETE /pets/{id}"},
		"/apis/pets/latest/changes?since=v1":    {"Since 1.0.0."},
		"/apis/pets/1.0.0/changes":              {"first version"},
		"/apis/pets/1.0.0/changes?since=1.0.0":  {"identical"},
		"/apis/pets/1.0.0/changes?since=latest": {"Since 3.0.0."},
	} {
		root, err := xhtml.Parse(s.get(path).Body)
		if err != nil {
			t.Fatal(err)
		}
		checkPage(t, path, root)
		s.leads(path, root)
		said := portaltest.Text(find1(root, "main"))
		twin := strings.Replace(path, "/changes", "/changes.md", 1)
		for _, word := range want {
			if !strings.Contains(said, word) || !strings.Contains(portaltest.Text(portaltest.ReadBack(t, s.get(twin).Body.String())), word) {
				t.Errorf("%s or its twin lacks %q:\n%s", path, word, said)
			}
		}
		s.leads(twin, portaltest.ReadBack(t, s.get(twin).Body.String()))
	}
	for _, since := range []string{"9.0.0", "nonsense", "2.0.0%00"} {
		if w := s.get("/apis/pets/3.0.0/changes?since=" + since); w.Code != http.StatusNotFound {
			t.Errorf("since %s: %d", since, w.Code)
		}
	}
}

// source is the document of a version as it was given.
func (s *site) source(api, version string) []byte {
	s.t.Helper()
	d, err := s.catalog.GetVersionDocument(s.t.Context(), catalog.VersionInput{API: api, Version: version})
	if err != nil {
		s.t.Fatal(err)
	}
	return d.Original
}

func TestOperationsTellTheirHistory(t *testing.T) {
	s := newSite(t)
	s.moving()
	later := strings.Replace(string(s.source("pets", "2.0.0")), `"operationId": "readPet"`, `"operationId": "readPet", "deprecated": true`, 1)
	s.publish("pets", "2.1.0", []byte(later))
	page := func(version, path string) string {
		return s.get("/apis/pets/" + version + "/operations/" + path).Body.String()
	}
	for _, name := range []string{"readPet", "readPet.md"} {
		if said := page("2.1.0", name); !strings.Contains(said, "/apis/pets/2.1.0/changes") || !strings.Contains(said, "/apis/pets/2.0.0/changes") {
			t.Errorf("%s does not tell of 2.0.0 and 2.1.0:\n%s", name, said)
		}
		if strings.Contains(page("2.0.0", name), "/apis/pets/2.1.0/changes") {
			t.Errorf("%s of 2.0.0 tells of what came later", name)
		}
	}
	if said := page("2.1.0", "listOwners.md"); strings.Contains(said, "/apis/pets/2.1.0/changes") || !strings.Contains(said, "/apis/pets/2.0.0/changes") {
		t.Errorf("listOwners does not tell its own history:\n%s", said)
	}
}

func TestFindingsAreShown(t *testing.T) {
	s := newSite(t)
	s.createWith("linted", catalog.Settings{})
	s.publish("linted", "1.0.0", portaltest.Library)
	for _, path := range []string{"/apis/linted/latest/findings", "/apis/linted/latest/findings.md"} {
		body := s.get(path).Body.String()
		if !strings.Contains(body, "Notes") || !strings.Contains(body, "#/") {
			t.Errorf("%s says %s", path, body)
		}
	}
}

func (s *site) createWith(slug string, settings catalog.Settings) {
	s.t.Helper()
	if _, err := s.catalog.CreateAPI(s.t.Context(), catalog.CreateAPIInput{Slug: slug, Title: slug, Settings: settings}); err != nil {
		s.t.Fatal(err)
	}
}
