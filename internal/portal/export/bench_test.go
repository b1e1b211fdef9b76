package export_test

import (
	"os"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/portal/export"
	"github.com/apisteward/steward/internal/portal/page"
	"github.com/apisteward/steward/internal/portal/prose"
	"github.com/apisteward/steward/internal/portal/reference"
)

func BenchmarkWriteGitHub(b *testing.B) {
	data, err := os.ReadFile("../../../corpus/github/23.0.2.json")
	if err != nil {
		b.Skip("no corpus/ here: `make corpus` fetches it")
	}
	for b.Loop() {
		doc, err := contract.Load(data, contract.DefaultLimits())
		if err != nil {
			b.Fatal(err)
		}
		s := &export.Site{Document: &page.Document{Reference: reference.New(doc, prose.New()), Version: doc.Version}}
		if _, err := s.Write(b.Context(), b.TempDir()); err != nil {
			b.Fatal(err)
		}
	}
}
