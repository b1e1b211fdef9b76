package mock_test

import (
	"context"
	"fmt"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/apisteward/steward/handlers"
	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/mock"
	"github.com/apisteward/steward/internal/verify"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/workflow"
)

// standing is a clock that moves only when somebody sleeps.
type standing struct {
	mu  sync.Mutex
	now time.Time
}

func (c *standing) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *standing) Sleep(_ context.Context, d time.Duration) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
	return nil
}

// verified verifies a mock of a document in all phases, with credentials for
// whatever asks for some, and with the workflows that stand beside it.
func verified(t *testing.T, file string, seed uint64, stateful bool) *verify.Verification {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := contract.Load(data, contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	clock := &standing{now: time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)}
	server := httptest.NewServer(mock.New(doc, mock.Options{Seed: seed, Stateful: stateful, Status: handlers.Status, Now: clock.Now}))
	t.Cleanup(server.Close)
	settings := verify.Settings{Seed: seed, Workers: 4, Fuzz: 40}
	settings.Settings = call.Settings{
		Doc: doc, Base: baseOf(t, doc, server.URL), UserAgent: "steward", Timeout: time.Minute, MaxAnswer: 1 << 20, MaxWait: time.Minute,
		Now: clock.Now, Sleep: clock.Sleep, Credentials: call.Credentials{},
	}
	for name := range doc.SecuritySchemes() {
		settings.Credentials[name] = "any-will-do"
	}
	if workflows := strings.TrimSuffix(file, ".yaml") + ".arazzo.yaml"; exists(workflows) {
		settings.Workflows = []verify.WorkflowFile{workflowsOf(t, workflows)}
	}
	v, err := verify.Run(t.Context(), settings)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func exists(file string) bool {
	_, err := os.Stat(file)
	return err == nil
}

// workflowsOf reads workflows that are about a book.
func workflowsOf(t *testing.T, name string) verify.WorkflowFile {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	file, err := workflow.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	apis := map[string]verify.Source{}
	for _, source := range file.Sources {
		apis[source.Name] = verify.Source{}
	}
	return verify.WorkflowFile{Name: name, File: file, APIs: apis, Inputs: map[string]any{"isbn": "9780262046305"}}
}

// baseOf is the address of the first server of a document, at a mock.
func baseOf(t *testing.T, doc *contract.Document, address string) *url.URL {
	t.Helper()
	base, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	if servers := doc.Servers(); len(servers) > 0 {
		documented, err := url.Parse(servers[0].URL)
		if err != nil {
			t.Fatal(err)
		}
		base.Path = documented.Path
	}
	return base
}

// A stateful mock is what its document promises in all that verify looks for,
// whatever the seeds of both are.
func TestAStatefulMockIsNotAccused(t *testing.T) {
	seeds := uint64(2)
	if testing.Short() {
		seeds = 1
	}
	for _, file := range []string{
		"../../docs/examples/bookshop.yaml", "../../gen/openapi.yaml",
		"../verify/verifytest/openapi-3.0.yaml", "../verify/verifytest/openapi-3.1.yaml",
	} {
		for seed := range seeds {
			t.Run(fmt.Sprintf("%s %d", file, seed), func(t *testing.T) {
				t.Parallel()
				v := verified(t, file, seed, true)
				for _, f := range v.Found {
					t.Errorf("%s %s %s: %s Expected %s, arrived %s, at %s; %s %s; first in request %d",
						f.Level, f.Operation, f.Check, f.Text, f.Expected, f.Arrived, f.Place.Pointer, f.Subject.Where, f.Subject.Text, f.First)
				}
				for _, op := range v.Operations {
					if op.Skipped != "" {
						t.Errorf("%s was not exercised: %s", op.Name(), op.Skipped)
					}
				}
				for _, w := range v.Workflows {
					if w.Status != workflow.Passed {
						t.Errorf("the workflow %s: %s", w.Workflow, w.Reason)
					}
				}
				if v.Stopped != "" {
					t.Errorf("it ended early: %s", v.Stopped)
				}
			})
		}
	}
}

// A mock that forgets what it is told is accused of it.
func TestAForgetfulMockIsAccused(t *testing.T) {
	found := map[string]bool{}
	for _, f := range verified(t, "../verify/verifytest/openapi-3.1.yaml", 1, false).Found {
		found[f.Check] = true
	}
	for _, check := range []string{"created-not-listed", "deleted-still-readable", "update-not-kept", "pagination-limit"} {
		if !found[check] {
			t.Errorf("nothing is found by %s, but by %v", check, found)
		}
	}
}
