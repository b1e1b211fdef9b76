package golang_test

import (
	"path/filepath"
	"testing"

	"github.com/apisteward/steward/internal/clients/golang"
)

// GitHub's client from its plan: 1,223 operations in 1,141 files.
func BenchmarkFiles(b *testing.B) {
	p := planOf(b, filepath.Join(corpus, "github", "23.0.2.json"))
	for b.Loop() {
		golang.Files(p, golang.Options{})
	}
}
