package workflow

import (
	"context"
	"fmt"

	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/failure"
)

// transaction is one workflow that runs by itself, with those that it calls.
type transaction struct {
	*execution
	outcome *Outcome
	trail   []*call.Exchange // what was sent lately, in order
	left    int              // runs of steps that may still be made
}

// frame is a workflow while it runs.
type frame struct {
	workflow *Workflow
	scope    *scope
	depth    int // of workflows that called each other
}

// ended is how a workflow ended.
type ended struct {
	status  Status
	reason  string
	cause   *failure.Failure // of a failure, unless the document's checks have told it
	outputs map[string]bound
	listed  []Output
}

// workflow runs a workflow with what it takes of the given inputs. The error is
// what sending ended with.
func (s *transaction) workflow(ctx context.Context, w *Workflow, given map[string]any, depth int) (ended, error) {
	if depth > maxDepth {
		return ended{status: Skipped, reason: fmt.Sprintf("more than %d workflows call each other", maxDepth)}, nil
	}
	inputs, wrong := w.inputs.complete(given)
	if wrong != "" {
		return ended{status: Skipped, reason: fmt.Sprintf("the inputs of the workflow %s do not fit: %s", quote(w.ID), wrong)}, nil
	}
	f := &frame{workflow: w, depth: depth, scope: &scope{
		file: s.File, inputs: inputs, steps: map[string]map[string]bound{}, workflows: s.finished, outputs: map[string]bound{},
	}}
	end, err := s.steps(ctx, f)
	if err != nil {
		return ended{}, err
	}
	end.outputs, end.listed = f.outputs(end)
	s.finished[w.ID] = &finished{inputs: inputs, outputs: end.outputs}
	return end, nil
}

// steps runs the steps of a workflow until it ends.
func (s *transaction) steps(ctx context.Context, f *frame) (ended, error) {
	for at := 0; at < len(f.workflow.steps); {
		next, err := s.step(ctx, f, f.workflow.steps[at])
		switch {
		case err != nil:
			return ended{}, err
		case next.end != nil:
			return *next.end, nil
		case next.to != nil:
			return s.workflow(ctx, next.to, f.scope.inputs, f.depth+1)
		case next.step != "":
			at = f.workflow.index(next.step)
		default:
			at++
		}
	}
	return ended{status: Passed}, nil
}

// outputs evaluates the outputs of a workflow. Those that it lacks are taken
// from the workflow that it went to at its end, if there is one.
func (f *frame) outputs(e ended) (map[string]bound, []Output) {
	values := make(map[string]bound, len(f.workflow.outputs))
	f.scope.outputs = values
	var listed []Output
	for i := range f.workflow.outputs {
		o := &f.workflow.outputs[i]
		b := f.scope.output(o)
		if other, there := e.outputs[o.name]; b.lacks != "" && there {
			b = other
		}
		values[o.name] = b
		listed = append(listed, Output{Name: o.name, Value: b.value, Lacks: b.lacks})
	}
	for _, o := range e.listed {
		if _, known := values[o.Name]; !known {
			values[o.Name] = e.outputs[o.Name]
			listed = append(listed, o)
		}
	}
	return values, listed
}

// output evaluates an output. Its value is of maps and slices.
func (s *scope) output(o *output) bound {
	if o.value.expression != nil {
		b, err := s.lookup(o.value.expression)
		if err != nil {
			return bound{lacks: err.Error()}
		}
		return b
	}
	b, err := s.evaluate(&o.value)
	if err != nil {
		return bound{lacks: err.Error()}
	}
	return b
}
