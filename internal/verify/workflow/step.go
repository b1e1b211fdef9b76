package workflow

import (
	"context"
	"fmt"
	"maps"

	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/failure"
)

// following is where a workflow goes after a step: to its end, to another workflow,
// to a step, or, when it is empty, to the next step.
type following struct {
	end  *ended
	to   *Workflow
	step string
}

// result is how one run of a step went.
type result struct {
	status   Status
	reason   string
	exchange *call.Exchange
	failed   *criterion       // that was not met, or nil
	arrived  string           // instead of what it says
	cause    *failure.Failure // of a workflow that was called
	told     bool             // reason is that of the workflow that was called
	outcome  int              // index of what is reported of it
}

// step runs a step, again and again as far as actions say so.
func (s *transaction) step(ctx context.Context, f *frame, st *step) (following, error) {
	retries := map[*action]int{}
	for {
		r, err := s.once(ctx, f, st)
		if err != nil {
			return following{}, err
		}
		if r.status == Skipped {
			return stop(ended{status: Skipped, reason: f.tell(st, r, "could not be run")}), nil
		}
		actions := st.onSuccess
		if r.status == Failed {
			actions = st.onFailure
		}
		a := f.choose(actions, retries)
		found := s.judge(f, st, r, a)
		switch {
		case a == nil && r.status == Passed:
			return following{}, nil
		case a == nil || a.kind == end && r.status == Failed:
			return stop(s.broke(f, st, r, found)), nil
		case a.kind == end:
			return stop(ended{status: Passed}), nil
		case a.kind == jump:
			s.outcome.Steps[r.outcome].Then = "goto " + a.stepID + a.workflowID + " (" + a.name + ")"
			return following{to: s.File.workflow(a.workflowID), step: a.stepID}, nil
		}
		retries[a]++
		if broken, err := s.beforeRetry(ctx, f, a, r); broken != nil || err != nil {
			return following{end: broken}, err
		}
	}
}

// tell says how a step ended, unless a workflow that it called says it already.
func (f *frame) tell(st *step, r result, how string) string {
	switch {
	case r.told:
		return r.reason
	case f.depth > 0:
		return fmt.Sprintf("the step %s of the workflow %s %s: %s", quote(st.id), quote(f.workflow.ID), how, r.reason)
	}
	return fmt.Sprintf("the step %s %s: %s", quote(st.id), how, r.reason)
}

func stop(e ended) following { return following{end: &e} }

// choose returns the first action whose criteria are met; nil when there is
// none. Those that repeat are passed over once they were taken as often as may
// be.
func (f *frame) choose(actions []*action, retries map[*action]int) *action {
	for _, a := range actions {
		if a.kind == repeat && retries[a] >= a.retryLimit {
			continue
		}
		if met, _, _ := f.scope.meets(a.criteria); met {
			return a
		}
	}
	return nil
}

// meets reports whether all criteria are met and, if not, which is not.
func (s *scope) meets(criteria []*criterion) (ok bool, failed *criterion, arrived string) {
	for _, c := range criteria {
		if ok, arrived := c.holds(s); !ok {
			return false, c, arrived
		}
	}
	return true, nil, ""
}

// once runs a step once, without its actions.
func (s *transaction) once(ctx context.Context, f *frame, st *step) (result, error) {
	if s.left == 0 {
		reason := fmt.Sprintf("%d steps were run without an end: the jumps lead round in circles", maxSteps)
		return result{status: Skipped, reason: reason, told: true}, nil
	}
	s.left--
	if st.workflowID != "" {
		return s.nested(ctx, f, st)
	}
	o := StepOutcome{Workflow: f.workflow.ID, Step: st.id, Source: s.targets[st].source, Operation: s.targets[st].op.Name()}
	r, err := s.send(ctx, f, st)
	if err != nil {
		return result{}, err
	}
	o.Status, o.Reason = r.status, r.reason
	if r.exchange != nil {
		o.Answer = r.exchange.Status
	}
	r.outcome = len(s.outcome.Steps)
	s.outcome.Steps = append(s.outcome.Steps, o)
	return r, nil
}

// send sends the request of a step and evaluates its criteria and outputs.
func (s *transaction) send(ctx context.Context, f *frame, st *step) (result, error) {
	t := s.targets[st]
	c, err := t.request(st, f.scope)
	if err != nil {
		return skipped(err.Error()), nil
	}
	if t.api.Intent != nil && st.expectsSuccess() {
		c.Intent = t.api.Intent(withoutExtras(c))
	}
	x, err := t.api.Send(ctx, c)
	if reason, ok := unsendable(err); ok {
		return skipped(reason), nil
	}
	if err != nil {
		return result{}, err
	}
	if s.trail = append(s.trail, x); len(s.trail) > maxTrail {
		s.trail = s.trail[1:]
	}
	f.scope.exchange = x
	f.scope.outputs = map[string]bound{}
	f.scope.keep(st, nil)
	return f.scope.verdict(st), nil
}

func skipped(reason string) result { return result{status: Skipped, reason: reason} }

// keep evaluates the outputs of a step, which come beside those of the workflow
// that it called.
func (s *scope) keep(st *step, called map[string]bound) {
	outputs := maps.Clone(called)
	if outputs == nil {
		outputs = map[string]bound{}
	}
	for i := range st.outputs {
		o := &st.outputs[i]
		outputs[o.name] = s.output(o)
	}
	s.steps[st.id] = outputs
}

// verdict says whether a step succeeded: all its criteria are met or, when it
// has none, the answer's status is below 400.
func (s *scope) verdict(st *step) result {
	r := result{status: Passed, exchange: s.exchange}
	x := s.exchange
	switch met, failed, arrived := s.meets(st.success); {
	case x != nil && x.Status == 0:
		r.status, r.reason = Failed, "there was no answer"
		if x.Err != nil {
			r.reason += ": " + x.Err.Error()
		}
		r.arrived = r.reason
	case !met:
		if x != nil && x.Status >= 400 && !failed.aboutStatus() {
			arrived += fmt.Sprintf(", and the status is %d", x.Status)
		}
		r.status, r.failed, r.arrived = Failed, failed, arrived
		r.reason = fmt.Sprintf("%s does not hold: %s", quote(failed.text), arrived)
	case len(st.success) == 0 && x != nil && x.Status >= 400:
		r.status, r.reason = Failed, fmt.Sprintf("the status is %d", x.Status)
		r.arrived = fmt.Sprintf("status %d", x.Status)
	}
	return r
}

// last is the exchange that was made last, or nil.
func (s *transaction) last() *call.Exchange {
	if len(s.trail) == 0 {
		return nil
	}
	return s.trail[len(s.trail)-1]
}
