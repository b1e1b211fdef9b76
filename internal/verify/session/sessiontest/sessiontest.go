// Package sessiontest prepares sessions for the tests of phases.
package sessiontest

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
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
	"github.com/apisteward/steward/internal/verify/pool"
	"github.com/apisteward/steward/internal/verify/session"
)

// Bundle is a session with the server that it talks to, and what was sent.
type Bundle struct {
	*session.Session

	mu   sync.Mutex
	sent []*call.Exchange
}

// Setup serves an API and prepares a session for its document, with one worker
// and the seed 1. change may change how requests are sent; it may be nil.
func Setup(tb testing.TB, document []byte, api http.Handler, change func(*call.Settings)) *Bundle {
	tb.Helper()
	server := httptest.NewServer(api)
	tb.Cleanup(server.Close)
	base, err := url.Parse(server.URL)
	if err != nil {
		tb.Fatal(err)
	}
	doc, err := contract.Load(document, contract.DefaultLimits())
	if err != nil {
		tb.Fatal(err)
	}
	b := new(Bundle)
	settings := call.Settings{
		Doc: doc, Base: base, UserAgent: "steward", Timeout: 10 * time.Second, MaxAnswer: 1 << 20, MaxWait: time.Minute,
		Record: b.record, Now: time.Now, Sleep: func(ctx context.Context, _ time.Duration) error { return ctx.Err() },
	}
	if change != nil {
		change(&settings)
	}
	b.Session = newSession(settings)
	tb.Cleanup(b.Sender.Close)
	return b
}

func newSession(settings call.Settings) *session.Session {
	doc := settings.Doc
	judge := schema.New(doc, schema.WithFormats())
	composer := compose.New(doc, sample.New(doc), judge, nil)
	s := &session.Session{
		Doc: doc, Operations: doc.Operations(), Composer: composer, Sender: call.NewSender(settings),
		Found: failure.NewCollector(), Tally: session.NewTally(), Progress: new(session.Progress),
		Seed: 1, Workers: 1, Safe: settings.Safe,
	}
	s.Check = &check.Context{Doc: doc, Judge: judge, Granted: s.Sender.HasGranted}
	s.Pool = pool.New(doc, composer, func(ctx context.Context, c *call.Case) (*call.Exchange, error) {
		x, _, err := s.Try(ctx, c)
		return x, err
	})
	return s
}

func (b *Bundle) record(x *call.Exchange) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.sent = append(b.sent, x)
}

// Sent is what was sent so far, in the order of the answers.
func (b *Bundle) Sent() []*call.Exchange {
	b.mu.Lock()
	defer b.mu.Unlock()
	return slices.Clone(b.sent)
}

// Lines are what was sent so far, each as "POST /books?x=1 {...}".
func (b *Bundle) Lines() []string {
	host := b.Sender.Settings().Base.String()
	var lines []string
	for _, x := range b.Sent() {
		lines = append(lines, strings.TrimSpace(x.Method+" "+strings.TrimPrefix(x.URL, host)+" "+string(x.Body)))
	}
	return lines
}

// Failures are the failures that were found, warnings left out, each as
// "invalid-request-accepted POST /books: text".
func (b *Bundle) Failures() []string {
	var lines []string
	for _, f := range b.Found.All() {
		if f.Level == failure.Failed {
			lines = append(lines, f.Check+" "+f.Operation+": "+f.Text)
		}
	}
	return lines
}
