package lint

import (
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// pathParams: OpenAPI 3.1.1, Path Templating, and section 4.8.12 (in).
func pathParams() Rule {
	return Rule{
		ID: "path-params", Severity: Error, Group: "meaning", Editions: InAll,
		Summary: "The variables of a path and its path parameters are the same",
		Why:     "A client cannot fill a variable that is not declared, nor place a parameter that the path lacks",
		Remedy:  "Declare each variable once with in: path, and remove parameters that the path lacks",
		Check: func(p *Pass) {
			check := pathParamCheck{Pass: p, left: 1000 + 4*p.Doc.NodeCount()}
			p.eachPath(check.path)
		},
	}
}

type pathParamCheck struct {
	*Pass
	left int // parameters that may still be looked at: many paths can refer to one path item
	over bool
}

func (c *pathParamCheck) path(paths *contract.Node, path *contract.Child) {
	if c.left < 0 {
		if !c.over {
			c.over = true
			c.ReportKey(paths, path, "the paths from here on share too many parameters to be checked")
		}
		return
	}
	present := make(map[string]bool)
	for _, v := range pathVariables(path.Key) {
		present[v] = true
	}
	variables := pathVariables(withoutQuery(path.Key))
	item := c.Doc.Resolve(path.Value)
	shared, whole := c.declared(item.Get("parameters"), present)
	for _, member := range item.Children() {
		switch c.Doc.Role(member.Value) {
		case contract.RoleOperation:
			c.operation(member.Value, variables, present, shared, whole)
		case contract.RoleMethods:
			for _, m := range member.Value.Children() {
				c.operation(m.Value, variables, present, shared, whole)
			}
		}
	}
}

// operation reports the variables that neither the operation nor its path
// item declares, unless one of the two lists has a reference that leads nowhere.
func (c *pathParamCheck) operation(op *contract.Node, variables []string, present, shared map[string]bool, whole bool) {
	own, ownWhole := c.declared(op.Get("parameters"), present)
	if !whole || !ownWhole {
		return
	}
	said := make(map[string]bool)
	for _, v := range variables {
		if !own[v] && !shared[v] && !said[v] {
			said[v] = true
			c.Report(op, "the path's variable %q is declared by no parameter", v)
		}
	}
}

// declared returns the names of the path parameters of a list, and whether
// every reference in it leads somewhere. It reports the parameters that the
// path has no variable for.
func (c *pathParamCheck) declared(list *contract.Node, present map[string]bool) (names map[string]bool, whole bool) {
	c.left -= 1 + list.Len()
	names, whole = make(map[string]bool), true
	for _, item := range list.Items() {
		param := c.Doc.Resolve(item)
		if param == nil {
			whole = false
			continue
		}
		name := param.Get("name")
		if param.Get("in").Text() != "path" || !name.Is(contract.String) {
			continue
		}
		names[name.Text()] = true
		if !present[name.Text()] {
			c.Report(item, "the path has no variable %q for this parameter", name.Text())
		}
	}
	return names, whole
}

// pathVariableOnce: OpenAPI 3.2.0, Path Templating. Earlier editions do not say
// so, and documents in daily use do it.
func pathVariableOnce() Rule {
	return Rule{
		ID: "path-variable-once", Severity: Warn, Group: "meaning", Editions: InAll,
		Summary: "No variable stands in a path twice",
		Why:     "Servers take one of the two values, or refuse the path",
		Remedy:  "Give the second one another name",
		Check: func(p *Pass) {
			p.eachPath(func(paths *contract.Node, path *contract.Child) {
				seen := make(map[string]bool)
				for _, v := range pathVariables(path.Key) {
					if seen[v] {
						p.ReportKey(paths, path, "the path has the variable %q twice", v)
					}
					seen[v] = true
				}
			})
		},
	}
}

// withoutQuery cuts off a query or a fragment, which path-not-include-query is
// about: a variable there is often declared as a query parameter.
func withoutQuery(path string) string {
	if i := strings.IndexAny(path, "?#"); i >= 0 {
		return path[:i]
	}
	return path
}

// pathVariables returns the names in braces, in order. Empty ones are left to
// path-declarations-must-exist.
func pathVariables(path string) []string {
	var names []string
	for {
		_, rest, ok := strings.Cut(path, "{")
		if !ok {
			return names
		}
		name, after, ok := strings.Cut(rest, "}")
		if !ok {
			return names
		}
		if name != "" {
			names = append(names, name)
		}
		path = after
	}
}
