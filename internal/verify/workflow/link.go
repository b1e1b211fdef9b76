package workflow

import (
	"fmt"
	"net/url"
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// target is the operation that a step calls.
type target struct {
	source string
	api    API
	op     *contract.Operation
}

// linker finds the operations that steps call.
type linker struct {
	reader
	apis    map[string]API
	targets map[*step]*target
}

// link finds the operation of every step. The error is Invalid, with a field
// for each fault.
func link(f *File, apis map[string]API) (map[*step]*target, error) {
	l := &linker{reader: reader{file: f}, apis: apis, targets: map[*step]*target{}}
	for _, s := range f.Sources {
		if apis[s.Name].Doc == nil {
			l.faultAt(s.Place, "No document was given for the source %s.", quote(s.Name))
		}
	}
	for _, w := range f.Workflows {
		for _, s := range w.steps {
			if s.workflowID == "" {
				l.step(s)
			}
		}
	}
	return l.targets, l.err()
}

func (l *linker) step(s *step) {
	source, op, err := l.operation(s)
	if err != "" {
		l.faultAt(s.Place, "%s", err)
	}
	if op == nil {
		return
	}
	l.targets[s] = &target{source: source, api: l.apis[source], op: op}
	for _, p := range s.parameters {
		if p.in == "path" && !strings.Contains(op.Path, "{"+p.name+"}") {
			l.faultAt(p.Place, "The path of %s has no parameter %s.", quote(op.Name()), quote(p.name))
		}
	}
	for _, p := range op.Parameters {
		if p.In == "path" && findParameter(s.parameters, p.Name, "path") == nil {
			l.faultAt(s.Place, "The step gives the path parameter %s of %s no value.", quote(p.Name), quote(op.Name()))
		}
	}
}

// operation returns what a step calls and, when there is nothing, why. Without
// a reason the fault stands elsewhere.
func (l *linker) operation(s *step) (source string, op *contract.Operation, fault string) {
	if s.operationPath != "" {
		return l.byPath(s.operationPath)
	}
	sources := l.file.Sources
	id := s.operationID
	if rest, ok := strings.CutPrefix(id, "$sourceDescriptions."); ok {
		sources = nil
		for _, candidate := range l.file.Sources {
			if name, ok := strings.CutPrefix(rest, candidate.Name+"."); ok {
				sources, id = append(sources, candidate), name
				break
			}
		}
		if sources == nil {
			return "", nil, fmt.Sprintf("%s names no source of the file.", quote(s.operationID))
		}
	}
	unread := false
	for _, candidate := range sources {
		doc := l.apis[candidate.Name].Doc
		unread = unread || doc == nil
		found := byID(doc, id)
		switch {
		case found == nil:
		case op != nil:
			return "", nil, fmt.Sprintf("The operation %s is in two sources: write $sourceDescriptions.NAME.%s.", quote(id), shorten(id))
		default:
			source, op = candidate.Name, found
		}
	}
	if op == nil && !unread {
		return "", nil, fmt.Sprintf("No source has an operation with the operationId %s.", quote(id))
	}
	return source, op, ""
}

func byID(doc *contract.Document, id string) *contract.Operation {
	if doc == nil {
		return nil
	}
	for _, op := range doc.Operations() {
		if op.ID == id {
			return op
		}
	}
	return nil
}

// byPath finds the operation that an operationPath leads to:
// `{$sourceDescriptions.NAME.url}#/paths/~1books/get`. The method may be left
// out where the path has only one.
func (l *linker) byPath(path string) (source string, op *contract.Operation, fault string) {
	address, pointer, ok := strings.Cut(path, "#/paths/")
	name := strings.Trim(address, "{}")
	name, isSource := strings.CutPrefix(name, "$sourceDescriptions.")
	name = strings.TrimSuffix(name, ".url")
	if !ok || !isSource {
		return "", nil, fmt.Sprintf("The operationPath %s is not of the form {$sourceDescriptions.NAME.url}#/paths/~1books/get.", quote(path))
	}
	if l.file.source(name) == nil {
		return "", nil, fmt.Sprintf("%s names no source of the file.", quote(path))
	}
	doc := l.apis[name].Doc
	if doc == nil {
		return "", nil, ""
	}
	template, method, _ := strings.Cut(pointer, "/")
	if decoded, err := url.PathUnescape(template); err == nil {
		template = decoded
	}
	template = contract.UnescapePointer(template)
	for _, candidate := range doc.Operations() {
		if candidate.Path != template || method != "" && !strings.EqualFold(candidate.Method, method) {
			continue
		}
		if op != nil {
			return "", nil, fmt.Sprintf("The operationPath %s names a path with several methods: add /get or the like.", quote(path))
		}
		op = candidate
	}
	if op == nil {
		return "", nil, fmt.Sprintf("The operationPath %s leads to no operation of the document.", quote(path))
	}
	return name, op, ""
}
