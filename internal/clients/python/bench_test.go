package python

import (
	"os"
	"testing"

	"github.com/apisteward/steward/internal/clients/plan"
	"github.com/apisteward/steward/internal/contract"
)

// BenchmarkGitHub reads, plans and writes the client of GitHub's document.
func BenchmarkGitHub(b *testing.B) {
	data, err := os.ReadFile(corpus + "/github/22.0.0.json")
	if err != nil {
		b.Skip(err)
	}
	load := func() *plan.Package {
		doc, err := contract.Load(data, contract.DefaultLimits())
		if err != nil {
			b.Fatal(err)
		}
		p, err := plan.New(doc, plan.Options{})
		if err != nil {
			b.Fatal(err)
		}
		return p
	}
	b.Run("all", func(b *testing.B) {
		for b.Loop() {
			Files(load(), Options{})
		}
	})
	p := load()
	b.Run("write", func(b *testing.B) {
		for b.Loop() {
			Files(p, Options{})
		}
	})
}
