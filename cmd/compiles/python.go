package main

import (
	"context"
	_ "embed"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/apisteward/steward/internal/clients"
	"github.com/apisteward/steward/internal/clients/plan"
	"github.com/apisteward/steward/internal/clients/python"
	"github.com/apisteward/steward/internal/clients/source"
)

// importAll imports every module of packages, builds what they build late, and tries it.
//
//go:embed import_all.py
var importAll string

// newPython compiles with mypy, then imports everything and builds what is built late.
func newPython(ctx context.Context, program, cache string) (*language, error) {
	versions, err := version(ctx, program, "-m", "pip", "list", "--format", "freeze")
	if err != nil {
		return nil, err
	}
	c := pythonCompiler{program, cache}
	if err := c.warm(ctx); err != nil {
		return nil, err
	}
	return &language{
		name:   clients.Python,
		emit:   func(p *plan.Package) []source.File { return python.Files(p, python.Options{}) },
		named:  moduleName,
		checks: []check{c.mypy, c.load},
		tools:  versions + strings.Join(c.strictly(""), " ") + importAll,
	}, nil
}

// moduleName is the name of the package that is imported, in whose folder there is a py.typed.
func moduleName(files []source.File) string {
	for _, f := range files {
		if name, marker := strings.CutSuffix(f.Name, "/py.typed"); marker {
			return strings.TrimPrefix(name, "src/")
		}
	}
	return ""
}

type pythonCompiler struct {
	program string
	cache   string // what mypy remembers of the libraries that all packages share
}

// warm fills the cache.
func (c pythonCompiler) warm(ctx context.Context) error {
	if err := os.MkdirAll(c.cache, 0o755); err != nil {
		return err
	}
	args := append(c.strictly(c.cache), "--command", "import httpx, pydantic, pydantic_core.core_schema, typing_extensions")
	text, ok, err := tool{Folder: c.cache, Args: args, Memory: addressSpace, Limit: packageLimit}.said(ctx)
	if err == nil && !ok {
		err = errors.New("mypy: " + lastLine(text))
	}
	return err
}

// oldestPython is the version that packages say they need.
const oldestPython = "3.10"

func (c pythonCompiler) strictly(cache string) []string {
	return []string{c.program, "-m", "mypy", "--strict", "--python-version", oldestPython, "--cache-dir", cache,
		"--no-color-output", "--no-error-summary", "--show-error-codes"}
}

// mypy starts with the libraries, and with nothing that it thinks of packages: those of others were in the same folders.
func (c pythonCompiler) mypy(ctx context.Context, folder string, packs []*pack, faults map[int][]string) error {
	cache := filepath.Join(folder, "mypy")
	if err := os.CopyFS(cache, os.DirFS(c.cache)); err != nil {
		return err
	}
	args := c.strictly(cache)
	for _, p := range packs {
		args = append(args, "--package", p.Name)
	}
	text, ok, err := c.run(ctx, folder, packs, args)
	if err != nil || ok {
		return err
	}
	return sortFaults(text, faults)
}

// load imports the packages.
func (c pythonCompiler) load(ctx context.Context, folder string, packs []*pack, faults map[int][]string) error {
	args := []string{c.program, "-c", importAll}
	for i, p := range packs {
		args = append(args, place(i)+"/"+p.Name)
	}
	text, ok, err := c.run(ctx, folder, packs, args)
	if err != nil || ok {
		return err
	}
	return sortFaults(text, faults)
}

func (c pythonCompiler) run(ctx context.Context, folder string, packs []*pack, args []string) (text string, ok bool, err error) {
	var roots []string
	for i := range packs {
		roots = append(roots, place(i))
	}
	path := strings.Join(roots, string(os.PathListSeparator))
	t := tool{Folder: folder, Env: []string{"MYPYPATH=" + path, "PYTHONPATH=" + path, "PYTHONDONTWRITEBYTECODE=1"},
		Args: args, Memory: addressSpace, Limit: packageLimit * time.Duration(len(packs))}
	return t.said(ctx)
}
