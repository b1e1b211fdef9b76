package coverage

import (
	"net/http"
	"testing"

	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/session/sessiontest"
	"github.com/apisteward/steward/internal/verify/verifytest"
)

// workshop prepares a session with the workshop.
func workshop(tb testing.TB, edition string, options verifytest.Options) *sessiontest.Bundle {
	return sessiontest.Setup(tb, verifytest.Document(edition), verifytest.New(options), func(s *call.Settings) {
		s.Credentials = call.Credentials{
			"apiKey": verifytest.APIKey, "bearer": verifytest.BearerToken, "adminKey": verifytest.AdminKey,
		}
		s.Others = call.Credentials{"bearer": verifytest.OtherBearerToken}
		s.Header = http.Header{}
	})
}

// verify runs both phases.
func verify(t *testing.T, b *sessiontest.Bundle) {
	t.Helper()
	if err := Examples(t.Context(), b.Session); err != nil {
		t.Fatal(err)
	}
	if err := Run(t.Context(), b.Session); err != nil {
		t.Fatal(err)
	}
	b.Conclude()
}

func TestTheWorkshopIsNotAccused(t *testing.T) {
	seeds := uint64(3)
	if testing.Short() {
		seeds = 1
	}
	for _, edition := range []string{"3.0", "3.1"} {
		for seed := range seeds {
			b := workshop(t, edition, verifytest.Options{Seed: seed})
			b.Seed = seed
			verify(t, b)
			for _, f := range b.Found.All() {
				t.Errorf("seed %d, %s: %s %s: %s\n%s", seed, edition, f.Check, f.Operation, f.Text, b.Sender.Curl(f.Sequence.Last()))
			}
		}
	}
}
