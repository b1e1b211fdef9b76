package golang

import (
	"fmt"

	"github.com/apisteward/steward/internal/clients/plan"
	"github.com/apisteward/steward/internal/clients/source"
)

// errorsFile writes a type for each documented error body.
func (e *emitter) errorsFile() source.File {
	f := e.newFile()
	for _, err := range e.plan.Errors {
		f.failure(err)
	}
	return f.finish("errors.go")
}

func (f *goFile) failure(err *plan.Error) {
	name, kind := f.errors[err], f.typeOf(err.Use.Type)
	f.Blank()
	f.Line("// %s is an error with a body that the API documents.", name)
	f.Block("type "+name+" struct {", "}", func() {
		f.Line("*StatusError")
		f.Line("Detail %s // the body", kind)
	})
	f.Blank()
	f.Line("// Unwrap returns status, headers and the body as it came.")
	f.Line("func (e *%s) Unwrap() error { return e.StatusError }", name)
	f.Blank()
	f.Line("func (e *%s) detail() any { return e.Detail }", name)
	f.Blank()
	f.Block(fmt.Sprintf("func read%s(base *StatusError) error {", name), "}", func() {
		if err.Problem {
			f.Line("base.readProblem()")
		}
		f.Line("e := &%s{StatusError: base}", name)
		f.Line("return readFailure(base, &e.Detail, e)")
	})
}
