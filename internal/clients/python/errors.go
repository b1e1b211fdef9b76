package python

import (
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
		imports.from("functools", "cached_property")
		body.Line("")
		body.Line("")
		body.Block("class "+e.names.errors[err]+"(StatusError):", "", func() {
			doc(body, errorText(about(resolved(err.Use.Type)), err.Problem))
			body.Line("")
			body.Line("@cached_property")
			typ := s.use(err.Use)
			body.Block("def data(self) -> "+typ+":", "", func() {
				body.Line(`"""The body. Raises DecodeError when it is not what the contract says."""`)
				body.Line("data: %s = self._as(%s)", typ, typ)
				body.Line("return data")
			})
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
	w.Block("__all__ = [", "]", func() {
		for _, name := range names {
			w.Line("%s,", quote(name))
		}
	})
}
