package resource

import (
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// template is a path template cut into segments.
type template struct {
	segments []string   // as written: "books", "{id}", "{id}.json"
	names    [][]string // parameters of each segment
	keys     []string   // of the path up to each segment
}

func parseTemplate(path string) template {
	var t template
	key := ""
	for segment := range strings.SplitSeq(strings.Trim(path, "/"), "/") {
		names := namesIn(segment)
		t.segments, t.names = append(t.segments, segment), append(t.names, names)
		for _, name := range names {
			segment = strings.ReplaceAll(segment, "{"+name+"}", "{}")
		}
		key += "/" + segment
		t.keys = append(t.keys, key)
	}
	return t
}

// namesIn returns the parameters of a segment, in order.
func namesIn(segment string) []string {
	var names []string
	for {
		_, rest, open := strings.Cut(segment, "{")
		name, after, closed := strings.Cut(rest, "}")
		if !open || !closed {
			return names
		}
		names, segment = append(names, name), after
	}
}

// path is the template of the first n segments, as written.
func (t template) path(n int) string { return "/" + strings.Join(t.segments[:n], "/") }

// key is what the first n segments are known by, however their parameters are
// called.
func (t template) key(n int) string { return t.keys[n-1] }

// parameters are the names in the first n segments, in order.
func (t template) parameters(n int) []string {
	var names []string
	for _, in := range t.names[:n] {
		names = append(names, in...)
	}
	return names
}

// PathParameters returns the path parameters of an operation in the order in
// which its path has them. One that is not described is left out.
func PathParameters(op *contract.Operation) []*contract.Parameter {
	var list []*contract.Parameter
	for _, name := range namesIn(op.Path) {
		if p := pathParameter(op, name); p != nil {
			list = append(list, p)
		}
	}
	return list
}

func pathParameter(op *contract.Operation, name string) *contract.Parameter {
	for _, p := range op.Parameters {
		if p.In == "path" && p.Name == name {
			return p
		}
	}
	return nil
}
