package portal

import (
	"io"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/apisteward/steward/internal/cache"
)

// discard is a visitor who reads nothing.
type discard struct{ header http.Header }

func (d discard) Header() http.Header         { return d.header }
func (d discard) Write(p []byte) (int, error) { return io.Discard.Write(p) }
func (d discard) WriteHeader(int)             {}

// BenchmarkKeptPage is a page that is kept, who may see it found out anew.
func BenchmarkKeptPage(b *testing.B) {
	s := newSite(b)
	s.library()
	r := httptest.NewRequestWithContext(b.Context(), http.MethodGet, "/apis/library/latest/operations/books-list", nil)
	r.Header.Set("Accept-Encoding", "gzip, deflate, br, zstd")
	b.ReportAllocs()
	for b.Loop() {
		s.portal.ServeHTTP(discard{http.Header{}}, r)
	}
}

// BenchmarkFreshPage is a page that nobody asked for before.
func BenchmarkFreshPage(b *testing.B) {
	s := newSite(b)
	s.library()
	r := httptest.NewRequestWithContext(b.Context(), http.MethodGet, "/apis/library/latest/operations/books-list", nil)
	r.Header.Set("Accept-Encoding", "gzip, deflate, br, zstd")
	b.ReportAllocs()
	for b.Loop() {
		s.portal.contents = cache.New[contentKey, *content](1 << 20)
		s.portal.ServeHTTP(discard{http.Header{}}, r)
	}
}
