package workflow

import (
	"context"
	"fmt"

	"github.com/apisteward/steward/internal/sample"
)

// nested runs the workflow that a step calls. Its parameters are the inputs.
func (s *transaction) nested(ctx context.Context, f *frame, st *step) (result, error) {
	o := StepOutcome{Workflow: f.workflow.ID, Step: st.id}
	at := len(s.outcome.Steps)
	s.outcome.Steps = append(s.outcome.Steps, o)
	r, err := s.callWorkflow(ctx, f, st)
	if err != nil {
		r = result{status: Skipped, reason: err.Error()}
	}
	r.outcome = at
	s.outcome.Steps[at].Status, s.outcome.Steps[at].Reason = r.status, r.reason
	return r, err
}

func (s *transaction) callWorkflow(ctx context.Context, f *frame, st *step) (result, error) {
	inputs := map[string]any{}
	for _, p := range st.parameters {
		b, err := f.scope.evaluate(&p.value)
		if isOptional(err) {
			continue
		}
		if err != nil {
			return skipped(fmt.Sprintf("the parameter %s has no value: %s", quote(p.name), err)), nil
		}
		inputs[p.name] = sample.Plain(b.value)
	}
	called, err := s.workflow(ctx, s.File.workflow(st.workflowID), inputs, f.depth+1)
	if err != nil {
		return result{}, err
	}
	if called.status == Skipped {
		return result{status: Skipped, reason: called.reason, told: true}, nil
	}
	f.scope.exchange = s.last()
	f.scope.outputs = called.outputs
	f.scope.keep(st, called.outputs)
	if called.status == Failed {
		return result{status: Failed, reason: called.reason, told: true, cause: called.cause}, nil
	}
	r := f.scope.verdict(st)
	r.exchange = nil // it was judged when it was sent
	return r, nil
}
