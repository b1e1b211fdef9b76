package portal

import (
	"bytes"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/portal/portaltest"
)

// moving publishes documents between which operations move:
//
//	1.0.0  GET /pets/{id} (getPet), GET /owners (listOwners), DELETE /pets/{id} (no id)
//	2.0.0  GET /pets/{petId} (readPet), GET /people (listOwners)
func (s *site) moving() {
	s.t.Helper()
	s.create("pets", catalog.Public, "Pets.")
	const head = `{"openapi": "3.0.3", "info": {"title": "Pets", "version": "1.0.0"}, "servers": [{"url": "https://pets.example.com/v1"}], "paths": {`
	const answer = `"responses": {"200": {"description": "Fine."}}}`
	s.publish("pets", "1.0.0", []byte(head+`"/pets/{id}": {"get": {"operationId": "getPet", `+answer+`, "delete": {`+answer+`},
		"/owners": {"get": {"operationId": "listOwners", `+answer+`}}}`))
	s.publish("pets", "2.0.0", []byte(head+`"/pets/{petId}": {"get": {"operationId": "readPet", `+answer+`},
		"/people": {"get": {"operationId": "listOwners", `+answer+`}}}`))
}

func TestOldPagesLeadToTheSameInTheNewest(t *testing.T) {
	s := newSite(t)
	s.moving()
	for path, want := range map[string]string{
		"":                               "/apis/pets/2.0.0",
		"/operations/getPet":             "/apis/pets/2.0.0/operations/readPet",
		"/operations/listOwners":         "/apis/pets/2.0.0/operations/listOwners",
		"/changes":                       "/apis/pets/2.0.0/changes",
		"/operations/getPet.md":          "/apis/pets/2.0.0/operations/readPet.md",
		"/operations/DELETE-pets-id-":    "/apis/pets/2.0.0",
		"/operations/DELETE-pets-id-.md": "/apis/pets/2.0.0.md",
	} {
		body := s.get("/apis/pets/1.0.0" + path).Body.String()
		if !strings.Contains(body, `href="`+want+`"`) && !strings.Contains(body, "("+want+")") {
			t.Errorf("%q does not lead to %s:\n%s", path, want, body)
		}
		gone := strings.Contains(strings.ToLower(body), "gone") || strings.Contains(body, "no longer")
		if gone != strings.Contains(path, "DELETE") {
			t.Errorf("%q says that it is gone: %v", path, gone)
		}
	}
	if strings.Contains(s.get("/apis/pets/2.0.0/operations/readPet").Body.String(), "newer version") {
		t.Error("the newest version knows a newer one")
	}
}

func TestTheSwitchLeadsToTheSamePageOfAnotherVersion(t *testing.T) {
	s := newSite(t)
	s.moving()
	for from, want := range map[string]string{
		"/apis/pets/2.0.0/operations/getPet?from=1.0.0":          "/apis/pets/2.0.0/operations/readPet",
		"/apis/pets/latest/operations/getPet.md?from=v1":         "/apis/pets/latest/operations/readPet.md",
		"/apis/pets/1.0.0/operations/readPet?from=latest":        "/apis/pets/1.0.0/operations/getPet",
		"/apis/pets/2.0.0/operations/DELETE-pets-id-?from=1.0.0": "/apis/pets/2.0.0",
		"/apis/pets/2.0.0/nonsense?from=1.0.0":                   "/apis/pets/2.0.0",
		"/apis/pets/1.0.0/findings?from=2.0.0":                   "/apis/pets/1.0.0/findings",
		"/apis/pets/2.0.0/operations/GET-pets-petId-":            "/apis/pets/2.0.0/operations/readPet",
		"/apis/pets/v2/operations/GET-people.md":                 "/apis/pets/v2/operations/listOwners.md",
	} {
		w := s.get(from)
		if got := w.Header().Get("Location"); w.Code != http.StatusFound || got != want {
			t.Errorf("%s leads to %d %q, want %q", from, w.Code, got, want)
		} else if s.get(got).Code != http.StatusOK {
			t.Errorf("%s leads to %s, which is not there", from, got)
		}
	}
}

func TestPagesSayWhereTheyBelong(t *testing.T) {
	s := newSite(t)
	s.moving()
	h := s.get("/apis/pets/latest/operations/readPet").Header()
	links := strings.Join(h.Values("Link"), ", ")
	for _, want := range []string{
		`</apis/pets/2.0.0/operations/readPet>; rel="canonical"`,
		`>; rel="alternate"; type="text/markdown"`,
		`</v1/apis/pets/versions/2.0.0/document>; rel="service-desc"`,
	} {
		if !strings.Contains(links, want) {
			t.Errorf("%s lacks %s", links, want)
		}
	}
	twin := s.get("/apis/pets/latest/operations/readPet.md").Header().Values("Link")
	if !slices.Contains(twin, `</apis/pets/2.0.0/operations/readPet>; rel="canonical"`) {
		t.Errorf("the twin links %q", twin)
	}
}

func TestPagesForbidScriptsAndFrames(t *testing.T) {
	s := newSite(t)
	s.moving()
	for path, connect := range map[string]string{
		"/": "'self'", "/nowhere": "'self'", "/apis/pets": "'self'", s.portal.assets.Path("portal.css"): "'self'",
		"/apis/pets/latest": "'self' https://pets.example.com", "/apis/pets/1.0.0/operations/getPet": "'self' https://pets.example.com",
	} {
		h := s.get(path).Header()
		csp := h.Get("Content-Security-Policy")
		for _, want := range []string{"default-src 'none'", "script-src 'self'", "connect-src " + connect, "base-uri 'none'", "frame-ancestors 'none'"} {
			if !strings.Contains("; "+csp+";", "; "+want+";") {
				t.Errorf("%s lacks %s: %s", path, want, csp)
			}
		}
		if strings.Contains(csp, "unsafe") || h.Get("X-Content-Type-Options") != "nosniff" || h.Get("X-Frame-Options") != "DENY" {
			t.Errorf("%s: %v", path, h)
		}
	}
}

func TestAPageIsMadeOnce(t *testing.T) {
	s := newSite(t)
	s.library()
	paths := []string{"/apis/library/2.0.0", "/apis/library/2.0.0/operations/books-list", "/apis/library/2.0.0/changes", "/apis/library/changelog"}
	get := func(times int) int64 {
		before := s.reads.Load()
		var all sync.WaitGroup
		for _, path := range paths {
			for range times {
				all.Go(func() { s.get(path, "Accept-Encoding", "gzip") })
			}
		}
		all.Wait()
		return s.reads.Load() - before
	}
	// The document, what is known of both versions for the history of an
	// operation, and the changelog of both; changes are no such reads.
	if n := get(8); n != 4 {
		t.Errorf("%d reads for pages that nobody asked for before, want 4", n)
	}
	if n := get(8); n != 0 {
		t.Errorf("%d more reads for pages that are kept", n)
	}
}

func TestPagesFollowChangesAtOnce(t *testing.T) {
	s := newSite(t)
	s.library()
	paths := []string{"/", "/llms.txt", "/apis/library", "/apis/library/changelog", "/apis/library/changelog.atom", "/apis/library/latest", "/apis/library/2.0.0"}
	before := map[string]string{}
	for _, path := range paths {
		before[path] = s.get(path).Header().Get("ETag")
	}
	s.publish("library", "3.0.0", bytes.ReplaceAll(portaltest.Library, []byte("isbn: {"), []byte("number: {")))
	for _, path := range paths {
		w := s.get(path, "If-None-Match", before[path])
		if changed := w.Code == http.StatusOK; changed != (path != "/llms.txt") {
			t.Errorf("%s is %d after a publication", path, w.Code)
		}
	}
	private := catalog.Private
	if _, err := s.catalog.UpdateAPI(t.Context(), catalog.UpdateAPIInput{Slug: "library", Revision: s.revision("library"), Visibility: &private}); err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		if strings.HasPrefix(path, "/apis/") && s.get(path).Code != http.StatusNotFound {
			t.Errorf("%s is shown although the API is private now", path)
		}
	}
}

func (s *site) revision(slug string) int64 {
	s.t.Helper()
	api, err := s.catalog.GetAPI(s.t.Context(), catalog.Viewer{Everything: true}, slug)
	if err != nil {
		s.t.Fatal(err)
	}
	return api.Revision
}

func TestWhatIsReadAheadIsNotReadAgain(t *testing.T) {
	s := newSite(t)
	s.create("large", catalog.Private, "Large.")
	long := `"description": "` + strings.Repeat("long ", warmFrom/5) + `"`
	s.publish("large", "1.0.0", []byte(`{"openapi": "3.0.3", "info": {"title": "Large", "version": "1.0.0", `+long+`}, "paths": {}}`))
	s.library()
	for room, want := range map[int64]int64{warmFrom: 0, 2 * warmFrom: 1} {
		s.portal = s.serve(room)
		s.reads.Store(0)
		if err := s.portal.Warm(t.Context()); err != nil {
			t.Fatal(err)
		}
		if n := s.reads.Load(); n != want {
			t.Errorf("with room for %d bytes, %d documents were read ahead; want %d", room, n, want)
		}
	}
	s.portal = s.serve(2 * warmFrom)
	if err := s.portal.Warm(t.Context()); err != nil {
		t.Fatal(err)
	}
	s.reads.Store(0)
	if w := s.get("/apis/large/latest", "Authorization", "Bearer inside"); w.Code != http.StatusOK || s.reads.Load() != 0 {
		t.Errorf("the page is %d after %d reads", w.Code, s.reads.Load())
	}
}

func TestAnOperationMayBeNamedLikeATwin(t *testing.T) {
	s := newSite(t)
	s.create("named", catalog.Public, "")
	const answer = `"responses": {"200": {"description": "Fine."}}`
	s.publish("named", "1.0.0", []byte(`{"openapi": "3.0.3", "info": {"title": "N", "version": "1.0.0"}, "paths": {
		"/readme": {"get": {"operationId": "readme.md", `+answer+`}}, "/other": {"get": {"operationId": "llms.txt", `+answer+`}}}}`))
	for path, kind := range map[string]string{
		"readme.md": typeHTML, "readme.md.md": typeMarkdown, "llms.txt": typeHTML, "llms.txt.md": typeMarkdown,
	} {
		w := s.get("/apis/named/latest/operations/" + path)
		if w.Code != http.StatusOK || w.Header().Get("Content-Type") != kind {
			t.Errorf("%s is %d, %s", path, w.Code, w.Header().Get("Content-Type"))
		}
	}
	if w := s.get("/apis/named/latest/operations/readme"); w.Code != http.StatusNotFound {
		t.Errorf("readme is %d", w.Code)
	}
}
