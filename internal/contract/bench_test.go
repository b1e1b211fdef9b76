package contract_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/apisteward/steward/internal/contract"
)

// BenchmarkLoad reads large and typical documents of the corpus.
func BenchmarkLoad(b *testing.B) {
	for _, name := range []string{
		"github/23.0.2.json", "stripe/0.203.0.json", "kubernetes/1.36.3.json", "twilio/9.0.0.json",
		"datadog/2.67.0.yaml", "docker/1.56.yaml", "figma/0.43.0.yaml",
	} {
		b.Run(name, func(b *testing.B) {
			data, err := os.ReadFile(filepath.Join(corpusDir, name))
			if err != nil {
				b.Skipf("no %s in corpus/: `make corpus` fetches it", name)
			}
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := contract.Load(data, contract.DefaultLimits()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
