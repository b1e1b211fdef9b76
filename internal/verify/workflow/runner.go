package workflow

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/apisteward/steward/internal/fault"
)

// Bounds of a run.
const (
	// maxSteps bounds how often steps are run for one workflow, those of the
	// workflows that it calls included: jumps can lead round in circles.
	maxSteps = 1000
	// maxDepth bounds workflows that call each other.
	maxDepth = 20
	// maxTrail bounds the requests that a failure is shown with. Those that gave
	// something to these are known by their bindings.
	maxTrail = 100
	// maxWait bounds the wait that an answer asks for before a retry.
	maxWait = 2 * time.Minute
)

// Config is what a Runner needs.
type Config struct {
	File   *File
	Name   string         // of the file, for people: "orders.arazzo.yaml"
	APIs   map[string]API // by the names of the file's sources
	Inputs map[string]any // for all workflows: Text, or values as package sample or encoding/json has them, with json.Number
	Also   []*File        // files that are given the same inputs
	Only   []string       // ids of workflows to run; empty for all that no other one calls
	Now    func() time.Time
	Sleep  func(ctx context.Context, d time.Duration) error
}

// Runner runs the workflows of one file. It is safe for concurrent use.
type Runner struct {
	Config
	targets map[*step]*target
	chosen  []*Workflow
}

// NewRunner returns a Runner.
//
// NewRunner returns a *fault.Error of kind Invalid, with a field for each fault
// in the file, when a step calls an operation that its document does not have;
// and one when Only or Inputs name what the file does not have.
func NewRunner(c Config) (*Runner, error) {
	targets, err := link(c.File, c.APIs)
	if err != nil {
		return nil, err
	}
	r := &Runner{Config: c, targets: targets}
	if r.chosen, err = c.choose(); err != nil {
		return nil, err
	}
	return r, c.checkInputs()
}

// choose returns the workflows to run.
func (c *Config) choose() ([]*Workflow, error) {
	if len(c.Only) == 0 {
		return c.File.uncalled(), nil
	}
	var chosen []*Workflow
	for _, id := range c.Only {
		w := c.File.workflow(id)
		if w == nil {
			return nil, fault.New(fault.Invalid, "The file has no workflow %s; it has %s.", quote(id), list(c.File.ids()))
		}
		if !slices.Contains(chosen, w) {
			chosen = append(chosen, w)
		}
	}
	return chosen, nil
}

// ids are the ids of the workflows.
func (f *File) ids() []string {
	ids := make([]string, len(f.Workflows))
	for i, w := range f.Workflows {
		ids[i] = w.ID
	}
	return ids
}

// uncalled returns the workflows that no other one calls, or all when there is
// none of these.
func (f *File) uncalled() []*Workflow {
	called := map[string]bool{}
	for _, w := range f.Workflows {
		for _, s := range w.steps {
			for _, id := range s.calls() {
				called[id] = called[id] || id != w.ID
			}
		}
	}
	var list []*Workflow
	for _, w := range f.Workflows {
		if !called[w.ID] {
			list = append(list, w)
		}
	}
	if len(list) == 0 {
		return f.Workflows
	}
	return list
}

// calls returns the workflows that a step, or an action after it, leads to.
func (s *step) calls() []string {
	ids := []string{}
	if s.workflowID != "" {
		ids = append(ids, s.workflowID)
	}
	for _, actions := range [][]*action{s.onSuccess, s.onFailure} {
		for _, a := range actions {
			if a.workflowID != "" {
				ids = append(ids, a.workflowID)
			}
		}
	}
	return ids
}

// checkInputs refuses inputs that no workflow takes.
func (c *Config) checkInputs() error {
	names := map[string]bool{}
	for _, f := range append([]*File{c.File}, c.Also...) {
		for _, w := range f.Workflows {
			if w.inputs == nil || !w.inputs.closed {
				return nil
			}
			for name := range w.inputs.properties {
				names[name] = true
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(c.Inputs)) {
		if !names[name] {
			return fault.New(fault.Invalid, "No workflow takes an input %s; there are %s.", quote(name), list(slices.Sorted(maps.Keys(names))))
		}
	}
	return nil
}

// Run runs the workflows, each after those that it depends on. What an API does
// wrong stands in the report; the error is what sending ended with, such as a
// budget that is used up, and then the report has what was done before.
func (r *Runner) Run(ctx context.Context) (*Report, error) {
	e := &execution{Runner: r, report: &Report{}, finished: map[string]*finished{}, ended: map[string]Status{}}
	for i, w := range r.chosen {
		if err := e.whole(ctx, w); err != nil {
			for _, rest := range r.chosen[i:] {
				e.skip(rest, err.Error())
			}
			return e.report, err
		}
	}
	return e.report, nil
}

// execution is one run of a Runner.
type execution struct {
	*Runner
	report   *Report
	finished map[string]*finished
	ended    map[string]Status // of the workflows that were run by themselves
}

// whole runs a workflow by itself, once, after those that it depends on.
func (e *execution) whole(ctx context.Context, w *Workflow) error {
	if _, known := e.ended[w.ID]; known {
		return nil
	}
	for _, id := range w.dependsOn {
		if err := e.whole(ctx, e.File.workflow(id)); err != nil {
			return err
		}
		if status := e.ended[id]; status != Passed {
			e.skip(w, fmt.Sprintf("it depends on the workflow %s, which %s", quote(id), ending(status)))
			return nil
		}
	}
	o := &Outcome{Workflow: w.ID, Summary: w.Summary}
	s := &transaction{execution: e, outcome: o, left: maxSteps}
	result, err := s.workflow(ctx, w, e.Inputs, 0)
	if err != nil {
		result = ended{status: Skipped, reason: err.Error()}
	}
	o.Status, o.Reason, o.Outputs = result.status, result.reason, result.listed
	o.unreached(w)
	if result.cause != nil {
		e.report.Failures = append(e.report.Failures, *result.cause)
	}
	e.ended[w.ID] = o.Status
	e.report.Workflows = append(e.report.Workflows, *o)
	return err
}

// skip notes a workflow that is not run, unless it was.
func (e *execution) skip(w *Workflow, reason string) {
	if _, known := e.ended[w.ID]; known {
		return
	}
	o := Outcome{Workflow: w.ID, Summary: w.Summary, Status: Skipped, Reason: reason}
	o.unreached(w)
	e.ended[w.ID] = Skipped
	e.report.Workflows = append(e.report.Workflows, o)
}

func ending(s Status) string {
	if s == Failed {
		return "failed"
	}
	return "could not be run"
}

// unreached adds the steps that were not reached, unless the workflow passed.
func (o *Outcome) unreached(w *Workflow) {
	if o.Status == Passed {
		return
	}
	for _, s := range w.steps {
		ran := func(other StepOutcome) bool { return other.Workflow == w.ID && other.Step == s.id }
		if !slices.ContainsFunc(o.Steps, ran) {
			o.Steps = append(o.Steps, StepOutcome{Workflow: w.ID, Step: s.id, Status: Skipped, Reason: "it was not reached"})
		}
	}
}
