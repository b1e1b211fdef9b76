package mock_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/apisteward/steward/handlers"
	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/mock"
)

// shelf is a catalogue in which "latest" is 1.2.0 of the bookshop, and that
// counts how often it is read.
type shelf struct {
	doc   *contract.Document
	reads int
}

func (s *shelf) FindVersion(_ context.Context, in catalog.VersionInput) (*catalog.API, *catalog.Version, error) {
	if in.API == "none" {
		return nil, nil, fault.New(fault.NotFound, "There is no API none.")
	}
	if in.Version == "latest" {
		in.Version = "1.2.0"
	}
	return &catalog.API{Slug: in.API}, &catalog.Version{API: in.API, Version: in.Version, Original: "sha256:0", Size: 1000}, nil
}

func (s *shelf) ReadDocument(ctx context.Context, _ *catalog.Version) (*contract.Document, error) {
	s.reads++
	return s.doc, ctx.Err()
}

func newLibrary(t *testing.T, cacheBytes int64, stateful bool) (*mock.Library, *shelf) {
	t.Helper()
	s := &shelf{doc: load(t, bookshop)}
	return mock.NewLibrary(s, mock.LibraryOptions{
		Folder: "/mock", Stateful: stateful, CacheBytes: cacheBytes, Status: handlers.Status,
		Now: func() time.Time { return time.Date(2026, 11, 22, 8, 0, 0, 0, time.UTC) },
	}), s
}

// askVersion sends a request to the mock of a version, below the path that it stands at.
func askVersion(t *testing.T, l *mock.Library, api, version, method, path, body string) *httptest.ResponseRecorder {
	t.Helper()
	m, prefix, err := l.GetMock(t.Context(), catalog.VersionInput{API: api, Version: version})
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest(method, prefix+path, strings.NewReader(body))
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("X-Key", "mine")
	}
	w := httptest.NewRecorder()
	m.ServeHTTP(w, r)
	return w
}

func TestALibraryMakesEachMockOnce(t *testing.T) {
	l, s := newLibrary(t, 1<<20, false)
	first, prefix, err := l.GetMock(t.Context(), catalog.VersionInput{API: "books", Version: "latest"})
	if err != nil || prefix != "/mock/books/1.2.0" {
		t.Fatalf("%s, %v", prefix, err)
	}
	again, _, _ := l.GetMock(t.Context(), catalog.VersionInput{API: "books", Version: "1.2.0"})
	other, _, _ := l.GetMock(t.Context(), catalog.VersionInput{API: "other", Version: "1.2.0"})
	if first != again || first == other || s.reads != 2 {
		t.Errorf("same %v, other %v, %d reads", first == again, first == other, s.reads)
	}
	if _, _, err := l.GetMock(t.Context(), catalog.VersionInput{API: "none", Version: "latest"}); !fault.Is(err, fault.NotFound) {
		t.Errorf("got %v", err)
	}
}

func TestALibraryKeepsNoMoreThanItMay(t *testing.T) {
	l, s := newLibrary(t, 1500, false)
	for _, api := range []string{"a", "b", "b", "a"} {
		if w := askVersion(t, l, api, "latest", http.MethodGet, "/books", ""); w.Code != http.StatusOK {
			t.Errorf("%d: %s", w.Code, w.Body)
		}
	}
	if s.reads != 3 {
		t.Errorf("%d reads", s.reads)
	}
}

// What is created under one name of a version is there under the others, and in
// no other API with the same document.
func TestVersionsHaveStatesOfTheirOwn(t *testing.T) {
	l, _ := newLibrary(t, 1<<20, true)
	made := askVersion(t, l, "books", "latest", http.MethodPost, "/books", `{"title": "Dubliners"}`)
	at := made.Header().Get("Location")
	if made.Code != http.StatusCreated || !strings.HasPrefix(at, "/mock/books/1.2.0/") {
		t.Fatalf("%d at %q: %s", made.Code, at, made.Body)
	}
	below := strings.TrimPrefix(at, "/mock/books/1.2.0")
	if got := askVersion(t, l, "books", "1.2.0", http.MethodGet, below, ""); got.Code != http.StatusOK || !strings.Contains(got.Body.String(), "Dubliners") {
		t.Errorf("%d: %s", got.Code, got.Body)
	}
	if got := askVersion(t, l, "other", "1.2.0", http.MethodGet, below, ""); strings.Contains(got.Body.String(), "Dubliners") {
		t.Errorf("%d: %s", got.Code, got.Body)
	}
}

// Whoever asks first may go away: others may wait for the same mock.
func TestACallerWhoGoesAwaySpoilsNothing(t *testing.T) {
	l, _ := newLibrary(t, 1<<20, false)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, err := l.GetMock(ctx, catalog.VersionInput{API: "books", Version: "latest"}); err != nil {
		t.Error(err)
	}
}
