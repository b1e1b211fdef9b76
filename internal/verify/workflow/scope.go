package workflow

import (
	"fmt"

	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/verify/call"
)

// bound is a value of maps and slices, and the answer it was taken from.
type bound struct {
	value any
	from  *call.Binding // nil when it was not taken from an answer as it is
	lacks string        // why there is no value, or ""
}

// scope is what expressions can refer to while a workflow runs.
type scope struct {
	file   *File
	inputs map[string]any

	steps     map[string]map[string]bound // outputs by step
	outputs   map[string]bound            // of the workflow called last, then of this one
	workflows map[string]*finished        // those that have ended
	exchange  *call.Exchange              // of the present step; nil before it was sent
}

// finished is a workflow that has ended.
type finished struct {
	inputs  map[string]any
	outputs map[string]bound
}

// absentError says why an expression has no value.
type absentError struct {
	reason   string
	optional bool // it is an input that need not be given
}

// Error implements error.
func (e *absentError) Error() string { return e.reason }

func absent(format string, args ...any) error {
	return &absentError{reason: fmt.Sprintf(format, args...)}
}

// lookup returns the value of an expression, or an *absentError.
func (s *scope) lookup(e *expression) (bound, error) {
	switch e.root {
	case theInputs:
		return s.input(e, s.inputs)
	case theOutputs:
		return fromOutputs(e, s.outputs, "the workflow")
	case stepOutputs:
		outputs, ran := s.steps[e.id]
		if !ran {
			return bound{}, absent("the step %s has not run", quote(e.id))
		}
		return fromOutputs(e, outputs, "the step "+quote(e.id))
	case workflowInputs, workflowOutputs:
		done := s.workflows[e.id]
		if done == nil {
			return bound{}, absent("the workflow %s has not run", quote(e.id))
		}
		if e.root == workflowInputs {
			return s.input(e, done.inputs)
		}
		return fromOutputs(e, done.outputs, "the workflow "+quote(e.id))
	case sourceURL:
		return bound{value: s.file.source(e.id).URL}, nil
	case componentParameter:
		v, err := s.evaluate(&s.file.parameters[e.name].value)
		return bound{value: sample.Plain(v.value), from: v.from}, err
	}
	if s.exchange == nil {
		return bound{}, absent("%s has no value before a request was sent", quote(e.text))
	}
	return s.message(e)
}

// input returns an input, or a part of one.
func (s *scope) input(e *expression, inputs map[string]any) (bound, error) {
	name, rest := splitName(e.path, func(name string) bool { _, given := inputs[name]; return given })
	v, given := inputs[name]
	if !given {
		return bound{}, &absentError{reason: "the input " + quote(name) + " was not given", optional: true}
	}
	v, followed := into(v, rest)
	if followed < len(rest) {
		return bound{}, &absentError{reason: "the input " + quote(name) + " has no " + quote(pointerOf(rest[:followed+1])), optional: true}
	}
	return bound{value: v}, nil
}

func fromOutputs(e *expression, outputs map[string]bound, whose string) (bound, error) {
	name, rest := splitName(e.path, func(name string) bool { _, there := outputs[name]; return there })
	b, there := outputs[name]
	switch {
	case !there:
		return bound{}, absent("%s has no output %s", whose, quote(name))
	case b.lacks != "":
		return bound{}, absent("%s gave no output %s: %s", whose, quote(name), b.lacks)
	}
	v, followed := into(b.value, rest)
	if followed < len(rest) {
		return bound{}, absent("the output %s of %s has no %s", quote(name), whose, quote(pointerOf(rest[:followed+1])))
	}
	b.value = v
	if len(rest) > 0 && b.from != nil {
		if b.from.Header != "" {
			b.from = nil
		} else {
			b.from = &call.Binding{Exchange: b.from.Exchange, Pointer: b.from.Pointer + pointerOf(rest)}
		}
	}
	return b, nil
}
