package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"

	"github.com/apisteward/steward/internal/report"
	"github.com/apisteward/steward/internal/verify"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/casefile"
	"github.com/apisteward/steward/internal/verify/failure"
	"github.com/apisteward/steward/internal/verify/workflow"
)

// verifyOutputs is where a verification is reported.
type verifyOutputs struct {
	*app
	doc      *document
	opts     *verifyOptions
	baseline *casefile.Baseline // nil for none
	archives []*archive
	history  *casefile.History // nil without case files
}

// archive is a HAR file on its way.
type archive struct {
	*report.HARWriter
	file *os.File
}

// verifyOutputs opens what must be open before anything is sent, so that a
// wrong name does not cost a run.
func (a *app) verifyOutputs(doc *document, opts *verifyOptions, settings *verify.Settings) (*verifyOutputs, error) {
	out := &verifyOutputs{app: a, doc: doc, opts: opts}
	if opts.baseline != "" {
		b, err := casefile.ReadBaselineFile(opts.baseline)
		switch {
		case errors.Is(err, os.ErrNotExist) && opts.update:
			b = &casefile.Baseline{}
		case errors.Is(err, os.ErrNotExist):
			return nil, fmt.Errorf("%s: no such file; --update-baseline makes it", opts.baseline)
		case err != nil:
			return nil, named(opts.baseline, err)
		}
		out.baseline = b
	}
	shower := call.NewSender(settings.Settings)
	for _, o := range opts.outputs {
		f, err := os.Create(o.File)
		if err != nil {
			return nil, errors.Join(unwritable(o.File, err), out.abandon())
		}
		if o.Format != report.HAR {
			if err := f.Close(); err != nil {
				return nil, err
			}
			continue
		}
		out.archives = append(out.archives, &archive{report.NewHARWriter(f, buildVersion(), shower), f})
	}
	if opts.cases != "" {
		out.history = casefile.NewHistory()
	}
	settings.Record = out.record
	return out, nil
}

func (o *verifyOutputs) record(x *call.Exchange) {
	o.history.Add(x)
	for _, a := range o.archives {
		a.Add(x)
	}
}

// abandon closes what is open.
func (o *verifyOutputs) abandon() error {
	var faults []error
	for _, a := range o.archives {
		faults = append(faults, a.Close(), a.file.Close())
	}
	return errors.Join(faults...)
}

// finish writes the case files and every report.
func (o *verifyOutputs) finish(v *verify.Verification) error {
	if err := o.abandon(); err != nil {
		return err
	}
	result := o.result(v)
	if err := o.cases(v, result); err != nil {
		return err
	}
	if o.opts.update {
		if err := o.updateBaseline(v, result); err != nil {
			return err
		}
	}
	style := report.Options{Format: o.opts.format, Color: o.colors(), All: o.opts.all, Version: buildVersion()}
	if err := result.Write(o.stdout, style); err != nil {
		return err
	}
	for _, one := range o.opts.outputs {
		if one.Format == report.HAR {
			continue
		}
		if err := writeReport(result, one); err != nil {
			return err
		}
	}
	return concluded(result.Outcome())
}

func writeReport(result *report.Verification, to report.Output) error {
	f, err := os.Create(to.File)
	if err != nil {
		return unwritable(to.File, err)
	}
	return errors.Join(result.Write(f, report.Options{Format: to.Format, All: true, Version: buildVersion()}), f.Close())
}

// result is a verification as it is reported.
func (o *verifyOutputs) result(v *verify.Verification) *report.Verification {
	r := &report.Verification{
		Document: o.doc.source, URL: v.URL, Seed: v.Seed, Requests: v.Requests, Began: v.Began, Took: v.Took,
		Exercised: v.Exercised, Outside: v.Outside, Stopped: v.Stopped,
	}
	for _, p := range v.Phases {
		r.Phases = append(r.Phases, string(p))
	}
	o.sort(v, r)
	for _, op := range v.Operations {
		if op.Skipped != "" {
			r.Skipped = append(r.Skipped, report.Skipped{Operation: op.Name(), Reason: v.Sender.Mask(op.Skipped), Hint: op.Hint})
		}
		r.Operations = append(r.Operations, report.OperationSummary{
			Name: op.Name(), Line: int(op.Node.Line), Requests: op.Requests, Statuses: op.Statuses, Slowest: op.Slowest,
			Failures: op.Failures, Warnings: op.Warnings,
		})
	}
	for _, w := range v.Workflows {
		values := map[string]any{}
		for _, output := range w.Outputs {
			values[output.Name] = masked(output.Value, v.Sender.Mask)
		}
		if len(values) > 0 {
			r.Outputs = append(r.Outputs, report.WorkflowOutputs{Workflow: w.Workflow, Values: values})
		}
		if w.Status == workflow.Skipped {
			r.Skipped = append(r.Skipped, report.Skipped{Operation: "workflow " + w.Workflow, Reason: v.Sender.Mask(w.Reason)})
		}
	}
	for _, name := range slices.Sorted(maps.Keys(v.NotJudged)) {
		for _, what := range v.NotJudged[name] {
			r.NotJudged = append(r.NotJudged, report.NotJudged{Operation: name, Text: what})
		}
	}
	return r
}

// masked is a value as JSON without its secrets. One that is a number is text
// then.
func masked(v any, mask func(string) string) any {
	data, err := json.Marshal(v)
	if err != nil {
		return nil
	}
	text := mask(string(data))
	if !json.Valid([]byte(text)) {
		return text
	}
	return json.RawMessage(text)
}

// sort puts what was found where it belongs: known to the baseline or not,
// failures or warnings.
func (o *verifyOutputs) sort(v *verify.Verification, r *report.Verification) {
	found := v.Found
	if o.opts.strict {
		for i := range found {
			found[i].Level = failure.Failed
		}
	}
	if o.baseline != nil {
		fresh, known, gone := o.baseline.Split(found, lookedAt(v))
		found = fresh
		for _, f := range known {
			e := report.NewEntry(f, v.Sender)
			accepted, _ := o.baseline.Find(f.ID)
			e.Since, e.Reason = accepted.Since, accepted.Reason
			r.Accepted = append(r.Accepted, e)
		}
		for _, g := range gone {
			r.Gone = append(r.Gone, report.Known{ID: g.ID, Check: g.Check, Operation: g.Operation, Text: g.Text, Since: g.Since, Reason: g.Reason})
		}
	}
	for _, f := range found {
		if e := report.NewEntry(f, v.Sender); f.Level == failure.Failed {
			r.Failures = append(r.Failures, e)
		} else {
			r.Warnings = append(r.Warnings, e)
		}
	}
}

// lookedAt reports whether a failure of an operation is gone when it was not
// found. Of a run that ended before its time none is.
func lookedAt(v *verify.Verification) func(operation string) bool {
	return func(operation string) bool { return v.Stopped == "" && v.Exercises(operation) }
}

// cases writes a case file for each failure that is new.
func (o *verifyOutputs) cases(v *verify.Verification, r *report.Verification) error {
	if o.opts.cases == "" {
		return nil
	}
	source := o.doc.source
	about := casefile.About{
		Seed: v.Seed, URL: v.URL,
		Document: casefile.Document{Name: source.Name, Title: source.Title, Version: source.Version, Digest: source.Digest},
		Doc:      o.doc.Document, History: o.history,
	}
	for i := range r.Failures {
		e := &r.Failures[i]
		at := slices.IndexFunc(v.Found, func(f failure.Failure) bool { return f.ID == e.ID })
		if len(v.Found[at].Sequence.Steps) == 0 {
			continue // the document alone shows it
		}
		file, err := casefile.New(v.Found[at], about, v.Sender.Mask)
		if err != nil {
			fmt.Fprintln(o.stderr, "steward: no case file: "+err.Error())
			continue
		}
		if e.CaseFile, err = file.Save(o.opts.cases); err != nil {
			return fmt.Errorf("the case files cannot be written: %w", err)
		}
	}
	return nil
}

// updateBaseline accepts everything that was found.
func (o *verifyOutputs) updateBaseline(v *verify.Verification, r *report.Verification) error {
	updated := o.baseline.Updated(v.Found, o.now(), lookedAt(v), v.Sender.Mask)
	if err := updated.Save(o.opts.baseline); err != nil {
		return named(o.opts.baseline, err)
	}
	r.Accepted = append(r.Accepted, r.Failures...)
	r.Failures, r.Gone = nil, nil
	return nil
}

// runVerification runs a verification while a terminal is told how far it is.
func (a *app) runVerification(ctx context.Context, settings verify.Settings) (*verify.Verification, error) {
	done := func() {}
	defer func() { done() }()
	settings.Watch = func(at func() verify.Progress) { done = a.verifyProgress(at) }
	return verify.Run(ctx, settings)
}
