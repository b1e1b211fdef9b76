package stateful

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"testing"
	"time"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/schema"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/check"
	"github.com/apisteward/steward/internal/verify/compose"
	"github.com/apisteward/steward/internal/verify/failure"
	"github.com/apisteward/steward/internal/verify/pool"
	"github.com/apisteward/steward/internal/verify/session"
	"github.com/apisteward/steward/internal/verify/verifytest"
)

// newSession prepares a session with the API that a handler serves.
func newSession(t testing.TB, text []byte, seed uint64, settings call.Settings, handler http.Handler) *session.Session {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	base, err := url.Parse(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := contract.Load(text, contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	settings.Doc, settings.Base = doc, base
	settings.Timeout, settings.MaxAnswer, settings.MaxWait = 5*time.Second, 1<<20, time.Minute
	settings.Now = time.Now
	if settings.Sleep == nil {
		settings.Sleep = func(context.Context, time.Duration) error { return nil }
	}
	judge := schema.New(doc, schema.WithFormats())
	composer := compose.New(doc, sample.New(doc), judge, nil)
	s := &session.Session{
		Doc: doc, Operations: doc.Operations(), Composer: composer, Sender: call.NewSender(settings), Found: failure.NewCollector(),
		Tally: session.NewTally(), Progress: new(session.Progress), Seed: seed, Workers: 1, Safe: settings.Safe,
	}
	t.Cleanup(s.Sender.Close)
	s.Check = &check.Context{Doc: doc, Judge: judge}
	s.Pool = pool.New(doc, composer, func(ctx context.Context, c *call.Case) (*call.Exchange, error) {
		x, _, err := s.Try(ctx, c)
		return x, err
	})
	s.Pool.Seed(seed)
	return s
}

// workshop runs the phase against the workshop, whose clock follows the waits.
func workshop(t *testing.T, edition string, seed uint64, most int64, switches ...string) *session.Session {
	t.Helper()
	now := time.Now()
	server := verifytest.New(verifytest.Options{
		Switches: switches, Seed: seed, Without: []string{"starting", "throttling"}, Now: func() time.Time { return now },
		Wait: func(context.Context, time.Duration) {},
	})
	settings := call.Settings{
		Credentials: call.Credentials{"apiKey": verifytest.APIKey, "bearer": verifytest.BearerToken, "adminKey": verifytest.AdminKey},
		MaxRequests: most,
		Sleep:       func(_ context.Context, d time.Duration) error { now = now.Add(d); return nil },
	}
	s := newSession(t, verifytest.Document(edition), seed, settings, server)
	if err := Run(t.Context(), s); err != nil && !errors.Is(err, call.ErrBudget) {
		t.Fatal(err)
	}
	return s
}

func TestNobodyIsWronglyAccused(t *testing.T) {
	seeds := uint64(6)
	if testing.Short() {
		seeds = 1
	}
	for seed := range seeds {
		s := workshop(t, editions()[seed%2], seed, 0)
		for _, f := range s.Found.All() {
			t.Errorf("seed %d: %s %s at %s: %s Expected %s; arrived %s", seed, f.Operation, f.Check, f.Place.Pointer, f.Text, f.Expected, f.Arrived)
		}
	}
}

// judged are the checks of this phase.
func judged() []string {
	return []string{
		"created-not-readable", "created-not-listed", "wrong-location", "update-not-kept", "deleted-still-readable",
		"deleted-still-listed", "read-only-written",
	}
}

func editions() []string { return []string{"3.0", "3.1"} }

func TestEverySwitchIsFoundOnce(t *testing.T) {
	for i, sw := range verifytest.Switches() {
		if !slices.Contains(judged(), sw.Check) || testing.Short() && i%10 != 0 {
			continue
		}
		t.Run(sw.ID, func(t *testing.T) {
			found := workshop(t, editions()[i%2], 1, 0, sw.ID).Found.All()
			for _, f := range found {
				t.Logf("%s %s at %s: %s Expected %s; arrived %s", f.Operation, f.Check, f.Place.Pointer, f.Text, f.Expected, f.Arrived)
			}
			if len(found) != 1 || found[0].Check != sw.Check || found[0].Operation != sw.Operation {
				t.Errorf("%d failures, want one: %s of %s", len(found), sw.Check, sw.Operation)
			}
		})
	}
}

// Whatever is not hard to find is found with few requests.
func TestTheMostTellingComesFirst(t *testing.T) {
	for _, sw := range verifytest.Switches() {
		if !slices.Contains(judged(), sw.Check) || sw.Hard {
			continue
		}
		t.Run(sw.ID, func(t *testing.T) {
			if found := workshop(t, "3.1", 1, 60, sw.ID).Found.All(); len(found) != 1 {
				t.Errorf("%d failures in 60 requests", len(found))
			}
		})
	}
}
