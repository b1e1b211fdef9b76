package state

import (
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/mock/answer"
	"github.com/apisteward/steward/internal/resource"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/schema"
)

// BenchmarkNewGitHub prepares the state of GitHub's document.
func BenchmarkNewGitHub(b *testing.B) {
	data, err := os.ReadFile("../../../corpus/github/23.0.2.json")
	if err != nil {
		b.Skip("no corpus here: `make corpus` fetches it")
	}
	doc, err := contract.Load(data, contract.DefaultLimits())
	if err != nil {
		b.Fatal(err)
	}
	judge, values := schema.New(doc), sample.New(doc)
	answers := answer.New(doc, answer.Options{Values: values, Judge: judge})
	for b.Loop() {
		New(doc, Options{Answers: answers, Values: values, Judge: judge, Graph: resource.NewGraph(doc)})
	}
}

// BenchmarkLife makes, reads, changes and deletes a thing.
func BenchmarkLife(b *testing.B) {
	l := benchOf(b, library)
	for b.Loop() {
		at := l.try(b, "POST /books", `{"title": "Emma"}`).header.Get("Location")
		l.try(b, "GET "+at, "")
		l.try(b, "PATCH "+at, `{"pages": 3}`, "Content-Type: application/merge-patch+json")
		l.try(b, "DELETE "+at, "")
	}
}

// BenchmarkRead reads a thing, with all that stands around it.
func BenchmarkRead(b *testing.B) {
	l := benchOf(b, library)
	l.try(b, "POST /books", `{"title": "Emma"}`)
	m, _, _ := l.routes.FindTarget("GET", "/books/1", "")
	r := httptest.NewRequest("GET", "/books/1", strings.NewReader(""))
	for b.Loop() {
		req, _ := l.reader.Read(r, m)
		if a, _ := l.Answer(req, answer.Choice{}); a.Status != 200 {
			b.Fatal(a.Status)
		}
	}
}

// BenchmarkList lists twenty things of ten thousand.
func BenchmarkList(b *testing.B) {
	l := benchOf(b, library)
	for range 9_999 {
		l.try(b, "POST /books", `{"title": "Emma"}`)
	}
	for b.Loop() {
		l.try(b, "GET /books?limit=20", "")
	}
}
