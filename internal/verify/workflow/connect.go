package workflow

import (
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// connect checks that whatever refers to something within the file leads there.
func (r *reader) connect() {
	for _, p := range r.file.parameters {
		p.value.expressions(func(n *contract.Node, e *expression) {
			if e.root == componentParameter {
				r.fault(n, "A parameter among the components cannot take its value from another one.")
			}
		})
	}
	for _, w := range r.file.Workflows {
		for _, id := range w.dependsOn {
			r.leadsToWorkflow(w.Place, "`dependsOn`", id)
		}
		for _, s := range w.steps {
			r.connectStep(w, s)
		}
		for i := range w.outputs {
			w.outputs[i].value.expressions(func(n *contract.Node, e *expression) { r.known(w, placeOf(n), e) })
		}
	}
	r.dependencies()
}

func (r *reader) connectStep(w *Workflow, s *step) {
	if s.workflowID != "" {
		r.leadsToWorkflow(s.Place, "`workflowId`", s.workflowID)
	}
	before := func(n *contract.Node, e *expression) {
		if e.root.ofAnswer() {
			r.fault(n, "%s has no value here: the request has not been sent.", quote(e.text))
		}
		r.known(w, placeOf(n), e)
	}
	for _, p := range s.parameters {
		p.value.expressions(before)
	}
	if s.body != nil {
		s.body.payload.expressions(before)
		for i := range s.body.replacements {
			s.body.replacements[i].value.expressions(before)
		}
	}
	for i := range s.outputs {
		s.outputs[i].value.expressions(func(n *contract.Node, e *expression) { r.known(w, placeOf(n), e) })
	}
	r.connectCriteria(w, s.success)
	for _, list := range [][]*action{s.onSuccess, s.onFailure} {
		for _, a := range list {
			r.connectAction(w, a)
		}
	}
}

func (r *reader) connectAction(w *Workflow, a *action) {
	if a.workflowID != "" {
		r.leadsToWorkflow(a.Place, "`workflowId`", a.workflowID)
	}
	if a.stepID != "" && w.step(a.stepID) == nil {
		r.faultAt(a.Place, "There is no step %s in the workflow %s.", quote(a.stepID), quote(w.ID))
	}
	r.connectCriteria(w, a.criteria)
}

func (r *reader) connectCriteria(w *Workflow, criteria []*criterion) {
	for _, c := range criteria {
		use := func(e *expression) { r.known(w, c.Place, e) }
		c.condition.expressions(use)
		if c.context != nil {
			use(c.context)
		}
	}
}

func (r *reader) leadsToWorkflow(at Place, field, id string) {
	switch {
	case r.file.workflow(id) != nil:
	case strings.HasPrefix(id, "$sourceDescriptions."):
		r.faultAt(at, "The %s leads to another Arazzo file, which is not supported.", field)
	default:
		r.faultAt(at, "The %s names no workflow of the file: %s.", field, quote(id))
	}
}

// known checks that an expression names something that the file has.
func (r *reader) known(w *Workflow, at Place, e *expression) {
	switch e.root {
	case theInputs:
		r.knownInput(w, at, e)
	case stepOutputs:
		s := w.step(e.id)
		if s == nil {
			r.faultAt(at, "%s names no step of the workflow %s.", quote(e.text), quote(w.ID))
			return
		}
		outputs := s.outputs
		if called := r.file.workflow(s.workflowID); called != nil {
			outputs = append(outputs[:len(outputs):len(outputs)], called.outputs...)
		}
		r.knownOutput(at, e, outputs)
	case workflowOutputs, workflowInputs:
		other := r.file.workflow(e.id)
		switch {
		case other == nil:
			r.faultAt(at, "%s names no workflow of the file.", quote(e.text))
		case e.root == workflowInputs:
			r.knownInput(other, at, e)
		default:
			r.knownOutput(at, e, other.outputs)
		}
	case sourceURL:
		if r.file.source(e.id) == nil {
			r.faultAt(at, "%s names no source of the file.", quote(e.text))
		}
	case componentParameter:
		if r.file.parameters[e.name] == nil {
			r.faultAt(at, "%s names no parameter among the components.", quote(e.text))
		}
	}
}

func (r *reader) knownInput(w *Workflow, at Place, e *expression) {
	if w.inputs == nil || !w.inputs.closed {
		return
	}
	name, _ := splitName(e.path, func(name string) bool { return w.inputs.properties[name] != nil })
	if w.inputs.properties[name] == nil {
		r.faultAt(at, "%s names no input of the workflow %s, which has %s.", quote(e.text), quote(w.ID), list(w.inputs.names()))
	}
}

func (r *reader) knownOutput(at Place, e *expression, outputs []output) {
	names := make([]string, len(outputs))
	has := make(map[string]bool, len(outputs))
	for i, o := range outputs {
		names[i], has[o.name] = o.name, true
	}
	if name, _ := splitName(e.path, func(name string) bool { return has[name] }); !has[name] {
		r.faultAt(at, "%s names no output of %s, which has %s.", quote(e.text), quote(e.id), list(names))
	}
}

// dependencies checks that workflows do not wait for each other.
func (r *reader) dependencies() {
	state := map[*Workflow]int{} // 1 while what it depends on is visited, 2 after that
	var visit func(w *Workflow)
	visit = func(w *Workflow) {
		state[w] = 1
		for _, id := range w.dependsOn {
			switch on := r.file.workflow(id); {
			case on == nil:
			case state[on] == 1:
				r.faultAt(w.Place, "The workflows %s and %s wait for each other.", quote(w.ID), quote(on.ID))
			case state[on] == 0:
				visit(on)
			}
		}
		state[w] = 2
	}
	for _, w := range r.file.Workflows {
		if state[w] == 0 {
			visit(w)
		}
	}
}
