package golang

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/apisteward/steward/internal/clients/plan"
)

// sampler writes calls as a consumer would, outside the package.
type sampler struct {
	*emitter
	imports []string
}

func (s *sampler) use(path string) {
	if !slices.Contains(s.imports, path) {
		s.imports = append(s.imports, path)
	}
}

// variable is what samples call the client: not as a package that is called
// client itself.
func (e *emitter) variable() string {
	if e.name == "client" {
		return "c"
	}
	return "client"
}

// call writes "client.Repos.Get(ctx, ...)".
func (s *sampler) call(op *plan.Operation, method string, options ...string) string {
	args := []string{"ctx"}
	for _, p := range pathParameters(op) {
		args = append(args, s.parameter(p))
	}
	f := s.newFile()
	if kind := f.bodyType(op); kind != "" {
		args = append(args, s.body(op, kind))
	}
	if names := s.calls[op]; names.params != "" {
		args = append(args, s.params(op))
	}
	return fmt.Sprintf("%s.%s.%s(%s)", s.variable(), s.groups[op.Group].field, method, strings.Join(append(args, options...), ", "))
}

func (s *sampler) body(op *plan.Operation, kind string) string {
	switch {
	case op.Body.Kind == plan.Binary || op.Body.Kind == plan.Events:
		s.use("strings")
		return `strings.NewReader("...")`
	case strings.HasPrefix(kind, "*"), op.Body.Kind == plan.Lines:
		return "nil"
	case op.Body.Kind == plan.Text:
		return `"..."`
	case op.Body.Use.Type == nil:
		return "nil"
	}
	return s.value(op.Body.Use.Type, "")
}

// params writes the parameters outside the path: those that are required.
func (s *sampler) params(op *plan.Operation) string {
	if !needsParams(op) {
		return "nil"
	}
	var fields []string
	taken := make(map[string]bool)
	for _, p := range op.Parameters {
		if p.In == "path" {
			continue
		}
		name := free(taken, exported(p.Name), "Param")
		if p.Required && !nullable(p.Use) {
			fields = append(fields, name+": "+s.parameter(p))
		}
	}
	return s.name + "." + s.calls[op].params + "{" + strings.Join(fields, ", ") + "}"
}

func (s *sampler) parameter(p *plan.Parameter) string {
	if textual(p.Use.Type) && p.Example != nil && p.Example.Text() != "" && len(p.Example.Text()) < 60 {
		return strconv.Quote(p.Example.Text())
	}
	if n, ok := p.Example.Int(); ok && real(p.Use.Type).Kind == plan.Integer && n >= 0 && n < 1<<31 {
		return strconv.FormatInt(n, 10)
	}
	return s.value(p.Use.Type, p.Key)
}

// value writes some value of a type; hint is the text of strings.
func (s *sampler) value(t *plan.Type, hint string) string {
	is := real(t)
	switch {
	case nilable(t):
		return "nil"
	case is.Kind == plan.Enum && len(is.Values) > 0:
		return constant(is.Elem.Type.Kind, is.Values[0])
	case textual(t):
		return strconv.Quote(hint)
	case is.Kind == plan.Number && is.Format == "decimal":
		return `"1"`
	case is.Kind == plan.Boolean:
		return "true"
	case is.Kind == plan.Integer, is.Kind == plan.Number:
		return "1"
	case is.Kind == plan.String && is.Format == "date-time":
		s.use("time")
		return "time.Now()"
	case is.Kind == plan.String && is.Format == "date":
		s.use("time")
		return s.name + ".DateOf(time.Now())"
	case is.Kind == plan.String:
		s.use("strings")
		return s.name + `.FilePart{Content: strings.NewReader("...")}`
	}
	return s.name + "." + s.types[t] + "{" + s.fields(is) + "}"
}

// fields writes a few of the required fields of an object.
func (s *sampler) fields(t *plan.Type) string {
	if t.Kind != plan.Object {
		return ""
	}
	members, _ := s.newFile().members(t)
	var fields []string
	for _, m := range members {
		if m.Required && !nullable(m.Use) && textual(m.Use.Type) && m.Const == nil && len(fields) < 3 {
			fields = append(fields, m.name+": "+s.value(m.Use.Type, "..."))
		}
	}
	return strings.Join(fields, ", ")
}

// easiest returns the operation that is easiest to call, of those that fit: not
// deprecated, with few arguments, read before written. It is nil when none fits.
func (e *emitter) easiest(fits func(*plan.Operation) bool) *plan.Operation {
	var best *plan.Operation
	least := 0
	for _, g := range e.plan.Groups {
		for _, op := range g.Operations {
			if effort := e.effort(op); fits(op) && (best == nil || effort < least) {
				best, least = op, effort
			}
		}
	}
	return best
}

func (e *emitter) effort(op *plan.Operation) int {
	effort := 0
	for _, p := range op.Parameters {
		if p.Required {
			effort++
		}
	}
	if op.Verb != "GET" {
		effort += 5
	}
	if op.Body != nil {
		effort += 3
	}
	if op.Deprecated {
		effort += 100
	}
	return effort
}

func returnsValue(op *plan.Operation) bool {
	results := contents(op)
	return len(results) == 1 && results[0].Kind == plan.JSON
}
