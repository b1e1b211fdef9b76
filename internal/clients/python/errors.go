package python

import (
	"slices"

	"github.com/apisteward/steward/internal/clients/source"
)

// runtimeErrors are the errors of every client, as a package exports them.
var runtimeErrors = []string{
	"ClientError", "ConfigurationError", "ConnectionFailed", "DecodeError", "StatusError", "TimedOut",
}

// errorsFile writes the module of errors: those of every client, and one for
// each documented body.
func (e *emitter) errorsFile() source.File {
	imports := newImports(0)
	body := source.NewWriter("    ")
	s := &speller{e: e, prefix: "models.", list: "list", imports: imports}
	for _, err := range e.plan.Errors {
		imports.from("typing", "Any")
		body.Line("")
		body.Line("")
		body.Block("class "+e.names.errors[err]+"(StatusError):", "", func() {
			doc(body, errorText(about(resolved(err.Use.Type)), err.Problem))
			typ := s.use(err.Use)
			body.Line("")
			body.Line("data: %s", typ)
			body.Line("")
			body.Line("@classmethod")
			body.Block("def type_of_data(cls) -> Any:", "", func() { body.Line("return %s", typ) })
		})
	}
	all := append([]string(nil), runtimeErrors...)
	for _, name := range runtimeErrors {
		imports.runtime("errors", name)
	}
	for _, err := range e.plan.Errors {
		all = append(all, e.names.errors[err])
	}
	w := begin("Errors: of every client, and those that the contract names.")
	imports.write(w)
	w.Line("")
	writeAll(w, all)
	return e.file("errors.py", w, body)
}

func errorText(text string, problem bool) string {
	switch {
	case text != "":
		return text
	case problem:
		return "Problem details (RFC 9457)."
	}
	return "An error with a body."
}

// writeAll writes what a module exports.
func writeAll(w *source.Writer, names []string) {
	names = slices.SortedFunc(slices.Values(names), compareNames)
	w.Block("__all__ = [", "]", func() {
		for _, name := range names {
			w.Line("%s,", quote(name))
		}
	})
}
