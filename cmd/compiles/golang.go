package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/apisteward/steward/internal/clients"
	"github.com/apisteward/steward/internal/clients/golang"
	"github.com/apisteward/steward/internal/clients/plan"
	"github.com/apisteward/steward/internal/clients/source"
)

// goFlags make the compiler quick: nobody runs what it writes.
const goFlags = "-gcflags=-N -l -dwarf=false"

// cacheBytes is what Go's cache of builds may grow to. It holds what is not asked for again, but for the standard library.
const cacheBytes = 6 << 30

// newGo compiles with go vet, which compiles the package for its examples.
func newGo(ctx context.Context, cache string) (*language, error) {
	version, err := version(ctx, "go", "env", "GOVERSION")
	if err != nil {
		return nil, err
	}
	c := goCompiler{cache}
	return &language{
		name:   clients.Go,
		emit:   func(p *plan.Package) []source.File { return golang.Files(p, golang.Options{}) },
		named:  modulePath,
		checks: []check{c.vet},
		tools:  version + " vet",
	}, nil
}

// modulePath is the path of a package's module, which must be its only one in a workspace.
func modulePath(files []source.File) string {
	for _, f := range files {
		if f.Name == "go.mod" {
			line, _, _ := strings.Cut(string(f.Data), "\n")
			return strings.TrimPrefix(line, "module ")
		}
	}
	return ""
}

type goCompiler struct{ cache string }

// vet makes the packages a workspace, as they are.
func (c goCompiler) vet(ctx context.Context, folder string, packs []*pack, faults map[int][]string) error {
	if err := c.trim(); err != nil {
		return err
	}
	workspace := "go 1.26\n"
	args := []string{"go", "vet", goFlags}
	for i := range packs {
		workspace += "use ./" + place(i) + "\n"
		args = append(args, "./"+place(i)+"/...")
	}
	if err := os.WriteFile(filepath.Join(folder, "go.work"), []byte(workspace), 0o644); err != nil {
		return err
	}
	env := []string{"GOFLAGS=", "GOWORK=" + filepath.Join(folder, "go.work"), "GOTOOLCHAIN=local", "GOPROXY=off", "GOMAXPROCS=1", "GOMEMLIMIT=2GiB"}
	if c.cache != "" {
		env = append(env, "GOCACHE="+c.cache)
	}
	t := tool{Folder: folder, Env: env, Args: args, Memory: addressSpace, Limit: packageLimit * time.Duration(len(packs))}
	text, ok, err := t.said(ctx)
	if err != nil || ok {
		return err
	}
	return sortFaults(text, faults)
}

// trim empties the cache once it is large.
func (c goCompiler) trim() error {
	if c.cache == "" {
		return nil
	}
	var size int64
	err := filepath.WalkDir(c.cache, func(_ string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		size += info.Size()
		return nil
	})
	if os.IsNotExist(err) || size < cacheBytes {
		return nil
	}
	if err := os.RemoveAll(c.cache); err != nil {
		return fmt.Errorf("emptying Go's cache: %w", err)
	}
	return err
}
