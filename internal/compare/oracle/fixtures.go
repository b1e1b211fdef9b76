package oracle

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// pair names two documents of one API.
type pair struct {
	name     string // stable: what disagreements call it
	old, new string // files
}

// moduleDir returns the folder of oasdiff's module in the module cache.
func moduleDir() (string, error) {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/oasdiff/oasdiff").Output()
	return strings.TrimSpace(string(out)), err
}

// fixturePairs returns the pairs of documents that the tests of oasdiff's
// checker name one after another in one test, each in both directions. Which
// of them oasdiff compares in that test does not matter: any two documents
// that are close to each other are a question for both comparators.
func fixturePairs(module string) ([]pair, error) {
	packages, err := filepath.Glob(filepath.Join(module, "checker", "*_test.go"))
	if err != nil {
		return nil, err
	}
	set := make(map[string]pair)
	for _, file := range packages {
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		for _, decl := range parsed.Decls {
			if f, ok := decl.(*ast.FuncDecl); ok {
				addPairs(set, module, documentsNamedIn(f, module))
			}
		}
	}
	names := slices.Sorted(maps.Keys(set))
	pairs := make([]pair, len(names))
	for i, name := range names {
		pairs[i] = set[name]
	}
	return pairs, nil
}

func addPairs(set map[string]pair, module string, files []string) {
	for i := 1; i < len(files); i++ {
		for _, p := range [...]pair{{old: files[i-1], new: files[i]}, {old: files[i], new: files[i-1]}} {
			if p.old != p.new {
				p.name = p.old + " > " + p.new
				p.old, p.new = filepath.Join(module, "data", p.old), filepath.Join(module, "data", p.new)
				set[p.name] = p
			}
		}
	}
}

// documentsNamedIn lists the documents that a test names, in order, below the
// module's data folder. They are written as paths, as names in one of its
// folders (stabilityFile("base.yaml")), or as numbers (l(t, 1)).
func documentsNamedIn(f *ast.FuncDecl, module string) []string {
	var files []string
	add := func(name string) {
		if info, err := os.Stat(filepath.Join(module, "data", name)); err == nil && info.Mode().IsRegular() {
			files = append(files, name)
		}
	}
	ast.Inspect(f, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		function, _ := call.Fun.(*ast.Ident)
		for _, arg := range call.Args {
			literal, ok := arg.(*ast.BasicLit)
			switch {
			case !ok || function == nil:
			case literal.Kind == token.INT && (function.Name == "l" || function.Name == "d"):
				add("openapi-test" + literal.Value + ".yaml")
			case literal.Kind == token.STRING:
				for _, name := range candidates(function.Name, literal.Value) {
					add(name)
				}
			}
		}
		return true
	})
	return files
}

var upperCase = regexp.MustCompile(`[A-Z]`)

// folders are those of helpers that are not named after their folder.
var folders = map[string]string{"requiredPropertyFile": "required-properties", "stabilityChanges": "stability"}

// candidates returns the files that a string given to a function may mean.
func candidates(function, literal string) []string {
	text, err := strconv.Unquote(literal)
	if err != nil || path.Ext(text) == "" {
		return nil
	}
	if rest, ok := strings.CutPrefix(text, "../data/"); ok {
		return []string{rest}
	}
	folder, known := folders[function]
	if !known {
		stem, isFile := strings.CutSuffix(function, "File")
		if !isFile {
			return nil
		}
		folder = strings.ToLower(upperCase.ReplaceAllString(stem, "-$0"))
	}
	return []string{path.Join(folder, text)}
}
