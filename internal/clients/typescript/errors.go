package typescript

import (
	"github.com/apisteward/steward/internal/clients/plan"
	"github.com/apisteward/steward/internal/clients/source"
)

// errorsFile writes a class for each documented error body.
func (e *emitter) errorsFile() source.File {
	m := newModule("errors")
	for _, err := range e.plan.Errors {
		e.errorClass(m, err)
	}
	return m.file()
}

func (e *emitter) errorClass(m *module, err *plan.Error) {
	name := e.names.errors[err]
	m.Blank()
	about := resolved(err.Use.Type).Description
	problem := ""
	if err.Problem {
		problem = "Its body is Problem details (RFC 9457)."
	}
	doc(m.Writer, about, problem, deprecatedTag(err.Use.Type.Deprecated))
	m.Block("export class "+name+" extends "+m.value("runtime/errors", "ApiError")+"<"+e.use(m, err.Use)+"> {", "}", func() {
		m.Line("override name = %s;", quote(name))
	})
}
