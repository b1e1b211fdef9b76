package python

import "github.com/apisteward/steward/internal/clients/plan"

// Spelling tells what things of a plan are called in its package, for programs
// that are written to use it.
type Spelling struct{ e *emitter }

// NewSpelling returns the spelling of the package that Files writes.
func NewSpelling(p *plan.Package, o Options) *Spelling { return &Spelling{newEmitter(p, o)} }

// Project is the name of the package on PyPI.
func (s *Spelling) Project() string { return s.e.project }

// Module is what is imported.
func (s *Spelling) Module() string { return s.e.module }

// Class is the name of a declared type, in models.
func (s *Spelling) Class(t *plan.Type) string { return s.e.names.types[t] }

// Field is the attribute of a property of an object.
func (s *Spelling) Field(t *plan.Type, f *plan.Field) string {
	for i, name := range s.e.fieldNames(t) {
		if t.Fields[i] == f {
			return name
		}
	}
	return ""
}

// Method is the attribute of the client that has an operation, and its method.
func (s *Spelling) Method(op *plan.Operation) (group, method string) {
	return s.e.names.groups[op.Group].module, s.e.names.methods[op].name
}

// All is the method that goes over all pages of an operation, or "".
func (s *Spelling) All(op *plan.Operation) string { return s.e.names.methods[op].all }

// Argument is what a parameter is called in the method of an operation.
func (s *Spelling) Argument(op *plan.Operation, p *plan.Parameter) string {
	names := argumentNames(op)
	for i, param := range op.Parameters {
		if param == p {
			return names[i]
		}
	}
	return ""
}

// Scheme is the argument of a client that takes credentials of a scheme.
func (s *Spelling) Scheme(scheme *plan.Scheme) string { return s.e.names.schemes[scheme] }

// Error is the class of a documented error.
func (s *Spelling) Error(e *plan.Error) string { return s.e.names.errors[e] }
