package lint

import (
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// eachPath calls f for every path of the document.
func (p *Pass) eachPath(f func(paths *contract.Node, path *contract.Child)) {
	paths := p.Doc.Root.Get("paths")
	for i := range paths.Children() {
		if c := &paths.Children()[i]; strings.HasPrefix(c.Key, "/") {
			f(paths, c)
		}
	}
}

// pathDeclarationsMustExist: OpenAPI 3.1.1, Path Templating: each template
// expression corresponds to a named parameter.
func pathDeclarationsMustExist() Rule {
	return Rule{
		ID: "path-declarations-must-exist", Severity: Error, Group: "meaning", Editions: InAll,
		Summary: "Every variable of a path has a name and two braces",
		Why:     "A client cannot fill a variable without a name",
		Remedy:  "Write the variable as {name}",
		Check: func(p *Pass) {
			p.eachPath(func(paths *contract.Node, path *contract.Child) {
				switch {
				case strings.Contains(path.Key, "{}"):
					p.ReportKey(paths, path, "the path has a variable without a name")
				case !balanced(path.Key):
					p.ReportKey(paths, path, "the path has a brace without its counterpart")
				}
			})
		},
	}
}

// balanced reports whether braces come in pairs and are not nested.
func balanced(path string) bool {
	open := false
	for _, r := range path {
		switch r {
		case '{':
			if open {
				return false
			}
			open = true
		case '}':
			if !open {
				return false
			}
			open = false
		}
	}
	return !open
}

func trailingSlash() Rule {
	return Rule{
		ID: "path-keys-no-trailing-slash", Severity: Hint, Group: "style", Editions: InAll,
		Summary: "No path ends in a slash",
		Why:     "With and without the slash are two resources, and clients confuse them",
		Remedy:  "Remove the slash",
		Check: func(p *Pass) {
			p.eachPath(func(paths *contract.Node, path *contract.Child) {
				if len(path.Key) > 1 && strings.HasSuffix(path.Key, "/") {
					p.ReportKey(paths, path, "the path ends in a slash")
				}
			})
		},
	}
}

func pathNotIncludeQuery() Rule {
	return Rule{
		ID: "path-not-include-query", Severity: Warn, Group: "meaning", Editions: InAll,
		Summary: "No path holds a query or a fragment",
		Why:     "Tools match paths without them, so that the operation is never found",
		Remedy:  "Declare query parameters instead",
		Check: func(p *Pass) {
			p.eachPath(func(paths *contract.Node, path *contract.Child) {
				if strings.ContainsAny(path.Key, "?#") {
					p.ReportKey(paths, path, "the path holds a query or a fragment")
				}
			})
		},
	}
}

// identicalPaths: OpenAPI 3.1.1, section 4.8.8: "Templated paths with the same
// hierarchy but different templated names MUST NOT exist as they are identical."
func identicalPaths() Rule {
	return Rule{
		ID: "no-identical-paths", Severity: Error, Group: "meaning", Editions: InAll,
		Summary: "No two paths with a method in common differ only in the names of their variables",
		Why:     "No request can tell the two operations apart",
		Remedy:  "Merge the two path items",
		Check: func(p *Pass) {
			p.sameShape(func(paths *contract.Node, path, other *contract.Child) {
				if shareKey(p.methods(path.Value), p.methods(other.Value)) {
					p.ReportKey(paths, path, "the path differs from %s only in the names of its variables", other.Key)
				}
			})
		},
	}
}

// pathsByMethod is what identicalPaths leaves: the specification forbids it as
// well, but GitHub's document, for one, does it and works.
func pathsByMethod() Rule {
	return Rule{
		ID: "paths-differ-by-method", Severity: Warn, Group: "meaning", Editions: InAll,
		Summary: "The operations of one resource stand under one path",
		Why:     "The specification forbids two names for one path, and many tools drop one of the two",
		Remedy:  "Give the variables the same names and merge the two path items",
		Check: func(p *Pass) {
			p.sameShape(func(paths *contract.Node, path, other *contract.Child) {
				if !shareKey(p.methods(path.Value), p.methods(other.Value)) {
					p.ReportKey(paths, path, "the path differs from %s only in its methods and the names of its variables", other.Key)
				}
			})
		},
	}
}

// sameShape calls f for every path that has the shape of an earlier one.
func (p *Pass) sameShape(f func(paths *contract.Node, path, other *contract.Child)) {
	seen := make(map[string]*contract.Child)
	p.eachPath(func(paths *contract.Node, path *contract.Child) {
		shape := unnamed(path.Key)
		if other := seen[shape]; other == nil {
			seen[shape] = path
		} else if other.Key != path.Key {
			f(paths, path, other)
		}
	})
}

// unnamed takes the names of the variables out of a path.
func unnamed(path string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(path, "{")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		_, after, ok := strings.Cut(rest, "}")
		if !ok {
			return b.String() + "{" + rest
		}
		b.WriteString("{}")
		path = after
	}
}
