package typescript

import (
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/clients/plan"
)

// operation is how an operation is spelled.
type operation struct {
	*plan.Operation
	function  string // reposCreateWebhook
	all       string // reposListAll; "" when it does not page
	constant  string // reposCreateWebhookOperation
	args      string // the type of its arguments
	method    string // in its group
	methodAll string
	names     map[*plan.Parameter]string // the names of its arguments
	media     string                     // the argument that chooses the body's media type, or ""
	optional  bool                       // no argument is needed
	body      bool                       // it has an argument for the body
	notes     []string
}

func (e *emitter) operation(op *plan.Operation) *operation {
	o := &operation{Operation: op, names: make(map[*plan.Parameter]string), optional: true, notes: slices.Concat(op.Notes, limits(op))}
	o.function = e.names.function(op.Name)
	o.constant = camel(e.names.values.Take(op.Name.With("operation")))
	if op.Pagination != nil {
		o.all = e.names.function(op.Name.With("all"))
	}
	scope := plan.NewScope(slices.Concat(inherited, []string{"body"})...)
	for _, p := range op.Parameters {
		o.names[p] = camel(scope.Take(p.Name, p.In))
		o.optional = o.optional && !p.Required
	}
	e.sent(o, scope)
	if o.body || len(op.Parameters) > 0 {
		o.args = pascal(e.names.classes.Take(op.Name.With("args")))
	}
	return o
}

// sent settles the arguments for the body.
func (e *emitter) sent(o *operation, scope *plan.Scope) {
	if o.Body == nil || bodiless(o.Operation) {
		return
	}
	o.body = true
	o.optional = o.optional && !o.Body.Required
	if len(o.Body.Others) > 0 || strings.Contains(o.Body.Type, "*") {
		o.media = camel(scope.Take(plan.Name{"content", "type"}, "of body"))
	}
}

// nameMethods names the methods of a group's class.
func (e *emitter) nameMethods(g *plan.Group) {
	scope := plan.NewScope(inherited...)
	for _, op := range g.Operations {
		e.operations[op].method = camel(scope.Take(op.Method, "operation"))
	}
	for _, op := range g.Operations {
		if o := e.operations[op]; o.all != "" {
			o.methodAll = camel(scope.Take(o.Method.With("all")))
		}
	}
}

// result writes the type of what a call gives.
func (e *emitter) result(m *module, o *operation) string {
	if len(o.Results) == 0 {
		return "unknown"
	}
	var parts []string
	for _, r := range o.Results {
		for _, part := range topLevel(e.received(m, r.Media)) {
			if !slices.Contains(parts, part) {
				parts = append(parts, part)
			}
		}
	}
	switch {
	case slices.Contains(parts, "unknown"):
		return "unknown"
	case len(parts) == 1 && parts[0] == "undefined":
		return "void"
	}
	return strings.Join(parts, " | ")
}

func (e *emitter) received(m *module, media plan.Media) string {
	switch media.Kind {
	case plan.NoContent:
		return "undefined"
	case plan.JSON:
		return e.use(m, media.Use)
	case plan.Text:
		return "string"
	case plan.Events:
		event := m.typ("runtime/events", "ServerEvent") + "<" + e.use(m, media.Use) + ">"
		return m.typ("runtime/types", "Stream") + "<" + event + ">"
	case plan.Lines:
		return m.typ("runtime/types", "Stream") + "<" + e.use(m, media.Use) + ">"
	}
	return "Response"
}

// given writes the type of the argument for a body.
func (e *emitter) given(m *module, body *plan.Body) string {
	switch body.Kind {
	case plan.Text:
		return "string"
	case plan.Binary:
		return m.typ("runtime/types", "Bytes")
	case plan.Lines, plan.Events:
		item := e.use(m, body.Use)
		return "readonly " + single(item) + "[] | AsyncIterable<" + item + ">"
	}
	return e.use(m, body.Use)
}
