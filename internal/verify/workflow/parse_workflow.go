package workflow

import "github.com/apisteward/steward/internal/contract"

// workflow reads a workflow.
func (r *reader) workflow(n *contract.Node) *Workflow {
	const what = "a workflow"
	if !r.object(n, what, "workflowId", "summary", "description", "inputs", "dependsOn", "steps", "successActions", "failureActions", "outputs", "parameters") {
		return nil
	}
	w := &Workflow{
		ID: r.need(n, what, "workflowId"), Summary: r.text(n, what, "summary"), Place: placeOf(n),
		inputs:     r.inputs(n.Get("inputs")),
		parameters: r.parameters(n, what, true),
		onSuccess:  r.actions(n, what, "successActions", false),
		onFailure:  r.actions(n, what, "failureActions", true),
		outputs:    r.outputs(n, what),
	}
	for _, id := range r.items(n, what, "dependsOn") {
		if !id.Is(contract.String) {
			r.fault(id, "The workflows that one depends on are named by their ids.")
		}
		w.dependsOn = append(w.dependsOn, id.Text())
	}
	if n.Get("steps").Len() == 0 {
		r.fault(n, "A workflow needs `steps`.")
	}
	for _, at := range r.items(n, what, "steps") {
		if s := r.step(at, w); s != nil {
			if s.id != "" && w.step(s.id) != nil {
				r.fault(at, "There are two steps with the id %s in the workflow.", quote(s.id))
			}
			w.steps = append(w.steps, s)
		}
	}
	return w
}

// step reads a step of a workflow.
func (r *reader) step(n *contract.Node, w *Workflow) *step {
	const what = "a step"
	if !r.object(n, what, "stepId", "description", "operationId", "operationPath", "workflowId", "parameters", "requestBody",
		"successCriteria", "onSuccess", "onFailure", "outputs") {
		return nil
	}
	s := &step{
		id: r.need(n, what, "stepId"), Place: placeOf(n),
		operationID:   r.text(n, what, "operationId"),
		operationPath: r.text(n, what, "operationPath"),
		workflowID:    r.text(n, what, "workflowId"),
		body:          r.body(n.Get("requestBody")),
		outputs:       r.outputs(n, what),
	}
	ways := 0
	for _, way := range []string{s.operationID, s.operationPath, s.workflowID} {
		if way != "" {
			ways++
		}
	}
	if ways != 1 {
		r.fault(n, "A step has exactly one of `operationId`, `operationPath` and `workflowId`; this one has %d.", ways)
	}
	if s.workflowID != "" && s.body != nil {
		r.faultAt(s.body.Place, "A step that calls a workflow has no body: give it parameters.")
	}
	s.parameters = overrideParameters(w.parameters, r.parameters(n, what, s.workflowID != ""))
	s.onSuccess = overrideActions(r.actions(n, what, "onSuccess", false), w.onSuccess)
	s.onFailure = overrideActions(r.actions(n, what, "onFailure", true), w.onFailure)
	for _, c := range r.items(n, what, "successCriteria") {
		if c := r.criterion(c); c != nil {
			s.success = append(s.success, c)
		}
	}
	return s
}

// overrideParameters returns a workflow's parameters, each replaced by the
// step's own of the same name and place, and then the step's others.
func overrideParameters(general, own []*parameter) []*parameter {
	var list []*parameter
	for _, p := range general {
		if findParameter(own, p.name, p.in) == nil {
			list = append(list, p)
		}
	}
	return append(list, own...)
}

func findParameter(list []*parameter, name, in string) *parameter {
	for _, p := range list {
		if p.name == name && p.in == in {
			return p
		}
	}
	return nil
}

// overrideActions returns a step's own actions, and then those of the workflow
// whose names differ.
func overrideActions(own, general []*action) []*action {
	list := own
	for _, a := range general {
		if findAction(own, a.name) == nil {
			list = append(list, a)
		}
	}
	return list
}

func findAction(list []*action, name string) *action {
	for _, a := range list {
		if a.name == name {
			return a
		}
	}
	return nil
}

// outputs reads the outputs of a step or a workflow.
func (r *reader) outputs(n *contract.Node, what string) []output {
	var list []output
	for name, at := range r.fields(n, what, "outputs") {
		o := output{name: name, value: r.value(at), Place: placeOf(at)}
		if !isExpression(at.Text()) && o.value.pieces == nil {
			r.fault(at, "The output %s is no runtime expression, such as $response.body#/id.", quote(name))
		}
		list = append(list, o)
	}
	return list
}

// body reads the body of a step's request.
func (r *reader) body(n *contract.Node) *body {
	const what = "a request body"
	if n == nil || !r.object(n, what, "contentType", "payload", "replacements") {
		return nil
	}
	b := &body{contentType: r.text(n, what, "contentType"), Place: placeOf(n)}
	if n.Has("payload") {
		b.payload = r.value(n.Get("payload"))
	} else {
		r.fault(n, "A request body needs a `payload`.")
	}
	for _, at := range r.items(n, what, "replacements") {
		if !r.object(at, "a replacement", "target", "value") {
			continue
		}
		p := replacement{target: r.need(at, "a replacement", "target"), Place: placeOf(at)}
		if p.target != "" && p.target[0] != '/' {
			r.fault(at.Get("target"), "The target of a replacement is a JSON pointer, such as /order/id; XPath is not supported.")
		}
		if !at.Has("value") {
			r.fault(at, "A replacement needs a `value`.")
			continue
		}
		p.value = r.value(at.Get("value"))
		b.replacements = append(b.replacements, p)
	}
	return b
}
