package golang

import (
	"strconv"

	"github.com/apisteward/steward/internal/clients/plan"
)

// take gives an identifier of the package: the wanted one when it is free, else
// with the suffix, else with a number.
func (e *emitter) take(want, suffix string) string { return free(e.taken, want, suffix) }

func free(taken map[string]bool, want, suffix string) string {
	name := want
	if taken[name] {
		name = want + suffix
	}
	for i := 2; taken[name]; i++ {
		name = want + suffix + strconv.Itoa(i)
	}
	taken[name] = true
	return name
}

// reserve takes the identifiers and files of the runtime.
func (e *emitter) reserve() {
	for _, name := range reserved() {
		e.taken[name] = true
	}
	for _, name := range [...]string{"Client", "New", "NewFake"} {
		e.taken[name] = true
	}
	for _, f := range runtimeSources() {
		e.files[f.name] = true
	}
	for _, name := range [...]string{"client", "doc", "errors"} {
		e.files[name] = true
	}
}

// nameAll gives names to everything, the types first: they are what the
// document itself has named.
func (e *emitter) nameAll() {
	p := e.plan
	e.nameTypes(p.Types)
	for _, g := range p.Groups {
		e.nameTypes(g.Types)
	}
	e.version = e.take("Version", "OfAPI")
	for _, err := range p.Errors {
		e.errors[err] = e.take(exported(err.Name), "Error")
	}
	for _, t := range p.Types {
		file := fileName(t.Name)
		if constrained(file) {
			file += "_type"
		}
		e.typeFiles[t] = free(e.files, file, "_type")
	}
	for _, s := range p.Schemes {
		e.nameScheme(s)
	}
	e.nameGroups()
	for _, t := range e.plan.Declared() {
		e.nameMembers(t)
	}
}

func (e *emitter) nameTypes(types []*plan.Type) {
	for _, t := range types {
		e.types[t] = e.take(exported(t.Name), "Model")
		e.nameTypes(t.Nested)
	}
}

// nameMembers names what a type brings into the package: the constants of an
// enum, and the functions that make a union.
func (e *emitter) nameMembers(t *plan.Type) {
	for _, v := range t.Values {
		e.values[t] = append(e.values[t], e.take(e.types[t]+exported(v.Name), ""))
	}
	for _, v := range t.Variants {
		e.makers[v] = e.take(e.types[t]+"From"+exported(v.Name), "")
	}
}

func (e *emitter) nameScheme(s *plan.Scheme) {
	names := &schemeNames{}
	e.schemes[s] = names
	name := "With" + exported(s.Name)
	switch s.Kind {
	case plan.OtherScheme:
	case plan.OAuth2:
		names.value = e.take(name+"Token", "")
		names.source = e.take(name+"Source", "")
		if s.TokenURL != "" {
			names.client = e.take(name, "Credentials")
		}
	case plan.Bearer:
		names.value = e.take(name, "Token")
		names.source = e.take(name+"Source", "")
	default:
		names.value = e.take(name, "Credentials")
	}
}

// nameGroups names groups and operations. Methods are unique within a service,
// fields within the client.
func (e *emitter) nameGroups() {
	fields := make(map[string]bool)
	for _, g := range e.plan.Groups {
		file := fileName(g.Name)
		names := &groupNames{
			field:   free(fields, exported(g.Name), ""),
			service: e.take(exported(g.Name)+"Service", ""),
			file:    free(e.files, file+"_service", ""),
			fake:    free(e.files, file+"_fake", ""),
		}
		e.groups[g] = names
		methods := make(map[string]bool)
		for _, op := range g.Operations {
			e.calls[op] = &callNames{method: free(methods, exported(op.Method), "")}
		}
		for _, op := range g.Operations {
			e.nameCall(op, methods)
		}
	}
}

func (e *emitter) nameCall(op *plan.Operation, methods map[string]bool) {
	names, name := e.calls[op], exported(op.Name)
	names.descriptor = e.take("op"+name, "")
	names.fake = "On" + name
	if hasParams(op) {
		names.params = e.take(name+"Params", "")
	}
	if split(op) {
		names.reply = e.take(name+"Reply", "")
	}
	if op.Pagination != nil {
		names.all = free(methods, names.method+"All", "Items")
	}
}
