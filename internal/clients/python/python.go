// Package python writes the Python client of a plan: a package on httpx and
// pydantic with a synchronous and an asynchronous client.
package python

import (
	"github.com/apisteward/steward/internal/clients/plan"
	"github.com/apisteward/steward/internal/clients/source"
)

// Options are what a plan does not say of its package.
type Options struct {
	// Package is the name on PyPI, "acme-payments"; "" makes one from the plan's
	// name. The module is called alike: acme_payments.
	Package string
}

// Files writes the package. The same plan and options give the same files.
func Files(p *plan.Package, o Options) []source.File {
	e := newEmitter(p, o)
	for _, g := range p.Groups {
		e.groups = append(e.groups, newGroup(e, g))
	}
	files := []source.File{
		e.manifest(), e.readme(), e.ignored(), e.initFile(), e.marker(), e.clientFile(), e.errorsFile(),
	}
	files = append(files, e.runtimeFiles()...)
	files = append(files, e.groupFiles()...)
	return append(files, e.modelFiles()...)
}

// emitter writes one package.
type emitter struct {
	plan     *plan.Package
	project  string // on PyPI
	module   string
	names    *names
	modules  []*module             // of models
	moduleOf map[*plan.Type]string // of declared types
	fields   map[*plan.Type][]string
	groups   []*group
	tagged   map[*plan.Type]map[string]bool // the properties, by key, that tell a type apart from others
}

func newEmitter(p *plan.Package, o Options) *emitter {
	e := &emitter{
		plan: p, names: newNames(p), modules: modulesOf(p), moduleOf: make(map[*plan.Type]string),
		fields: make(map[*plan.Type][]string), tagged: make(map[*plan.Type]map[string]bool),
	}
	e.project, e.module = packageNames(o.Package, p.Name)
	for _, m := range e.modules {
		for _, t := range m.types {
			e.moduleOf[t] = m.name
			e.tag(t)
		}
	}
	return e
}

// tag notes what tells the variants of a union apart.
func (e *emitter) tag(union *plan.Type) {
	if union.Discriminator == "" {
		return
	}
	for _, v := range union.Variants {
		t := resolved(v.Use.Type)
		if e.tagged[t] == nil {
			e.tagged[t] = make(map[string]bool)
		}
		e.tagged[t][union.Discriminator] = true
	}
}
