package golang

import (
	"slices"

	"github.com/apisteward/steward/internal/clients/plan"
)

// Spelling tells what things are called in the package that Files writes, for
// those who write programs that use it.
type Spelling struct{ f *goFile }

// NewSpelling returns the spelling of the package that Files writes of the same
// plan and options.
func NewSpelling(p *plan.Package, o Options) *Spelling {
	return &Spelling{newEmitter(p, o).newFile()}
}

// Package is the name of the package.
func (s *Spelling) Package() string { return s.f.name }

// Module is the path that the package is imported by.
func (s *Spelling) Module() string { return s.f.module }

// Method is the field of the client that holds an operation's group, and the
// operation's method there.
func (s *Spelling) Method(op *plan.Operation) (group, method string) {
	return s.f.groups[op.Group].field, s.f.calls[op].method
}

// All is the method that goes through all pages, or "".
func (s *Spelling) All(op *plan.Operation) string { return s.f.calls[op].all }

// Result is the type that a call returns besides the error, or "".
func (s *Spelling) Result(op *plan.Operation) string { return s.f.resultType(op) }

// Body is the type of the argument for the body, or "".
func (s *Spelling) Body(op *plan.Operation) string { return s.f.bodyType(op) }

// Params is the struct of the parameters that are no arguments of their own, or
// "". It is given as a pointer unless one of them is required.
func (s *Spelling) Params(op *plan.Operation) (name string, pointer bool) {
	return s.f.calls[op].params, !needsParams(op)
}

// Param is the field of Params for a parameter, with its type. Of one in the
// path, the name is "".
func (s *Spelling) Param(op *plan.Operation, wanted *plan.Parameter) (name, kind string) {
	taken := make(map[string]bool)
	for _, p := range op.Parameters {
		if p.In == "path" {
			if p == wanted {
				return "", s.f.typeOf(p.Use.Type)
			}
			continue
		}
		if name = free(taken, exported(p.Name), "Param"); p != wanted {
			continue
		}
		if !p.Required || nullable(p.Use) {
			return name, s.f.optional(p.Use.Type)
		}
		return name, s.f.typeOf(p.Use.Type)
	}
	return "", ""
}

// Type is the type of a value that is not null.
func (s *Spelling) Type(t *plan.Type) string { return s.f.typeOf(t) }

// Element is the type of an element of a list or map, which may be null.
func (s *Spelling) Element(u plan.Use) string { return s.f.element(u) }

// Field is the field of a struct for a property, with its type. The name is ""
// for one that Go cannot name: it is among AdditionalProperties.
func (s *Spelling) Field(t *plan.Type, wanted *plan.Field) (name, kind string) {
	members, _ := s.f.members(t)
	i := slices.IndexFunc(members, func(m member) bool { return m.Field == wanted })
	if i < 0 {
		return "", ""
	}
	return members[i].name, members[i].kind
}

// Additional is the type of a struct's AdditionalProperties.
func (s *Spelling) Additional(t *plan.Type) string {
	_, left := s.f.members(t)
	return s.f.additional(t, left)
}

// Maker is the function that makes a union of one of its variants.
func (s *Spelling) Maker(v *plan.Variant) string { return s.f.makers[v] }

// Scheme is the option that gives a security scheme its credentials: two, when
// it has user and password or fetches tokens, else one.
func (s *Spelling) Scheme(scheme *plan.Scheme) string {
	if names := s.f.schemes[scheme]; names.client != "" {
		return names.client
	}
	return s.f.schemes[scheme].value
}

// Error is the type of a documented error.
func (s *Spelling) Error(err *plan.Error) string { return s.f.errors[err] }
