package workflow

import (
	"cmp"
	"regexp"
	"slices"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
)

// limits bound the files that are read: 4 MiB, 100 levels, 200,000 values.
var limits = contract.Limits{Bytes: 4 << 20, Depth: 100, Nodes: 200_000}

// edition is what the `arazzo` field says in files that are understood.
var edition = regexp.MustCompile(`^1\.0\.\d+(-.+)?$`)

// Parse reads an Arazzo file, in JSON or YAML.
//
// Parse returns a *fault.Error whose fields have lines and columns: Malformed
// when the text is neither JSON nor YAML, TooLarge when it is over 4 MiB, 100
// levels or 200,000 values, Invalid when it breaks the rules of Arazzo 1.0,
// with a field for each fault.
func Parse(data []byte) (*File, error) {
	root, defects, err := contract.Parse(data, limits)
	if err != nil {
		return nil, err
	}
	r := &reader{file: &File{root: root, parameters: map[string]*parameter{}}}
	for _, d := range defects {
		r.faultAt(Place{d.Place, int(d.Line), int(d.Column)}, "%s", d.Text)
	}
	r.read(root)
	if err := r.err(); err != nil {
		return nil, err
	}
	return r.file, nil
}

// read reads everything, unless it is no Arazzo file of a known edition.
func (r *reader) read(root *contract.Node) {
	f := r.file
	version := root.Get("arazzo")
	switch {
	case !root.Is(contract.Object) || version == nil:
		r.fault(root, "This is no Arazzo file: it has no field `arazzo`.")
		return
	case !edition.MatchString(version.Literal()):
		r.fault(version, "The field `arazzo` names no version that is supported; write 1.0.1.")
		return
	}
	f.Version = version.Literal()
	r.object(root, "an Arazzo file", "arazzo", "info", "sourceDescriptions", "workflows", "components")
	r.info(root)
	r.sources(root)
	r.components(root)
	r.workflows(root)
	if len(r.faults) == 0 {
		r.connect()
	}
}

// err is the error for everything that was noted, in the order of the text.
func (r *reader) err() error {
	if len(r.faults) == 0 {
		return nil
	}
	slices.SortStableFunc(r.faults, func(a, b fault.Field) int {
		return cmp.Or(a.Line-b.Line, a.Column-b.Column)
	})
	first := r.faults[0]
	e := fault.New(fault.Invalid, "The file of workflows cannot be used: line %d, column %d: %s", first.Line, first.Column, first.Detail)
	if n := len(r.faults) + r.more; n > 1 {
		e = fault.New(fault.Invalid, "The file of workflows cannot be used: it has %d faults, the first in line %d: %s", n, first.Line, first.Detail)
	}
	e.Fields = r.faults
	return e
}

func (r *reader) info(root *contract.Node) {
	n := root.Get("info")
	if n == nil {
		r.fault(root, "An Arazzo file needs the field `info`.")
		return
	}
	if r.object(n, "the `info` of an Arazzo file", "title", "summary", "description", "version") {
		r.file.Title = r.need(n, "the `info` of an Arazzo file", "title")
		r.need(n, "the `info` of an Arazzo file", "version")
	}
}

func (r *reader) sources(root *contract.Node) {
	if root.Get("sourceDescriptions").Len() == 0 {
		r.fault(root, "An Arazzo file needs `sourceDescriptions`: the documents of the APIs that it calls.")
	}
	for _, n := range r.items(root, "an Arazzo file", "sourceDescriptions") {
		if !r.object(n, "a source description", "name", "url", "type") {
			continue
		}
		s := &Source{Name: r.need(n, "a source description", "name"), URL: r.need(n, "a source description", "url"), Place: placeOf(n)}
		switch r.text(n, "a source description", "type") {
		case "", "openapi":
		case "arazzo":
			r.fault(n.Get("type"), "Sources of type arazzo are not supported: put the workflows that are called into this file.")
		default:
			r.fault(n.Get("type"), "The type of a source description is openapi.")
		}
		if s.Name != "" && r.file.source(s.Name) != nil {
			r.fault(n, "There are two source descriptions with the name %s.", quote(s.Name))
		}
		r.file.Sources = append(r.file.Sources, s)
	}
}

func (r *reader) components(root *contract.Node) {
	n := root.Get("components")
	if n == nil || !r.object(n, "the components object", "inputs", "parameters", "successActions", "failureActions") {
		return
	}
	for name, p := range r.fields(n, "the components object", "parameters") {
		r.file.parameters[name] = r.parameter(p)
	}
	for _, schema := range r.fields(n, "the components object", "inputs") {
		if _, err := r.engine.compile(r.file.root, schema); err != nil {
			r.schemaFault(schema, err)
		}
	}
	for _, a := range r.fields(n, "the components object", "successActions") {
		r.action(a, false)
	}
	for _, a := range r.fields(n, "the components object", "failureActions") {
		r.action(a, true)
	}
}

func (r *reader) workflows(root *contract.Node) {
	if root.Get("workflows").Len() == 0 {
		r.fault(root, "An Arazzo file needs `workflows`.")
	}
	for _, n := range r.items(root, "an Arazzo file", "workflows") {
		if w := r.workflow(n); w != nil {
			if w.ID != "" && r.file.workflow(w.ID) != nil {
				r.fault(n, "There are two workflows with the id %s.", quote(w.ID))
			}
			r.file.Workflows = append(r.file.Workflows, w)
		}
	}
}
