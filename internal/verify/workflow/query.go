package workflow

import (
	"errors"
	"fmt"
	"strings"

	"github.com/theory/jsonpath"
	"github.com/theory/jsonpath/registry"
	"github.com/theory/jsonpath/spec"
)

// query is a condition in JSONPath (RFC 9535): a query that holds when it
// selects anything, or else what stands in a filter, such as `$.status == 'ok'`.
type query struct {
	path   *jsonpath.Path
	filter *spec.FilterSelector // instead of path
}

// parseQuery reads a condition in JSONPath. The error is a sentence without a
// full stop.
func parseQuery(s string) (*query, error) {
	if len(s) > maxCondition {
		return nil, fmt.Errorf("the condition is longer than %d bytes", maxCondition)
	}
	if nesting(s) > maxNesting {
		return nil, errors.New("the condition is nested too deeply")
	}
	path, err := queryParser().Parse(s)
	if err == nil {
		return &query{path: path}, nil
	}
	if filter := parseFilter(s); filter != nil {
		return &query{filter: filter}, nil
	}
	return nil, fmt.Errorf("it is no query of RFC 9535 (%s)", strings.TrimPrefix(err.Error(), "jsonpath: "))
}

// parseFilter reads what stands within the brackets of a filter; nil when it is
// anything else.
func parseFilter(s string) *spec.FilterSelector {
	path, err := queryParser().Parse("$[?" + s + "]")
	if err != nil {
		return nil
	}
	segments := path.Query().Segments()
	if len(segments) != 1 || len(segments[0].Selectors()) != 1 {
		return nil
	}
	filter, _ := segments[0].Selectors()[0].(*spec.FilterSelector)
	return filter
}

// queryParser returns a parser whose functions match and search are false for
// what is not there (RFC 9535, sections 2.4.6 and 2.4.7). The library's own
// break off.
func queryParser() *jsonpath.Parser {
	functions := registry.New()
	for _, name := range []string{"match", "search"} {
		f := functions.Get(name)
		own := *f
		*f = *spec.Extension(name, spec.FuncLogical, own.Validate, func(args []spec.PathValue) spec.PathValue {
			for _, arg := range args {
				if spec.ValueFrom(arg) == nil {
					return spec.LogicalFalse
				}
			}
			return own.Evaluate(args)
		})
	}
	return jsonpath.NewParser(jsonpath.WithRegistry(functions))
}

// nesting counts the brackets that are open at most at a time.
func nesting(s string) int {
	open, most := 0, 0
	for _, c := range []byte(s) {
		switch c {
		case '(', '[':
			open++
		case ')', ']':
			open--
		}
		most = max(most, open)
	}
	return most
}

// holds reports whether a query selects anything in a value of maps and slices.
func (q *query) holds(v any) bool {
	if q.filter != nil {
		return q.filter.Eval(v, v)
	}
	return len(q.path.Select(v)) > 0
}
