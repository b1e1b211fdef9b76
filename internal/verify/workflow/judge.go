package workflow

import (
	"fmt"

	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/failure"
)

// Check is the id of what is found when a step does not succeed.
const Check = "workflow-step-failed"

// judge holds the answer of a step against its document. An error of the server
// that the file names, to be expected or to be repeated, is none.
func (s *transaction) judge(f *frame, st *step, r result, a *action) []failure.Failure {
	if r.exchange == nil || s.targets[st] == nil || s.targets[st].api.Judge == nil {
		return nil
	}
	if status := r.exchange.Status; status >= 500 {
		expected := r.status == Passed && foresees(st.success, status)
		if expected || a != nil && a.kind != end && foresees(a.criteria, status) {
			return nil
		}
	}
	found := s.targets[st].api.Judge(r.exchange)
	s.outcome.Steps[r.outcome].Failures = found
	return found
}

// broke is how a workflow ends at a step that failed. There is no failure of
// its own when the answer itself was wrong by its document, and the step failed
// because of the status or for want of an answer: that is one cause.
func (s *transaction) broke(f *frame, st *step, r result, found []failure.Failure) ended {
	e := ended{status: Failed, reason: f.tell(st, r, "failed"), cause: r.cause}
	if e.cause != nil || r.exchange == nil && r.failed == nil {
		return e
	}
	if told(found) && (r.failed == nil || r.failed.aboutStatus()) {
		return e
	}
	if x := s.last(); x != nil {
		e.cause = s.failure(f, st, r, x)
	}
	return e
}

// told reports whether there is more than warnings.
func told(found []failure.Failure) bool {
	for _, f := range found {
		if f.Level == failure.Failed {
			return true
		}
	}
	return false
}

// failure is what is found when a step does not succeed. It is identified by
// the workflow and the step.
func (s *transaction) failure(f *frame, st *step, r result, x *call.Exchange) *failure.Failure {
	found := failure.New(Check, x, nil)
	found.ID = failure.NewID("workflow "+f.workflow.ID, Check, st.id, "")
	found.Phase = call.Workflows
	found.Text = fmt.Sprintf("The step %s of the workflow %s failed.", quote(st.id), quote(f.workflow.ID))
	found.Expected, found.Arrived = "a status below 400", r.arrived
	at := st.Place
	if r.failed != nil {
		found.Expected, at = r.failed.text, r.failed.Place
		if r.failed.context != nil {
			found.Expected = r.failed.context.text + ": " + found.Expected
		}
	}
	found.Expected = fmt.Sprintf("%s (%s, line %d)", found.Expected, s.Name, at.Line)
	found.Sequence = call.Sequence{Check: Check, Steps: append([]*call.Exchange(nil), s.trail...)}
	return &found
}
