package verify_test

import (
	"context"
	"fmt"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/verify"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/failure"
	"github.com/apisteward/steward/internal/verify/verifytest"
)

// clock moves only when somebody sleeps, so that no test waits.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) Sleep(_ context.Context, d time.Duration) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
	return nil
}

func (c *clock) wait(ctx context.Context, d time.Duration) { _ = c.Sleep(ctx, d) }

// workshop verifies a workshop.
func workshop(t *testing.T, seed uint64, edition string, change func(*verify.Settings), switches ...string) *verify.Verification {
	t.Helper()
	doc, err := contract.Load(verifytest.Document(edition), contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	c := &clock{now: time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)}
	server := httptest.NewServer(verifytest.New(verifytest.Options{Switches: switches, Seed: seed, Now: c.Now, Wait: c.wait}))
	defer server.Close()
	base, err := url.Parse(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	settings := verify.Settings{Seed: seed, Workers: 4, Fuzz: 40}
	settings.Settings = call.Settings{
		Doc: doc, Base: base, UserAgent: "steward", Timeout: 10 * time.Second, MaxAnswer: 1 << 20, MaxWait: time.Minute,
		Now: c.Now, Sleep: c.Sleep,
		Credentials: call.Credentials{"apiKey": verifytest.APIKey, "bearer": verifytest.BearerToken, "adminKey": verifytest.AdminKey},
		Others:      call.Credentials{"bearer": verifytest.OtherBearerToken},
	}
	if change != nil {
		change(&settings)
	}
	v, err := verify.Run(t.Context(), settings)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func told(f failure.Failure) string {
	return fmt.Sprintf("%s %s %s %s: %s expected %s, arrived %s, at %s; %s %s; first %d", f.Level, f.Operation, f.Check, f.ID, f.Text, f.Expected, f.Arrived,
		f.Place.Pointer, f.Subject.Where, f.Subject.Text, f.First)
}

// The workshop is correct in many ways that are unusual: nobody accuses it.
// Benchmarks take more seeds.
func TestAWorkshopThatConformsIsNotAccused(t *testing.T) {
	seeds := uint64(20)
	if testing.Short() {
		seeds = 1
	}
	for seed := range seeds {
		edition := []string{"3.0", "3.1"}[seed%2]
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			v := workshop(t, seed, edition, nil)
			for _, f := range v.Found {
				t.Error(told(f))
			}
			if v.Exercised != len(v.Operations) {
				for _, op := range v.Operations {
					if op.Skipped != "" {
						t.Errorf("%s was not exercised: %s", op.Name(), op.Skipped)
					}
				}
			}
		})
	}
}

// around are the operations of the part of the API that a switch is in. All
// parts for every switch take minutes, and are what benchmarks look at.
func around(s verifytest.Switch) []verify.Filter {
	if s.Check == "method-not-allowed" { // unsafe methods are sent only where something unsafe was asked for
		return nil
	}
	return []verify.Filter{{Word: "path", Pattern: "/" + strings.Split(s.Operation, "/")[1] + "*"}}
}

// beyond are switches that break what only prose says.
var beyond = []string{"parts-out-of-stock", "parts-any-tag", "parts-sort-accents"}

// Each way to break the contract is found, and reported once.
func TestWhatAWorkshopBreaksIsFoundOnce(t *testing.T) {
	for i, s := range verifytest.Switches() {
		if testing.Short() && i%45 != 0 {
			continue
		}
		t.Run(s.ID, func(t *testing.T) {
			t.Parallel()
			v := workshop(t, 1, "3.1", func(settings *verify.Settings) {
				settings.Include = around(s)
				if s.Check == "slow-response" {
					settings.Workers, settings.MaxResponseTime = 1, 200*time.Millisecond // the clock is everybody's
				}
			}, s.ID)
			checks := strings.Fields(s.Check + " " + s.Also)
			found := slices.ContainsFunc(v.Found, func(f failure.Failure) bool { return slices.Contains(checks, f.Check) })
			if found && len(v.Found) == 1 || slices.Contains(beyond, s.ID) && len(v.Found) == 0 {
				return
			}
			t.Errorf("%s %s: want %s once", s.Operation, s.Text, s.Check)
			for _, f := range v.Found {
				t.Log(told(f))
			}
		})
	}
}

// The two documents of the workshop say the same in two editions: so do the
// verdicts.
func TestEditionsGiveTheSameVerdicts(t *testing.T) {
	for i, s := range verifytest.Switches() {
		if i%15 != 0 || testing.Short() {
			continue
		}
		t.Run(s.ID, func(t *testing.T) {
			t.Parallel()
			told := map[string][]string{}
			for _, edition := range []string{"3.0", "3.1"} {
				for _, f := range workshop(t, 3, edition, func(settings *verify.Settings) { settings.Include = around(s) }, s.ID).Found {
					told[edition] = append(told[edition], f.Check+" "+f.Operation+" "+f.Class+" "+f.Level.String())
				}
			}
			if !slices.Equal(told["3.0"], told["3.1"]) {
				t.Errorf("3.0 says %q, and 3.1 %q", told["3.0"], told["3.1"])
			}
		})
	}
}
