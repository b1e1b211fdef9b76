package search_test

import "testing"

// The index of GitHub's document: time to make it, and its size on the wire.
func BenchmarkFiles(b *testing.B) {
	doc := real(b, "github/23.0.2.json")
	doc.Operations()
	for b.Loop() {
		files(doc)
	}
	all := 0
	for _, f := range files(doc) {
		size := onTheWire(f.Content)
		all += size
		b.ReportMetric(float64(size), f.Name+"-B")
	}
	b.ReportMetric(float64(all), "wire-B")
}
