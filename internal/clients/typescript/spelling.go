package typescript

import "github.com/apisteward/steward/internal/clients/plan"

// Spelling tells what things are called in the package that Files writes, for
// those who write programs that use it.
type Spelling struct{ e *emitter }

// NewSpelling returns the spelling of the package that Files writes of the same
// plan and options.
func NewSpelling(p *plan.Package, o Options) *Spelling {
	return &Spelling{newEmitter(p, o)}
}

// Package is the npm name.
func (s *Spelling) Package() string { return s.e.pack }

// Client is the class of the client.
func (s *Spelling) Client() string { return s.e.names.client }

// Method is the member of the client that holds an operation's group, and the
// operation's method there.
func (s *Spelling) Method(op *plan.Operation) (group, method string) {
	return s.e.names.groups[op.Group].member, s.e.operations[op].method
}

// All is the method that goes through all pages, or "".
func (s *Spelling) All(op *plan.Operation) string { return s.e.operations[op].methodAll }

// Argument is the name of the argument for a parameter.
func (s *Spelling) Argument(op *plan.Operation, p *plan.Parameter) string {
	return s.e.operations[op].names[p]
}

// MediaType is the name of the argument that chooses the body's media type, or
// "".
func (s *Spelling) MediaType(op *plan.Operation) string { return s.e.operations[op].media }

// Scheme is the member of Options.auth for a security scheme.
func (s *Spelling) Scheme(scheme *plan.Scheme) string { return s.e.names.schemes[scheme] }

// Error is the class of a documented error.
func (s *Spelling) Error(err *plan.Error) string { return s.e.names.errors[err] }
