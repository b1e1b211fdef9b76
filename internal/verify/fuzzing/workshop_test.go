package fuzzing

import (
	"testing"

	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/session/sessiontest"
	"github.com/apisteward/steward/internal/verify/verifytest"
)

// workshop prepares a session with the workshop.
func workshop(tb testing.TB, seed uint64, options verifytest.Options) *sessiontest.Bundle {
	b := sessiontest.Setup(tb, verifytest.Document("3.0"), verifytest.New(options), func(s *call.Settings) {
		s.Credentials = call.Credentials{"apiKey": verifytest.APIKey, "bearer": verifytest.BearerToken, "adminKey": verifytest.AdminKey}
	})
	b.Seed = seed
	return b
}

func TestTheWorkshopIsNotAccused(t *testing.T) {
	for seed := range uint64(5) {
		b := workshop(t, seed, verifytest.Options{Seed: seed})
		if err := Run(t.Context(), b.Session); err != nil {
			t.Fatal(err)
		}
		for _, f := range b.Found.All() {
			x := f.Sequence.Last()
			t.Errorf("seed %d: %s %s: %s\n%s\n%d %s", seed, f.Check, f.Operation, f.Text, b.Sender.Curl(x), x.Status, x.Answer)
		}
	}
}
