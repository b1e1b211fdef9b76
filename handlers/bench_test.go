package handlers_test

import (
	"crypto/rand"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/apisteward/steward/handlers"
	"github.com/apisteward/steward/internal/access"
	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/store"
)

// BenchmarkGetAPI is one read with key check, validation, log and metrics, all
// but the network.
func BenchmarkGetAPI(b *testing.B) {
	s, err := store.Open(b.Context(), store.Options{Folder: b.TempDir(), Now: time.Now})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close() })
	keys := access.New(s, access.Options{Now: time.Now, Random: rand.Reader})
	token, err := keys.EnsureAdmin(b.Context(), "")
	if err != nil {
		b.Fatal(err)
	}
	apis := catalog.New(s, catalog.Options{Now: time.Now, Random: rand.Reader, Limits: contract.DefaultLimits(), Parallel: 1})
	if _, err := apis.CreateAPI(b.Context(), catalog.CreateAPIInput{Slug: "payments", Title: "Payments"}); err != nil {
		b.Fatal(err)
	}
	handler, err := handlers.New(handlers.Options{
		Catalog: apis, Access: keys, Replies: s, Ready: s.Ping,
		Logger: slog.New(slog.NewJSONHandler(io.Discard, nil)), Now: time.Now, Random: rand.Reader,
		MaxDocument: 1 << 20, RequestTimeout: time.Minute,
	})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		request := httptest.NewRequest(http.MethodGet, "/v1/apis/payments", nil)
		request.Header.Set("Authorization", "Bearer "+token)
		recorder := httptest.NewRecorder()
		handler.ServeHTTP(recorder, request)
		if recorder.Code != http.StatusOK {
			b.Fatalf("%d %s", recorder.Code, recorder.Body)
		}
	}
}
