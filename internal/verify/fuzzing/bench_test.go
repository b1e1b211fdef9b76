package fuzzing

import (
	"testing"
	"time"

	"github.com/apisteward/steward/internal/verify/session/sessiontest"
	"github.com/apisteward/steward/internal/verify/verifytest"
)

// BenchmarkRun measures requests a second against a server, in the same
// process, that answers as fast as it can.
func BenchmarkRun(b *testing.B) {
	var requests int
	var took time.Duration
	for b.Loop() {
		b.StopTimer()
		s := sessiontest.Setup(b, verifytest.Document("fast"), verifytest.Fast(), nil)
		s.Fuzz, s.Workers = 2000, 8
		b.StartTimer()
		began := time.Now()
		if err := Run(b.Context(), s.Session); err != nil {
			b.Fatal(err)
		}
		took += time.Since(began)
		requests += len(s.Sent())
	}
	b.ReportMetric(float64(requests)/took.Seconds(), "requests/s")
}
