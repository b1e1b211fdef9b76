// Package typescript writes the TypeScript client of a plan: an npm package
// without dependencies, on fetch, of which a bundle holds only what it uses.
package typescript

import (
	"github.com/apisteward/steward/internal/clients/plan"
	"github.com/apisteward/steward/internal/clients/source"
)

// Options are what a plan does not say of its package.
type Options struct {
	Package string // the npm name, "@acme/payments"; "" makes one from the plan's name
}

// Files writes the package. The same plan and options give the same files.
func Files(p *plan.Package, o Options) []source.File {
	e := newEmitter(p, o)
	files := runtimeFiles()
	for _, t := range p.Types {
		files = append(files, e.modelFile(t))
	}
	for _, g := range p.Groups {
		files = append(files, e.groupFile(g))
	}
	if len(p.Errors) > 0 {
		files = append(files, e.errorsFile())
	}
	return append(files, e.authFile(), e.connectFile(), e.clientFile(), e.indexFile(), e.manifest(), e.config(), e.ignored(), e.readme())
}

// emitter writes one package.
type emitter struct {
	plan       *plan.Package
	pack       string // npm name
	named      bool   // the npm name was given: the package is published under it
	names      *names
	exact      map[*plan.Type]bool // types that hold decimals
	circles    map[edge]bool
	operations map[*plan.Operation]*operation
}

func newEmitter(p *plan.Package, o Options) *emitter {
	e := &emitter{plan: p, pack: o.Package, named: o.Package != "", names: newNames(p), operations: make(map[*plan.Operation]*operation)}
	if e.pack == "" {
		e.pack = npmName(p.Name)
	}
	types := p.Declared()
	e.exact, e.circles = holdingDecimals(types), circles(types)
	for _, g := range p.Groups {
		for _, op := range g.Operations {
			e.operations[op] = e.operation(op)
		}
		e.nameMethods(g)
	}
	return e
}
