package route

import (
	"net/url"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/corpustest"
	"github.com/apisteward/steward/internal/portal/sample"
)

// One request to each operation of GitHub's document in turn, and one to a
// document of two operations: what they cost should differ little.
func BenchmarkFind(b *testing.B) {
	b.Run("github", func(b *testing.B) { benchmarkFind(b, corpustest.Document(b, "github/23.0.2.json")) })
	b.Run("small", func(b *testing.B) {
		benchmarkFind(b, described(b, "GET /repos/{owner}/{repo}/issues/{number}", "GET /users/{id}"))
	})
}

func benchmarkFind(b *testing.B, doc *contract.Document) {
	samples, routes, noBraces := sample.New(doc), New(doc), strings.NewReplacer("%7B", "", "%7D", "")
	var methods, paths []string
	for _, op := range doc.Operations() {
		u, err := url.Parse(samples.Request(op).Path)
		if err != nil {
			b.Fatal(err)
		}
		methods, paths = append(methods, op.Method), append(paths, noBraces.Replace(u.EscapedPath()))
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if _, _, found := routes.Find(methods[i%len(methods)], paths[i%len(paths)]); !found {
			b.Fatal(paths[i%len(paths)])
		}
	}
}

// Making the table of GitHub's document.
func BenchmarkNew(b *testing.B) {
	doc := corpustest.Document(b, "github/23.0.2.json")
	b.ReportAllocs()
	for b.Loop() {
		New(doc)
	}
}
