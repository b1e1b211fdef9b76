package reading_test

import (
	"slices"
	"testing"

	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/failure"
	"github.com/apisteward/steward/internal/verify/reading"
	"github.com/apisteward/steward/internal/verify/session/sessiontest"
	"github.com/apisteward/steward/internal/verify/verifytest"
)

// read asks a workshop and returns what was found.
func read(t *testing.T, seed uint64, edition string, switches ...string) []failure.Failure {
	t.Helper()
	workshop := verifytest.New(verifytest.Options{Switches: switches, Seed: seed})
	b := sessiontest.Setup(t, verifytest.Document(edition), workshop, func(s *call.Settings) {
		s.Credentials = call.Credentials{"apiKey": verifytest.APIKey, "bearer": verifytest.BearerToken, "adminKey": verifytest.AdminKey}
	})
	b.Seed = seed
	b.Pool.Seed(seed)
	if err := reading.Run(t.Context(), b.Session); err != nil {
		t.Fatal(err)
	}
	return b.Found.All()
}

func TestAWorkshopThatConformsIsNotAccused(t *testing.T) {
	for seed, edition := range []string{"3.0", "3.1"} {
		for _, f := range read(t, uint64(seed), edition) {
			t.Errorf("%s: %s %s: %s expected %s, arrived %s", edition, f.Operation, f.Check, f.Text, f.Expected, f.Arrived)
		}
	}
}

// One switch of each check: the proof of package verify has all.
func TestWhatAWorkshopBreaksIsFoundOnce(t *testing.T) {
	left := []string{
		"pagination-limit", "pagination-repeats", "pagination-skips", "filter-ignored", "sort-ignored",
		"conditional-read", "conditional-write", "head-differs",
	}
	for _, s := range verifytest.Switches() {
		i := slices.Index(left, s.Check)
		if i < 0 || testing.Short() && i > 0 {
			continue
		}
		left = slices.Delete(left, i, i+1)
		t.Run(s.ID, func(t *testing.T) {
			t.Parallel()
			found := read(t, 1, "3.0", s.ID)
			if len(found) != 1 || found[0].Check != s.Check {
				t.Errorf("%s: want %s of %s once", s.Text, s.Check, s.Operation)
			}
			for _, f := range found {
				t.Logf("%s %s: %s expected %s, arrived %s", f.Operation, f.Check, f.Text, f.Expected, f.Arrived)
			}
		})
	}
}
