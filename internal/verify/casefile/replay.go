package casefile

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"syscall"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/check"
	"github.com/apisteward/steward/internal/verify/failure"
	"github.com/apisteward/steward/internal/verify/workflow"
)

// Verdict is what replaying a case tells.
type Verdict uint8

// The verdicts.
const (
	Fixed Verdict = iota
	StillFailing
	CouldNotRun
)

// String returns "fixed", "still failing" or "could not run".
func (v Verdict) String() string { return [...]string{"fixed", "still failing", "could not run"}[v] }

// Result is what a replay saw.
type Result struct {
	Verdict   Verdict
	Detail    string           // why: what is wrong now, what came instead, or why it could not run
	Exchanges []*call.Exchange // of the steps that were sent
	Failure   *failure.Failure // that was found again; nil when nothing was, or only a whole run can tell
}

// Player replays cases against one API.
type Player struct {
	Doc    *contract.Document
	Sender *call.Sender
	Check  *check.Context
	Random *rand.Rand // makes values that are to be new; another one in each run
}

// Replay sends the steps of a case again, from nothing, and judges what comes
// with the check that found it.
func (p *Player) Replay(ctx context.Context, f *File) Result {
	r := &replay{Player: p, file: f, pages: map[int][]*call.Exchange{}, renewed: map[string]any{}}
	if _, known := check.Explain(f.Failure.Check); !known {
		return r.result(CouldNotRun, "there is no check "+f.Failure.Check)
	}
	if f.Failure.Check == workflow.Check {
		return r.result(CouldNotRun, "only the file of the workflow says what is expected: verify with it again")
	}
	for i := range f.Steps {
		if stop := r.step(ctx, i); stop != nil {
			return r.stopped(i, stop)
		}
	}
	return r.settle(ctx)
}

// replay is one replay on its way.
type replay struct {
	*Player
	file    *File
	done    []*call.Exchange         // by step; nil for one that was not needed, or is a page that is not there
	pages   map[int][]*call.Exchange // that were walked, by the first step of a run of pages
	renewed map[string]any           // what stands now in the place of texts that had to be new
}

// stopped is the result of a replay that cannot go on after a step.
func (r *replay) stopped(i int, why error) Result {
	return r.result(CouldNotRun, fmt.Sprintf("step %d of %d, %s: %s", i+1, len(r.file.Steps), r.file.Steps[i].Operation, why))
}

func (r *replay) result(v Verdict, detail string) Result {
	return Result{Verdict: v, Detail: r.Sender.Mask(detail), Exchanges: r.exchanges()}
}

// exchanges are those of the steps, with all pages where they were walked.
func (r *replay) exchanges() []*call.Exchange {
	var list []*call.Exchange
	for i, x := range r.done {
		pages, first := r.pages[i]
		switch {
		case first:
			list = append(list, pages...)
		case x != nil && !slices.Contains(list, x):
			list = append(list, x)
		}
	}
	return list
}

// step sends one step. It returns why the replay cannot go on.
func (r *replay) step(ctx context.Context, i int) error {
	s := &r.file.Steps[i]
	if s.Page {
		if ok, err := r.page(ctx, i); ok || err != nil {
			return err
		}
	}
	x, err := r.perform(ctx, s)
	if s.Optional && err != nil && ctx.Err() == nil {
		x, err = nil, nil
	}
	if err != nil {
		return err
	}
	r.done = append(r.done, x)
	if x == nil || s.Optional || r.inQuestion(i) {
		return nil
	}
	return r.asBefore(i, x)
}

// page stands for a step that reads a page: at the first of several, all pages
// that there are now are read.
func (r *replay) page(ctx context.Context, i int) (ok bool, err error) {
	at := slices.Index(r.file.Judged, i)
	first := at
	for r.file.Steps[r.file.Judged[first-1]].Page {
		first--
	}
	if first == at {
		pages, known, err := r.walked(ctx, r.done[r.file.Judged[at-1]])
		if err != nil || !known {
			return known, err
		}
		r.pages[r.file.Judged[first]] = pages
	}
	pages, walked := r.pages[r.file.Judged[first]]
	if !walked {
		return false, nil
	}
	var x *call.Exchange
	if n := at - first; n < len(pages) {
		x = pages[n]
	}
	r.done = append(r.done, x)
	return true, nil
}

// perform makes and sends one request.
func (r *replay) perform(ctx context.Context, s *Step) (*call.Exchange, error) {
	c, err := r.rebuild(s)
	if err != nil {
		return nil, err
	}
	if err := r.permitted(c); err != nil {
		return nil, err
	}
	r.freshen(c)
	x, err := r.send(ctx, c)
	if err == nil && taken(s, c, x) {
		return r.sendVaried(ctx, s, c, x)
	}
	return x, err
}

// inQuestion reports whether a step is one whose answer may be another now: the
// last that is judged, and those before it that ask the same.
func (r *replay) inQuestion(i int) bool {
	last := r.last()
	for _, j := range slices.Backward(r.file.Judged) {
		if s := &r.file.Steps[j]; s.Operation != last.Operation || s.Method != last.Method {
			return false
		}
		if i == j {
			return true
		}
	}
	return false
}

// last is the last step that is judged.
func (r *replay) last() *Step { return &r.file.Steps[r.file.Judged[len(r.file.Judged)-1]] }

// permitted returns why a case cannot be sent with the credentials it needs.
func (r *replay) permitted(c *call.Case) error {
	switch {
	case c.Access == call.Other && !r.Sender.HasOther(c.Operation):
		return errors.New("it needs the credentials of another consumer")
	case c.Access == call.Foreign && !r.Sender.HasForeign(c.Operation):
		return errors.New("it needs credentials that the operation does not take")
	}
	return nil
}

func (r *replay) send(ctx context.Context, c *call.Case) (*call.Exchange, error) {
	x, err := r.Sender.Send(ctx, c)
	if err != nil {
		return nil, err
	}
	if x.Status == 0 && (errors.Is(x.Err, syscall.ECONNREFUSED) || r.file.Failure.Class != "none") {
		return nil, fmt.Errorf("there is no answer: %w", x.Err)
	}
	return x, nil
}

// asBefore returns why a step that others stand on is not what it was. One that
// is judged may have failed before.
func (r *replay) asBefore(i int, x *call.Exchange) error {
	before := r.file.Steps[i].Status
	if x.Status/100 == before/100 || before >= 400 && x.OK() && slices.Contains(r.file.Judged, i) {
		return nil
	}
	return r.otherwise(x, fmt.Sprint(before))
}

// otherwise says what came instead of something.
func (r *replay) otherwise(x *call.Exchange, before string) error {
	answered := fmt.Sprintf("answered %d, and %s before", x.Status, before)
	switch {
	case x.Status == 0:
		return fmt.Errorf("there is no answer: %w", x.Err)
	case (x.Status == 401 || x.Status == 403) && x.Case.Access == call.Granted && !r.Sender.HasGranted(x.Case.Operation):
		return errors.New(answered + ": credentials are missing")
	case x.Status == 401 && x.Case.Access == call.Granted:
		return errors.New(answered + ": the credentials are not accepted")
	}
	return errors.New(answered)
}

// judge judges the steps as the check did.
func (r *replay) judge() Result {
	q := r.sequence()
	last := q.Last()
	found := slices.Concat(r.Check.Sequence(q), r.Check.Exchange(last))
	for _, f := range found {
		if r.same(f) {
			result := r.result(StillFailing, f.Text)
			result.Failure = &f
			return result
		}
	}
	if r.file.Failure.Check == "valid-request-refused" && last.Status == r.last().Status {
		return r.result(StillFailing, fmt.Sprintf("answered %d still", last.Status)) // which of its causes it is, only a whole run knows
	}
	if doubt := r.doubt(last, found); doubt != "" {
		return r.result(CouldNotRun, fmt.Sprintf("%s: %s", last.Case.Operation.Name(), doubt))
	}
	return r.result(Fixed, fmt.Sprintf("%s answered %d", last.Case.Operation.Name(), last.Status))
}

// sequence is the steps to judge, with the pages that there are now.
func (r *replay) sequence() call.Sequence {
	q := call.Sequence{Check: r.file.Failure.Check}
	walked := false
	for _, i := range r.file.Judged {
		if pages, first := r.pages[i]; first {
			q.Steps = append(q.Steps, pages...)
			walked = true
			continue
		}
		walked = walked && r.file.Steps[i].Page
		if !walked {
			q.Steps = append(q.Steps, r.done[i])
		}
	}
	return q
}

// same reports whether a failure is the one of the file. In another document
// the word that is broken may stand elsewhere.
func (r *replay) same(f failure.Failure) bool {
	old := r.file.Failure
	if f.ID == old.ID {
		return true
	}
	return r.Doc.Digest != r.file.Document.Digest && f.Check == old.Check && f.Operation == old.Operation && f.Class == old.Class
}
