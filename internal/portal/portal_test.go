package portal

import (
	"bytes"
	"context"
	"crypto/rand"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	xhtml "golang.org/x/net/html"

	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/contract/lint"
	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/portal/markdown"
	"github.com/apisteward/steward/internal/portal/portaltest"
	"github.com/apisteward/steward/internal/store"
)

// site is a portal over a catalogue in a temporary folder.
type site struct {
	t       testing.TB
	catalog *catalog.Service
	portal  *Portal
	log     bytes.Buffer
	reads   atomic.Int64 // of documents and judgements
}

// counted counts what is read of a catalogue beyond who may see what.
type counted struct {
	*catalog.Service
	reads *atomic.Int64
}

func (c counted) ReadDocument(ctx context.Context, v *catalog.Version) (*contract.Document, error) {
	c.reads.Add(1)
	return c.Service.ReadDocument(ctx, v)
}

func (c counted) ReadJudgement(ctx context.Context, v *catalog.Version) (*catalog.Judgement, error) {
	c.reads.Add(1)
	return c.Service.ReadJudgement(ctx, v)
}

func newSite(t testing.TB) *site {
	t.Helper()
	now := func() time.Time { return time.Date(2026, 11, 22, 8, 0, 0, 0, time.UTC) }
	db, err := store.Open(t.Context(), store.Options{Folder: t.TempDir(), Now: now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	s := &site{t: t, catalog: catalog.New(db, catalog.Options{
		Now: now, Random: rand.Reader, Limits: contract.DefaultLimits(), CacheBytes: 1 << 20, Parallel: 1,
	})}
	s.portal = s.serve(1 << 20)
	return s
}

// serve returns a portal over the catalogue, as after a start, with room for
// documents of the given length.
func (s *site) serve(documentBytes int64) *Portal {
	s.t.Helper()
	p, err := New(counted{s.catalog, &s.reads}, Options{
		MockFolder: "/mock", Viewer: viewerOf, Status: statusOf, Log: slog.New(slog.NewTextHandler(&s.log, nil)),
		PageBytes: 1 << 20, DocumentBytes: documentBytes, PublicURL: "https://apis.example.com/",
	})
	if err != nil {
		s.t.Fatal(err)
	}
	return p
}

// viewerOf knows one key, "inside".
func viewerOf(r *http.Request) (catalog.Viewer, error) {
	switch r.Header.Get("Authorization") {
	case "":
		return catalog.Viewer{}, nil
	case "Bearer inside":
		return catalog.Viewer{Everything: true}, nil
	}
	return catalog.Viewer{}, fault.New(fault.Unauthenticated, "This key is not known.")
}

func statusOf(kind fault.Kind) int {
	switch kind {
	case fault.NotFound:
		return http.StatusNotFound
	case fault.Unauthenticated:
		return http.StatusUnauthorized
	case fault.Invalid:
		return http.StatusUnprocessableEntity
	}
	return http.StatusInternalServerError
}

func (s *site) create(slug string, visibility catalog.Visibility, description string) {
	s.t.Helper()
	_, err := s.catalog.CreateAPI(s.t.Context(), catalog.CreateAPIInput{
		Slug: slug, Title: "The " + slug + " API", Owner: "Team " + slug, Description: description, Visibility: visibility,
		Settings: catalog.Settings{RulesOff: everyRule()},
	})
	if err != nil {
		s.t.Fatal(err)
	}
}

// everyRule lets any document be published.
func everyRule() []string {
	var ids []string
	for _, r := range lint.Rules() {
		ids = append(ids, r.ID)
	}
	return ids
}

func (s *site) publish(slug, version string, body []byte) {
	s.t.Helper()
	_, _, err := s.catalog.PublishVersion(s.t.Context(), catalog.PublishInput{API: slug, Version: version, Body: body, By: "<b>ci</b>"})
	if err != nil {
		s.t.Fatal(err)
	}
}

// library publishes two versions and a draft of the library.
func (s *site) library() {
	s.t.Helper()
	text := portaltest.Library
	s.create("library", catalog.Public, "Lends *books*.\n\nAnd more.")
	s.publish("library", "1.2.0", text)
	s.publish("library", "2.0.0", bytes.ReplaceAll(text, []byte("isbn: {"), []byte("isbn13: {")))
	s.publish("library", "2.1.0-rc.1", bytes.ReplaceAll(text, []byte("title: Library"), []byte("title: Library of tomorrow")))
}

func (s *site) get(path string, headers ...string) *httptest.ResponseRecorder {
	s.t.Helper()
	r := httptest.NewRequestWithContext(s.t.Context(), http.MethodGet, path, nil)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	s.portal.ServeHTTP(w, r)
	return w
}

// pages are the addresses of one of each page.
var pages = []string{"/", "/apis/library", "/apis/library/1.2.0", "/apis/library/latest", "/apis/library/v1", "/nowhere"}

func TestPagesAreWellMade(t *testing.T) {
	s := newSite(t)
	s.library()
	for _, path := range pages {
		w := s.get(path)
		root, err := xhtml.Parse(w.Body)
		if err != nil {
			t.Fatal(err)
		}
		checkPage(t, path, root)
		s.checkLinks(path, root)
	}
	if s.log.Len() > 0 {
		t.Errorf("logged: %s", &s.log)
	}
}

// checkPage checks what every page owes its readers: one main, one h1, no level
// of heading left out, unique ids, labels that exist.
func checkPage(t *testing.T, path string, root *xhtml.Node) {
	t.Helper()
	for _, element := range []string{"main", "h1", "title", "header", "footer"} {
		if n := len(portaltest.Find(root, element)); n != 1 {
			t.Errorf("%s has %d <%s>", path, n, element)
		}
	}
	ids, level := map[string]bool{}, 0
	for n := range root.Descendants() {
		if id := portaltest.Attribute(n, "id"); id != "" {
			if ids[id] {
				t.Errorf("%s has the id %q twice", path, id)
			}
			ids[id] = true
		}
		for _, a := range n.Attr {
			if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
				t.Errorf("%s has an inline %s", path, a.Key)
			}
		}
	}
	for n := range find1(root, "main").Descendants() {
		if len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' && n.Type == xhtml.ElementNode {
			next := int(n.Data[1] - '0')
			if next > level+1 {
				t.Errorf("%s goes from h%d to %s (%s)", path, level, n.Data, markdown.OneLine(portaltest.Text(n)))
			}
			level = next
		}
	}
	for n := range root.Descendants() {
		if label := portaltest.Attribute(n, "aria-labelledby"); label != "" && !ids[label] {
			t.Errorf("%s: nothing has the id %q", path, label)
		}
		if to, ok := strings.CutPrefix(portaltest.Attribute(n, "href"), "#"); ok && !ids[to] {
			t.Errorf("%s: #%s leads nowhere", path, to)
		}
	}
	for _, script := range portaltest.Find(root, "script") {
		if !strings.HasPrefix(portaltest.Attribute(script, "src"), "/assets/") || portaltest.Text(script) != "" {
			t.Errorf("%s has a script of its own", path)
		}
	}
	if len(portaltest.Find(root, "style")) > 0 {
		t.Errorf("%s has a style of its own", path)
	}
}

func find1(n *xhtml.Node, name string) *xhtml.Node { return portaltest.Find(n, name)[0] }

// contractAddress is what the contract has of a version.
var contractAddress = regexp.MustCompile(`^/v1/apis/[^/]+/versions/[^/]+/(document|findings|changes|clients/(go|typescript|python))$`)

// checkLinks follows the links to pages and assets of the portal.
func (s *site) checkLinks(path string, root *xhtml.Node) {
	s.t.Helper()
	for n := range root.Descendants() {
		to := portaltest.Attribute(n, "href")
		if strings.HasPrefix(to, "/v1/") && !contractAddress.MatchString(to) {
			s.t.Errorf("%s links to %s, which the contract does not know", path, to)
		}
		if !strings.HasPrefix(to, "/") || strings.HasPrefix(to, "/v1/") {
			continue
		}
		if w := s.get(to); w.Code != http.StatusOK && path != "/nowhere" {
			s.t.Errorf("%s links to %s, which is a %d", path, to, w.Code)
		}
	}
}

func TestTwinsSayWhatPagesSay(t *testing.T) {
	s := newSite(t)
	s.library()
	for path, twin := range map[string]string{"/": "/index.md", "/apis/library": "/apis/library.md", "/apis/library/latest": "/apis/library/latest.md"} {
		page, err := xhtml.Parse(s.get(path).Body)
		if err != nil {
			t.Fatal(err)
		}
		w := s.get(twin)
		if got := w.Header().Get("Content-Type"); got != "text/markdown; charset=utf-8" {
			t.Errorf("%s is %s", twin, got)
		}
		text := letters(portaltest.Text(portaltest.ReadBack(t, w.Body.String())))
		for _, word := range saidBy(find1(page, "main")) {
			if !strings.Contains(text, word) {
				t.Errorf("%s lacks %q", twin, word)
			}
		}
	}
}

// saidBy returns the words of an element, without dates and what only leads on.
func saidBy(n *xhtml.Node) []string {
	if n.Type == xhtml.TextNode {
		return strings.Fields(n.Data)
	}
	switch n.Data {
	case "nav", "time", "button", "form", "script":
		return nil
	}
	var words []string
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		words = append(words, saidBy(c)...)
	}
	return words
}

func TestErrorsArePagesInBothForms(t *testing.T) {
	s := newSite(t)
	for _, path := range []string{"/nowhere", "/apis/none", "/apis/none/1.0.0", "/apis/..%2f..%2fetc", "/assets/0/portal.css"} {
		if w := s.get(path); w.Code != http.StatusNotFound {
			t.Errorf("%s is %d", path, w.Code)
		}
	}
	w := s.get("/apis/none.md")
	if w.Code != http.StatusNotFound || !strings.HasPrefix(w.Body.String(), "# Not Found\n") {
		t.Errorf("the Markdown of a missing page is %d %q", w.Code, w.Body)
	}
	if w := s.get("/", "Authorization", "Bearer wrong"); w.Code != http.StatusUnauthorized || w.Header().Get("WWW-Authenticate") != "Bearer" {
		t.Errorf("an unknown key gives %d %v", w.Code, w.Header())
	}
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/", nil)
	w = httptest.NewRecorder()
	if s.portal.ServeHTTP(w, r); w.Code != http.StatusMethodNotAllowed || w.Header().Get("Allow") != "GET, HEAD" {
		t.Errorf("POST gives %d %v", w.Code, w.Header())
	}
}

func TestUnchangedPagesAreNotSentAgain(t *testing.T) {
	s := newSite(t)
	s.library()
	style := s.portal.assets.Path("portal.css")
	for path, keep := range map[string]string{
		"/": askAgain, "/apis/library": askAgain, "/apis/library/latest": askAgain, "/apis/library/v1.md": askAgain,
		"/apis/library/1.2.0": keepBriefly, "/apis/library/1.2.0.md": keepBriefly, style: keepForever,
	} {
		first := s.get(path)
		tag := first.Header().Get("ETag")
		if first.Header().Get("Cache-Control") != keep || tag == "" || strings.HasPrefix(tag, "W/") {
			t.Errorf("%s: %v", path, first.Header())
		}
		if again := s.get(path, "If-None-Match", tag); again.Code != http.StatusNotModified || again.Body.Len() > 0 {
			t.Errorf("%s is sent again: %d", path, again.Code)
		}
	}
	before := s.get("/apis/library").Header().Get("ETag")
	s.publish("library", "3.0.0", []byte(`{"openapi": "3.0.3", "info": {"title": "x", "version": "3.0.0"}, "paths": {}}`))
	if s.get("/apis/library").Header().Get("ETag") == before {
		t.Error("the tag stays although the page changed")
	}
}

func TestHeadHasTheHeadersOfGet(t *testing.T) {
	s := newSite(t)
	r := httptest.NewRequestWithContext(t.Context(), http.MethodHead, "/", nil)
	w := httptest.NewRecorder()
	s.portal.ServeHTTP(w, r)
	if get := s.get("/"); w.Code != http.StatusOK || w.Body.Len() > 0 || w.Header().Get("ETag") != get.Header().Get("ETag") {
		t.Errorf("HEAD gives %d, %d bytes, %v", w.Code, w.Body.Len(), w.Header())
	}
}

func TestHostileDocumentsHarmNoPage(t *testing.T) {
	s := newSite(t)
	for i, attack := range portaltest.Attacks {
		slug := "a" + string(rune('a'+i))
		s.create(slug, catalog.Public, attack)
		update := catalog.UpdateAPIInput{Slug: slug, Revision: 1, Title: &attack, Owner: &attack}
		if _, err := s.catalog.UpdateAPI(t.Context(), update); err != nil && !fault.Is(err, fault.Invalid) {
			t.Fatal(err)
		}
		s.publish(slug, "", portaltest.HostileText(attack))
		for _, path := range []string{
			"/", "/apis/" + slug, "/apis/" + slug + "/changelog", "/apis/" + slug + "/1.0.0", "/apis/" + slug + "/1.0.0/findings", "/apis/" + slug + "/1.0.0/changes",
		} {
			root, err := xhtml.Parse(s.get(path).Body)
			if err != nil {
				t.Fatal(err)
			}
			checkPage(t, path, root)
			for _, element := range []string{"img", "iframe", "base", "math"} {
				if len(portaltest.Find(find1(root, "main"), element)) > 0 {
					t.Errorf("%q gets a <%s> into %s", attack, element, path)
				}
			}
			for _, form := range portaltest.Find(root, "form") {
				if action := portaltest.Attribute(form, "action"); action != "" && action != "/" {
					t.Errorf("%q gets a form into %s that sends to %s", attack, path, action)
				}
			}
			for _, input := range portaltest.Find(root, "input") {
				if portaltest.Attribute(input, "name") == "key" {
					t.Errorf("%q gets an <input> into %s", attack, path)
				}
			}
			for _, a := range portaltest.Find(root, "a") {
				if lower := strings.ToLower(strings.TrimSpace(portaltest.Attribute(a, "href"))); strings.HasPrefix(lower, "javascript") || strings.HasPrefix(lower, "data") {
					t.Errorf("%q gets the link %s into %s", attack, lower, path)
				}
			}
		}
	}
}

func letters(s string) string { return strings.ReplaceAll(markdown.OneLine(s), " ", "") }
