package reading_test

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/schema"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/check"
	"github.com/apisteward/steward/internal/verify/compose"
	"github.com/apisteward/steward/internal/verify/failure"
	"github.com/apisteward/steward/internal/verify/reading"
	"github.com/apisteward/steward/internal/verify/resource"
	"github.com/apisteward/steward/internal/verify/session"
	"github.com/apisteward/steward/internal/verify/verifytest"
)

// read asks a workshop and returns what was found.
func read(t *testing.T, seed uint64, edition string, switches ...string) []failure.Failure {
	t.Helper()
	doc, err := contract.Load(verifytest.Document(edition), contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	return readAfter(t, doc, seed, nil, switches...)
}

// readAfter asks a workshop that somebody else has done something to.
func readAfter(t *testing.T, doc *contract.Document, seed uint64, prepare func(url string), switches ...string) []failure.Failure {
	t.Helper()
	c := &clock{now: time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)}
	server := httptest.NewServer(verifytest.New(verifytest.Options{Switches: switches, Seed: seed, Now: c.Now, Wait: c.wait}))
	t.Cleanup(server.Close)
	if prepare != nil {
		prepare(server.URL)
	}
	base, err := url.Parse(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	judge := schema.New(doc, schema.WithFormats())
	s := &session.Session{
		Doc: doc, Operations: doc.Operations(), Composer: compose.New(doc, sample.New(doc), judge, nil),
		Sender: call.NewSender(call.Settings{
			Doc: doc, Base: base, UserAgent: "steward", Timeout: 5 * time.Second, MaxAnswer: 1 << 20, MaxWait: time.Minute,
			Now: c.Now, Sleep: c.Sleep,
			Credentials: call.Credentials{"apiKey": verifytest.APIKey, "bearer": verifytest.BearerToken, "adminKey": verifytest.AdminKey},
		}),
		Found: failure.NewCollector(), Tally: session.NewTally(), Progress: new(session.Progress), Seed: seed, Workers: 1,
	}
	t.Cleanup(s.Sender.Close)
	s.Check = &check.Context{Doc: doc, Judge: judge, Granted: s.Sender.HasGranted}
	s.Pool = resource.NewPool(doc, s.Composer, func(ctx context.Context, c *call.Case) (*call.Exchange, error) {
		x, _, err := s.Try(ctx, c)
		return x, err
	})
	s.Pool.Seed(seed)
	if err := reading.Run(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	return s.Found.All()
}

// clock moves only when somebody sleeps.
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

func TestAWorkshopThatConformsIsNotAccused(t *testing.T) {
	for seed := range uint64(5) {
		for _, edition := range []string{"3.0", "3.1"} {
			for _, f := range read(t, seed, edition) {
				t.Errorf("seed %d, %s: %s %s: %s expected %s, arrived %s", seed, edition, f.Operation, f.Check, f.Text, f.Expected, f.Arrived)
			}
		}
	}
}

// beyond are switches that break what only prose says.
var beyond = []string{"parts-out-of-stock", "parts-any-tag", "parts-sort-accents"}

func TestWhatAWorkshopBreaksIsFoundOnce(t *testing.T) {
	mine := []string{
		"pagination-limit", "pagination-repeats", "pagination-skips", "filter-ignored", "sort-ignored",
		"conditional-read", "conditional-write", "head-differs",
	}
	for _, s := range verifytest.Switches() {
		if !slices.Contains(mine, s.Check) || slices.Contains(beyond, s.ID) {
			continue
		}
		t.Run(s.ID, func(t *testing.T) {
			found := read(t, 1, "3.0", s.ID)
			if len(found) != 1 || found[0].Check != s.Check && found[0].Check != s.Also {
				t.Errorf("%s: want %s of %s once", s.Text, s.Check, s.Operation)
				for _, f := range found {
					t.Logf("found %s %s: %s expected %s, arrived %s", f.Operation, f.Check, f.Text, f.Expected, f.Arrived)
				}
			}
		})
	}
}

func TestAMissingConditionIsFoundBesideAConflict(t *testing.T) {
	doc, err := contract.Load(verifytest.Document("3.1"), contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	found := readAfter(t, doc, 1, func(url string) { createLeast(t, doc, url) }, "part-no-precondition")
	if len(found) != 1 || found[0].Check != "conditional-write" {
		t.Errorf("found %+v", found)
	}
}

// createLeast creates a part with the least that a PUT has to say, so that its
// sku is taken.
func createLeast(t *testing.T, doc *contract.Document, url string) {
	t.Helper()
	i := slices.IndexFunc(doc.Operations(), func(op *contract.Operation) bool { return op.Name() == "PUT /parts/{partId}" })
	c := compose.New(doc, sample.New(doc), schema.New(doc, schema.WithFormats()), nil).Compose(doc.Operations()[i], compose.Minimal, nil)
	body, err := json.Marshal(sample.Plain(c.Body.Value))
	if err != nil {
		t.Fatal(err)
	}
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, url+"/parts", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Authorization", "Bearer "+verifytest.BearerToken)
	for range 2 { // at first it may not be ready
		res, err := http.DefaultClient.Do(req.Clone(t.Context()))
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		if res.StatusCode == http.StatusCreated {
			return
		}
		req.Body, _ = req.GetBody()
	}
	t.Fatalf("%s is not taken", body)
}
