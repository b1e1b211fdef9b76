package intake

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/apisteward/steward/internal/corpustest"
)

const benchParameters = `"security": [{"bearer": []}], "parameters": [
	{"name": "id", "in": "path", "schema": {"type": "integer", "minimum": 1}},
	{"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": 100}},
	{"name": "sort", "in": "query", "schema": {"type": "string", "enum": ["created", "updated"]}},
	{"name": "page", "in": "query", "schema": {"type": "integer"}},
	{"name": "X-Note", "in": "header", "schema": {"type": "string"}}]`

// A request with a path argument, two query parameters and a token.
func BenchmarkRead(b *testing.B) {
	bench := operation(b, "/x/{id}", benchParameters)
	bench.measure(b, "/x/7?limit=10&sort=created")
}

// One that is refused in two places.
func BenchmarkReadRefused(b *testing.B) {
	bench := operation(b, "/x/{id}", benchParameters)
	bench.measure(b, "/x/a?limit=1000&sort=created")
}

// The same to GitHub's document, of 13 MB and 1,223 operations.
func BenchmarkReadGitHub(b *testing.B) {
	bench := benchFor(corpustest.Document(b, "github/23.0.2.json"))
	bench.measure(b, "/repos/octocat/hello/issues?per_page=10&state=open")
}

// measure reads one request again and again.
func (b *bench) measure(tb *testing.B, target string) {
	tb.Helper()
	req := httptest.NewRequest(http.MethodGet, target, nil)
	req.Header.Set("Authorization", "Bearer x")
	m, _, found := b.routes.FindTarget(req.Method, req.URL.EscapedPath(), req.URL.RawQuery)
	if !found {
		tb.Fatal("the request leads nowhere")
	}
	tb.ReportAllocs()
	for tb.Loop() {
		b.reader.Read(req, m)
	}
}
