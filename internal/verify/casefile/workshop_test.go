package casefile_test

import (
	"bytes"
	"context"
	"math/rand/v2"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/schema"
	"github.com/apisteward/steward/internal/verify"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/casefile"
	"github.com/apisteward/steward/internal/verify/check"
	"github.com/apisteward/steward/internal/verify/verifytest"
)

// workshop is the workshop that verify is proved on, at an address that stays
// when it is repaired. Its clock moves only when somebody sleeps.
type workshop struct {
	mu     sync.Mutex
	now    time.Time
	server *httptest.Server
	doc    *contract.Document
}

func (w *workshop) Now() time.Time {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.now
}

func (w *workshop) Sleep(ctx context.Context, d time.Duration) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.now = w.now.Add(d)
	return ctx.Err()
}

func newWorkshop(t *testing.T, switches ...string) *workshop {
	t.Helper()
	doc, err := contract.Load(verifytest.Document("3.1"), contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	w := &workshop{doc: doc, now: time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)}
	w.server = httptest.NewServer(w.handler(switches...))
	t.Cleanup(w.server.Close)
	return w
}

func (w *workshop) handler(switches ...string) *verifytest.Server {
	return verifytest.New(verifytest.Options{
		Switches: switches, Seed: 1, Now: w.Now, Wait: func(ctx context.Context, d time.Duration) { _ = w.Sleep(ctx, d) },
	})
}

// repair leaves a workshop without faults, and with nothing in it from before.
func (w *workshop) repair() { w.server.Config.Handler = w.handler() }

func (w *workshop) settings(t *testing.T) call.Settings {
	t.Helper()
	base, err := url.Parse(w.server.URL)
	if err != nil {
		t.Fatal(err)
	}
	return call.Settings{
		Doc: w.doc, Base: base, UserAgent: "steward", Timeout: 10 * time.Second, MaxAnswer: 1 << 20, MaxWait: time.Minute, Now: w.Now, Sleep: w.Sleep,
		Credentials: call.Credentials{"apiKey": verifytest.APIKey, "bearer": verifytest.BearerToken, "adminKey": verifytest.AdminKey},
		Others:      call.Credentials{"bearer": verifytest.OtherBearerToken},
	}
}

// verify verifies the workshop and returns the case files of its failures.
func (w *workshop) verify(t *testing.T) []*casefile.File {
	t.Helper()
	history := casefile.NewHistory()
	settings := verify.Settings{Settings: w.settings(t), Phases: []call.Phase{call.Examples, call.Stateful, call.Coverage}, Seed: 1, Workers: 4}
	settings.Record = history.Add
	v, err := verify.Run(t.Context(), settings)
	if err != nil {
		t.Fatal(err)
	}
	about := casefile.About{Seed: 1, URL: v.URL, Document: casefile.Document{Digest: w.doc.Digest}, Doc: w.doc, History: history}
	var files []*casefile.File
	for _, f := range v.Found {
		made, err := casefile.New(f, about, v.Sender.Mask)
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if err := made.Write(&out); err != nil {
			t.Fatal(err)
		}
		for _, secret := range []string{verifytest.APIKey, verifytest.BearerToken, verifytest.OtherBearerToken, verifytest.AdminKey} {
			if strings.Contains(out.String(), secret) {
				t.Errorf("a secret is in the file of %s", f.ID)
			}
		}
		read, err := casefile.Read(&out)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, read)
	}
	return files
}

func (w *workshop) expect(t *testing.T, f *casefile.File, want casefile.Verdict) {
	t.Helper()
	sender := call.NewSender(w.settings(t))
	defer sender.Close()
	for seed := range uint64(2) {
		p := casefile.Player{
			Doc: w.doc, Sender: sender, Random: rand.New(rand.NewPCG(seed, 0)),
			Check: &check.Context{Doc: w.doc, Judge: schema.New(w.doc, schema.WithFormats()), Granted: sender.HasGranted},
		}
		if got := p.Replay(t.Context(), f); got.Verdict != want {
			t.Errorf("%s: %s: replay %d: %s: %s; want %s", f.Failure.Check, f.Failure.Text, seed+1, got.Verdict, got.Detail, want)
		}
	}
}

// Whatever a verification finds is found again from its file alone, is fixed
// when the API is, and could not run when it is gone.
func TestCasesOfAWorkshop(t *testing.T) {
	switches := []string{"part-saddle", "reviews-next-again", "parts-page-gap", "part-head-404", "part-any-type", "review-location"}
	for i, id := range switches {
		if testing.Short() && i > 0 {
			continue
		}
		t.Run(id, func(t *testing.T) {
			t.Parallel()
			w := newWorkshop(t, id)
			files := w.verify(t)
			if len(files) == 0 {
				t.Fatal("nothing is found")
			}
			for _, f := range files {
				w.expect(t, f, casefile.StillFailing)
			}
			w.repair()
			for _, f := range files {
				w.expect(t, f, casefile.Fixed)
			}
			w.server.Close()
			for _, f := range files {
				w.expect(t, f, casefile.CouldNotRun)
			}
		})
	}
}
