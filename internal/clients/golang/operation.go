package golang

import (
	"fmt"
	"strings"

	"github.com/apisteward/steward/internal/clients/plan"
)

// signature is how an operation's method is called.
type signature struct {
	parameters string // "ctx context.Context, owner, repo string, options ...Option"
	input      string // "input{path: []any{owner, repo}}"
	result     string // what is returned besides the error, or ""
}

// operation writes the methods of an operation, its descriptor, and the types
// that only it has.
func (f *goFile) operation(op *plan.Operation) {
	f.use("context")
	names, sig := f.calls[op], f.signature(op)
	service := f.groups[op.Group].service
	f.Blank()
	f.comment(f.operationDoc(op, names.method))
	if sig.result == "" {
		f.Block(fmt.Sprintf("func (s *%s) %s(%s) error {", service, names.method, sig.parameters), "}", func() {
			f.Line("return run(ctx, s.core, &%s, %s, options)", names.descriptor, sig.input)
		})
	} else {
		f.Block(fmt.Sprintf("func (s *%s) %s(%s) (%s, error) {", service, names.method, sig.parameters, sig.result), "}", func() {
			f.Line("return call[%s](ctx, s.core, &%s, %s, options)", sig.result, names.descriptor, sig.input)
		})
	}
	if op.Pagination != nil {
		f.iterator(op, sig)
	}
	f.descriptor(op)
	f.params(op)
	f.reply(op)
}

// iterator writes the method that goes through all pages.
func (f *goFile) iterator(op *plan.Operation, sig signature) {
	f.use("iter")
	names := f.calls[op]
	item := f.item(op.Pagination.Item)
	f.Blank()
	d := doc{lead: names.all + " is " + names.method + " for the items of all pages, fetching each page when it is needed.", deprecated: op.Deprecated}
	f.comment(d)
	f.Block(fmt.Sprintf("func (s *%s) %s(%s) iter.Seq2[%s, error] {", f.groups[op.Group].service, names.all, sig.parameters, item), "}", func() {
		f.Line("return all[%s](ctx, s.core, &%s, %s, options)", item, names.descriptor, sig.input)
	})
}

// item spells the type of an item of a list: a pointer, where a call would
// return one.
func (f *goFile) item(u plan.Use) string {
	if u.Type != nil && structured(u.Type) {
		return "*" + f.typeOf(u.Type)
	}
	return f.element(u)
}

// operationDoc says what an operation does.
func (f *goFile) operationDoc(op *plan.Operation, method string) doc {
	lead := fmt.Sprintf("%s sends %s %s", method, op.Verb, oneLine(op.Source.Path))
	if op.Variant != "" {
		lead += " with " + oneLine(op.Variant)
	}
	description := op.Description
	if summary := oneLine(op.Summary); summary != "" {
		lead += ": " + summary
		if strings.TrimSpace(description) == summary {
			description = ""
		}
	}
	notes := op.Notes
	if op.Body != nil && len(op.Body.Others) > 0 {
		notes = append(notes[:len(notes):len(notes)], "The body may also be of "+oneLine(strings.Join(op.Body.Others, ", "))+": see WithContentType.")
	}
	return doc{lead: sentence(lead), description: description, notes: notes, link: oneLine(op.Docs.URL), deprecated: op.Deprecated}
}

// signature spells the parameters of a method: the path, the body, the others,
// and options.
func (f *goFile) signature(op *plan.Operation) signature {
	taken := make(map[string]bool)
	args := newArguments()
	var fields, path []string
	names := make(map[*plan.Parameter]string)
	for _, p := range pathParameters(op) {
		name := free(taken, local(p.Name), "")
		names[p] = name
		args.add(name, f.typeOf(p.Use.Type))
	}
	for _, s := range op.Path {
		if s.Parameter != nil {
			path = append(path, names[s.Parameter])
		}
	}
	if len(path) > 0 {
		fields = append(fields, "path: []any{"+strings.Join(path, ", ")+"}")
	}
	if kind := f.bodyType(op); kind != "" {
		args.add("body", kind)
		fields = append(fields, "body: body")
	}
	if params := f.calls[op].params; params != "" {
		if !needsParams(op) {
			params = "*" + params
		}
		args.add("params", params)
		fields = append(fields, "params: params")
	}
	return signature{parameters: args.String(), input: "input{" + strings.Join(fields, ", ") + "}", result: f.resultType(op)}
}

// bodyType spells the type of the request body, "" when there is none.
func (f *goFile) bodyType(op *plan.Operation) string {
	if op.Body == nil || op.Body.Kind == plan.NoContent {
		return ""
	}
	kind := ""
	switch op.Body.Kind {
	case plan.Binary, plan.Events:
		f.use("io")
		return "io.Reader"
	case plan.Text:
		kind = "string"
	case plan.Lines:
		return "[]" + f.element(op.Body.Use)
	default:
		t := op.Body.Use.Type
		if t == nil {
			return "any"
		}
		kind = f.typeOf(t)
		if nilable(t) {
			return kind
		}
	}
	if !op.Body.Required || op.Body.Kind != plan.Text && nullable(op.Body.Use) {
		return "*" + kind
	}
	return kind
}

// arguments spells a list of parameters, giving a type once for neighbours.
type arguments struct{ names, kinds []string }

func newArguments() *arguments {
	return &arguments{names: []string{"ctx"}, kinds: []string{"context.Context"}}
}

func (a *arguments) add(name, kind string) {
	a.names, a.kinds = append(a.names, name), append(a.kinds, kind)
}

func (a *arguments) String() string {
	a.add("options", "...Option")
	var b strings.Builder
	for i, name := range a.names {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(name)
		if i+1 == len(a.names) || a.kinds[i+1] != a.kinds[i] {
			b.WriteString(" " + a.kinds[i])
		}
	}
	return b.String()
}
