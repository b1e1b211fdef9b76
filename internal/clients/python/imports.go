package python

import (
	"maps"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/clients/plan"
	"github.com/apisteward/steward/internal/clients/source"
)

// imports are what a module imports.
type imports struct {
	depth  int                        // of the module in the package, 0 at its top
	plain  map[string]string          // import datetime as dt
	froms  map[string]map[string]bool // from typing import Any
	models map[*plan.Type]bool        // for type checkers, in modules of models
}

func newImports(depth int) *imports {
	return &imports{
		depth: depth, plain: make(map[string]string), froms: make(map[string]map[string]bool), models: make(map[*plan.Type]bool),
	}
}

// as imports a module under another name.
func (i *imports) as(module, name string) string {
	i.plain[module] = name
	return name
}

// from imports a name of a module, and returns it.
func (i *imports) from(module, name string) string {
	if i.froms[module] == nil {
		i.froms[module] = make(map[string]bool)
	}
	i.froms[module][name] = true
	return name
}

// relative imports a name of a module of the package.
func (i *imports) relative(module, name string) string {
	return i.from(strings.Repeat(".", i.depth+1)+module, name)
}

// runtime imports a name of a module of the runtime.
func (i *imports) runtime(module, name string) string { return i.relative("_runtime."+module, name) }

// model notes a declared type.
func (i *imports) model(t *plan.Type) { i.models[t] = true }

// write writes the imports: the standard library, others, the package.
func (i *imports) write(w *source.Writer) {
	var standard, others, own []string
	for _, module := range slices.Sorted(maps.Keys(i.plain)) {
		standard = append(standard, "import "+module+as(module, i.plain[module]))
	}
	for _, module := range slices.SortedFunc(maps.Keys(i.froms), compareModules) {
		line := fromLine(module, slices.SortedFunc(maps.Keys(i.froms[module]), compareNames))
		switch root, _, _ := strings.Cut(module, "."); root {
		case "":
			own = append(own, line)
		case "httpx", "pydantic", "typing_extensions":
			others = append(others, line)
		default:
			standard = append(standard, line)
		}
	}
	for _, lines := range [][]string{standard, others, own} {
		if len(lines) > 0 {
			w.Blank()
			w.Line("%s", strings.Join(lines, "\n"))
		}
	}
}

// compareModules orders relative imports from the farthest, as isort does.
func compareModules(a, b string) int {
	dots := func(s string) int { return len(s) - len(strings.TrimLeft(s, ".")) }
	if d := dots(b) - dots(a); d != 0 {
		return d
	}
	return strings.Compare(a, b)
}

// compareNames puts constants before classes before others, as isort does.
func compareNames(a, b string) int {
	kind := func(s string) int {
		switch {
		case strings.ToUpper(s) == s && len(s) > 1:
			return 0
		case strings.ToUpper(s[:1]) == s[:1]:
			return 1
		}
		return 2
	}
	if d := kind(a) - kind(b); d != 0 {
		return d
	}
	return strings.Compare(a, b)
}

func as(module, name string) string {
	if module == name {
		return ""
	}
	return " as " + name
}

// fromLine is one import, on several lines when it is long.
func fromLine(module string, names []string) string {
	line := "from " + module + " import " + strings.Join(names, ", ")
	if len(line) <= width {
		return line
	}
	return "from " + module + " import (\n    " + strings.Join(names, ",\n    ") + ",\n)"
}

// width is how long lines of code are at most, where there is a choice.
const width = 120
