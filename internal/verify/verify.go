// Package verify holds a live API against its document.
package verify

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
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
	"github.com/apisteward/steward/internal/verify/workflow"
)

// Settings say what is verified, and how.
type Settings struct {
	call.Settings                // where and how requests are sent
	Phases          []call.Phase // empty for all
	Include         []Filter     // operations that match any of them; all when empty
	Exclude         []Filter     // operations that match none of them
	Known           compose.Known
	Seed            uint64
	Workers         int
	Fuzz            int // requests of the fuzzing phase to each operation
	MaxResponseTime time.Duration
	Workflows       []WorkflowFile
	// Watch is given, before anything is sent, what tells how far the
	// verification has come; or nil.
	Watch func(at func() Progress)
}

// Verification is what one run found.
type Verification struct {
	URL        string
	Seed       uint64
	Phases     []call.Phase
	Requests   int64
	Began      time.Time
	Took       time.Duration
	Found      []failure.Failure
	Operations []Operation // those that were to be verified, in the order of the text
	Exercised  int         // how many of them answered a request with success
	Outside    int         // operations that were left out by filters
	Workflows  []workflow.Outcome
	NotJudged  map[string][]string // by operation, what of its answers no check can judge
	Stopped    string              // why it ended early, or ""
	Sender     *call.Sender        // that sent the requests, to show them without secrets
}

// Operation is what was done to one operation.
type Operation struct {
	*contract.Operation
	session.Count
	Failures, Warnings int
	Skipped            string // why it could not be exercised, or ""
	Hint               string // what to do about it
}

// Exercises reports whether an operation, by its name, answered a request with
// success.
func (v *Verification) Exercises(operation string) bool {
	return slices.ContainsFunc(v.Operations, func(op Operation) bool { return op.Name() == operation && op.Accepted })
}

// Progress is how far a verification has come.
type Progress struct {
	Phase       call.Phase
	Done, Total int64 // steps of the phase; Total is 0 while they are not known
	Requests    int64
	Failures    int // warnings left out
}

// Run verifies an API. It returns an error when nothing could be judged, since
// the API cannot be reached or no operation is left to verify; what goes wrong
// later on is told by the Verification.
func Run(ctx context.Context, settings Settings) (*Verification, error) {
	r, err := newRun(settings)
	if err != nil {
		return nil, err
	}
	defer r.session.Sender.Close()
	if settings.Watch != nil {
		settings.Watch(r.progress)
	}
	if err := r.reach(ctx); err != nil {
		return nil, err
	}
	for _, f := range contradicting(settings.Doc, r.session.Operations) {
		r.session.Found.Add(f)
	}
	began := settings.Now()
	stopped, err := r.phases(ctx)
	if err != nil {
		return nil, err
	}
	v := r.conclude()
	if v.elsewhere() {
		return nil, fmt.Errorf("every request to %s was answered with 404: --url stands for the document's server with its path%s", v.URL, serverPath(settings.Doc))
	}
	v.Began, v.Took, v.Stopped = began, settings.Now().Sub(began), stopped
	return v, nil
}

// elsewhere reports whether nothing of the API was found, so that its address
// is probably wrong.
func (v *Verification) elsewhere() bool {
	found := 0
	for _, op := range v.Operations {
		for status := range op.Statuses {
			if status != 404 {
				return false
			}
			found++
		}
	}
	return found > 0 && len(v.Operations) > 1
}

// serverPath tells the path of the document's first server, where it has one.
func serverPath(doc *contract.Document) string {
	for _, server := range doc.Servers() {
		if u, err := url.Parse(server.URL); err == nil && strings.Trim(u.Path, "/") != "" {
			return ", which is " + u.Path
		}
	}
	return ""
}

// run is one verification on its way.
type run struct {
	settings Settings
	session  *session.Session
	outcomes []workflow.Outcome
}

func newRun(settings Settings) (*run, error) {
	operations := selected(settings.Doc, settings.Include, settings.Exclude)
	if len(operations) == 0 && len(settings.Workflows) == 0 {
		return nil, noOperations(settings)
	}
	if len(settings.Phases) == 0 {
		settings.Phases = Phases()
	}
	if len(settings.Workflows) == 0 {
		settings.Phases = slices.DeleteFunc(settings.Phases, func(p call.Phase) bool { return p == call.Workflows })
	}
	return &run{settings: settings, session: NewSession(settings, operations)}, nil
}

// NewSession prepares what the phases share.
func NewSession(settings Settings, operations []*contract.Operation) *session.Session {
	judge := schema.New(settings.Doc, schema.WithFormats())
	composer := compose.New(settings.Doc, sample.New(settings.Doc), judge, settings.Known)
	s := &session.Session{
		Doc: settings.Doc, Operations: operations, Composer: composer, Sender: call.NewSender(settings.Settings),
		Found: failure.NewCollector(), Tally: session.NewTally(), Progress: new(session.Progress), Seed: settings.Seed, Workers: max(settings.Workers, 1), Fuzz: settings.Fuzz, Safe: settings.Safe,
	}
	s.Check = &check.Context{
		Doc: settings.Doc, Judge: judge, MaxResponseTime: settings.MaxResponseTime,
		Granted: s.Sender.HasGranted, NotJudged: s.Tally.NoteNotJudged,
	}
	s.Pool = pool.New(settings.Doc, composer, func(ctx context.Context, c *call.Case) (*call.Exchange, error) {
		x, _, err := s.Try(ctx, c)
		return x, err
	})
	s.Pool.Seed(settings.Seed)
	s.Pool.Permit(selected(settings.Doc, nil, settings.Exclude))
	return s
}

func noOperations(settings Settings) error {
	if len(settings.Doc.Operations()) == 0 {
		return errors.New("the document has no operations")
	}
	return errors.New("no operation is left by --include and --exclude")
}

// reach makes sure that the API answers at all, so that an address that is
// wrong is one message and not a failure of every operation.
func (r *run) reach(ctx context.Context) error {
	base := r.settings.Base
	x, err := r.session.Sender.Send(ctx, &call.Case{
		Operation: &contract.Operation{Method: "GET", Path: "/"}, Target: rooted(base), Access: call.Anonymous,
	})
	var untrusted *tls.CertificateVerificationError
	switch {
	case err != nil:
		return err
	case errors.As(x.Err, &untrusted):
		return fmt.Errorf("%s cannot be trusted: %w; trust its certificates with --ca FILE, or any with --insecure", base.Redacted(), untrusted.Err)
	case x.Status == 0:
		return fmt.Errorf("%s cannot be reached: %w", base.Redacted(), x.Err)
	}
	return nil
}

func rooted(base *url.URL) string {
	if base.Path == "" {
		return "/"
	}
	return base.EscapedPath()
}

func (r *run) progress() Progress {
	p := Progress{Requests: r.session.Sender.Sent(), Failures: r.session.Found.Failed()}
	p.Phase, p.Done, p.Total = r.session.Progress.At()
	return p
}

// conclude gathers what was found.
func (r *run) conclude() *Verification {
	r.session.Conclude()
	v := &Verification{
		URL: r.settings.Base.Redacted(), Seed: r.settings.Seed, Phases: r.settings.Phases,
		Requests: r.session.Sender.Sent(), Found: r.session.Found.All(),
		Workflows: r.outcomes, Sender: r.session.Sender, NotJudged: r.session.Tally.NotJudged(),
		Outside: len(r.settings.Doc.Operations()) - len(r.session.Operations),
	}
	failures, warnings := map[string]int{}, map[string]int{}
	for _, f := range v.Found {
		if f.Level == failure.Failed {
			failures[f.Operation]++
		} else {
			warnings[f.Operation]++
		}
	}
	for _, op := range r.session.Operations {
		one := Operation{Operation: op, Count: r.session.Tally.Of(op), Failures: failures[op.Name()], Warnings: warnings[op.Name()]}
		if one.Accepted {
			v.Exercised++
		} else {
			one.Skipped, one.Hint = why(&one, r.session)
		}
		v.Operations = append(v.Operations, one)
	}
	hintAtAddress(v.Operations)
	return v
}

// Phases are all phases, in their order.
func Phases() []call.Phase {
	return []call.Phase{call.Examples, call.Stateful, call.Coverage, call.Fuzzing, call.Workflows}
}

// ParsePhases reads the names of phases.
func ParsePhases(names []string) ([]call.Phase, error) {
	var list []call.Phase
	for _, p := range Phases() {
		if slices.Contains(names, string(p)) {
			list = append(list, p)
		}
	}
	for _, name := range names {
		if !slices.Contains(Phases(), call.Phase(name)) {
			return nil, fmt.Errorf("%q is no phase; there are examples, coverage, stateful, fuzzing and workflows", name)
		}
	}
	return list, nil
}
