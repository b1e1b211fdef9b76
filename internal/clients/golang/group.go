package golang

import (
	"strings"

	"github.com/apisteward/steward/internal/clients/plan"
	"github.com/apisteward/steward/internal/clients/source"
)

// groupFile writes the operations of a group with the types of their own.
func (e *emitter) groupFile(g *plan.Group) source.File {
	f := e.newFile()
	names := e.groups[g]
	title := strings.Join(strings.Fields(g.Title), " ")
	f.comment(doc{lead: names.service + " holds the operations of " + title + ".", description: g.Description})
	f.Line("type %s struct{ core *core }", names.service)
	for _, op := range g.Operations {
		f.operation(op)
	}
	for _, t := range g.Types {
		f.declare(t)
	}
	return f.finish(names.file + ".go")
}

// fakeFile writes how the operations of a group are answered in tests.
func (e *emitter) fakeFile(g *plan.Group) source.File {
	f := e.newFile()
	for _, op := range g.Operations {
		names := e.calls[op]
		f.Blank()
		f.Line("// %s sets how %s %s is answered.", names.fake, op.Verb, oneLine(op.Source.Path))
		result := f.resultType(op)
		if result == "" {
			f.Line("func (f *Fake) %s(answer func(*FakeRequest) error) { f.on(&%s, answer) }", names.fake, names.descriptor)
			continue
		}
		f.Line("func (f *Fake) %s(answer func(*FakeRequest) (%s, error)) { f.on(&%s, answer) }", names.fake, result, names.descriptor)
	}
	return f.finish(e.groups[g].fake + ".go")
}

// oneLine makes a text safe in a line of a comment.
func oneLine(text string) string { return source.Wrap(strings.Join(strings.Fields(text), " "), 1<<20) }
