// Package golang writes the client of a plan as a Go package: one flat package
// that needs nothing but the standard library.
package golang

import (
	"cmp"
	"runtime"
	"sync"

	"github.com/apisteward/steward/internal/clients/plan"
	"github.com/apisteward/steward/internal/clients/source"
)

// Options are what a plan does not say.
type Options struct {
	Package  string // the package's name; "" for the plan's
	Module   string // the module's path; "" for example.com/<package>
	NoModule bool   // the package becomes part of a module: no go.mod and no examples
	Agent    string // what it calls itself to servers; "" for the package's name
}

// Files returns the files of the client. The same plan gives the same files,
// and a change to one operation changes only the files that concern it.
func Files(p *plan.Package, o Options) []source.File {
	e := newEmitter(p, o)
	var jobs []func() source.File
	add := func(job func() source.File) { jobs = append(jobs, job) }
	for _, t := range p.Types {
		add(func() source.File { return e.typeFile(t) })
	}
	for _, g := range p.Groups {
		add(func() source.File { return e.groupFile(g) })
		add(func() source.File { return e.fakeFile(g) })
	}
	if len(p.Errors) > 0 {
		add(e.errorsFile)
	}
	add(e.clientFile)
	add(e.docFile)
	add(e.readme)
	if !o.NoModule {
		add(e.moduleFile)
		add(e.exampleFile)
	}
	return append(parallel(jobs), e.runtimeFiles()...)
}

// parallel runs jobs on all processors and returns what they give, in order.
func parallel(jobs []func() source.File) []source.File {
	files := make([]source.File, len(jobs))
	next := make(chan int)
	var group sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(jobs)) {
		group.Go(func() {
			for i := range next {
				files[i] = jobs[i]()
			}
		})
	}
	for i := range jobs {
		next <- i
	}
	close(next)
	group.Wait()
	return files
}

// emitter holds what all files have in common. It does not change while files
// are written.
type emitter struct {
	plan    *plan.Package
	options Options
	name    string // of the package
	module  string
	version string          // the constant that holds the API's version
	taken   map[string]bool // identifiers of the package
	files   map[string]bool // names of files, without ".go"

	types     map[*plan.Type]string
	typeFiles map[*plan.Type]string
	values    map[*plan.Type][]string // constants of an enum
	makers    map[*plan.Variant]string
	errors    map[*plan.Error]string
	groups    map[*plan.Group]*groupNames
	calls     map[*plan.Operation]*callNames
	schemes   map[*plan.Scheme]*schemeNames
}

// groupNames are the identifiers of a group.
type groupNames struct{ field, service, file, fake string }

// callNames are the identifiers of an operation. all is "" when it does not
// page, params when it has none, reply when all successes have the same body.
type callNames struct{ method, all, descriptor, params, reply, fake string }

// schemeNames are the options that give a scheme its credentials.
type schemeNames struct{ value, client, source string }

func newEmitter(p *plan.Package, o Options) *emitter {
	e := &emitter{
		plan: p, options: o, name: cmp.Or(o.Package, packageName(p.Name)),
		taken: make(map[string]bool), files: make(map[string]bool),
		types: make(map[*plan.Type]string), typeFiles: make(map[*plan.Type]string),
		values: make(map[*plan.Type][]string), makers: make(map[*plan.Variant]string),
		errors: make(map[*plan.Error]string), groups: make(map[*plan.Group]*groupNames),
		calls: make(map[*plan.Operation]*callNames), schemes: make(map[*plan.Scheme]*schemeNames),
	}
	e.module = cmp.Or(o.Module, "example.com/"+e.name)
	e.reserve()
	e.nameAll()
	return e
}
