package workflow

import (
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// actions reads a list of actions, or of references to them.
func (r *reader) actions(n *contract.Node, what, key string, failure bool) []*action {
	var list []*action
	kind := "successActions"
	if failure {
		kind = "failureActions"
	}
	for _, at := range r.items(n, what, key) {
		target := at
		if at.Has("reference") {
			if target = r.component(at, kind); target == nil {
				continue
			}
		}
		a := r.action(target, failure)
		if a == nil {
			continue
		}
		if a.name != "" && findAction(list, a.name) != nil {
			r.fault(at, "There are two actions with the name %s in the list.", quote(a.name))
		}
		list = append(list, a)
	}
	return list
}

// component returns what a reference leads to (Reusable Object), or nil.
func (r *reader) component(n *contract.Node, kind string) *contract.Node {
	reference := r.need(n, "a reference", "reference")
	prefix := "$components." + kind + "."
	name, ok := strings.CutPrefix(reference, prefix)
	target := r.file.root.At("components", kind, name)
	switch {
	case reference == "":
	case !ok:
		r.fault(n.Get("reference"), "What stands here is referred to as %sNAME.", prefix)
	case target == nil:
		r.fault(n.Get("reference"), "There is no %s among the components.", quote(kind+"."+name))
	}
	return target
}

// action reads an action. Faults are noted where it is written.
func (r *reader) action(n *contract.Node, failure bool) *action {
	what, types := "a success action", []string{"end", "goto"}
	fields := []string{"name", "type", "workflowId", "stepId", "criteria"}
	if failure {
		what, types = "a failure action", []string{"end", "goto", "retry"}
		fields = append(fields, "retryAfter", "retryLimit")
	}
	if !r.object(n, what, fields...) {
		return nil
	}
	a := &action{
		name: r.need(n, what, "name"), kind: actionType(r.need(n, what, "type")), Place: placeOf(n),
		workflowID: r.text(n, what, "workflowId"), stepID: r.text(n, what, "stepId"),
	}
	if a.kind != "" && !slices.Contains(types, string(a.kind)) {
		r.fault(n.Get("type"), "The type of %s is one of %s.", what, list(types))
	}
	switch {
	case a.workflowID != "" && a.stepID != "":
		r.fault(n, "An action leads to a step or to a workflow, not to both.")
	case a.kind == jump && a.workflowID+a.stepID == "":
		r.fault(n, "An action of type goto needs a `stepId` or a `workflowId`.")
	}
	if failure {
		r.retry(n, a)
	}
	for _, c := range r.items(n, what, "criteria") {
		if c := r.criterion(c); c != nil {
			a.criteria = append(a.criteria, c)
		}
	}
	return a
}

// maxRetryAfter bounds the wait before a retry: an hour, in seconds.
const maxRetryAfter = 3600

func (r *reader) retry(n *contract.Node, a *action) {
	a.retryLimit = 1
	if at := n.Get("retryLimit"); at != nil {
		limit, ok := at.Int()
		if !ok || limit < 0 {
			r.fault(at, "The `retryLimit` is a whole number from 0.")
		}
		a.retryLimit = int(min(max(limit, 0), maxSteps))
	}
	if at := n.Get("retryAfter"); at != nil {
		seconds, ok := at.Rat()
		if !ok || seconds.Sign() < 0 {
			r.fault(at, "The `retryAfter` is a number of seconds from 0.")
			return
		}
		a.retryAfter, _ = seconds.Float64()
		if a.retryAfter > maxRetryAfter {
			r.fault(at, "The `retryAfter` is more than an hour.")
			a.retryAfter = maxRetryAfter
		}
	}
}

// parameters reads a list of parameters, or of references to them. An input is
// a parameter for a workflow.
func (r *reader) parameters(n *contract.Node, what string, inputs bool) []*parameter {
	var list []*parameter
	for _, at := range r.items(n, what, "parameters") {
		target := at
		if at.Has("reference") {
			if target = r.component(at, "parameters"); target == nil {
				continue
			}
		}
		p := r.parameter(target)
		if p == nil {
			continue
		}
		if v := at.Get("value"); target != at && v != nil {
			p.value = r.value(v)
		}
		if p.in == "" && !inputs {
			r.fault(at, "A parameter of an operation needs the field `in`.")
		}
		if p.name != "" && findParameter(list, p.name, p.in) != nil {
			r.fault(at, "The parameter %s is given twice.", quote(p.name))
		}
		list = append(list, p)
	}
	return list
}

// parameter reads a parameter.
func (r *reader) parameter(n *contract.Node) *parameter {
	const what = "a parameter"
	if !r.object(n, what, "name", "in", "value") {
		return nil
	}
	p := &parameter{name: r.need(n, what, "name"), in: r.text(n, what, "in"), Place: placeOf(n)}
	switch p.in {
	case "", "path", "query", "header", "cookie":
	case "body":
		r.fault(n.Get("in"), "A parameter is never in the body; use `requestBody`.")
	default:
		r.fault(n.Get("in"), "A parameter is in one of path, query, header and cookie.")
	}
	if !n.Has("value") {
		r.fault(n, "A parameter needs a `value`.")
		return p
	}
	p.value = r.value(n.Get("value"))
	return p
}
