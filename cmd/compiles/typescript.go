package main

import (
	"context"

	"github.com/apisteward/steward/internal/clients"
	"github.com/apisteward/steward/internal/clients/plan"
	"github.com/apisteward/steward/internal/clients/source"
	"github.com/apisteward/steward/internal/clients/typescript"
)

// scriptFlags hold whatever the package's own tsconfig.json says.
func scriptFlags() []string {
	return []string{"--noEmit", "--strict", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess", "--declaration",
		"--skipLibCheck", "--singleThreaded", "--pretty", "false"}
}

// newTypeScript compiles with tsc, which takes a quarter of a second for most packages.
func newTypeScript(ctx context.Context, compiler string) (*language, error) {
	version, err := version(ctx, compiler, "--version")
	if err != nil {
		return nil, err
	}
	c := scriptCompiler{compiler}
	return &language{
		name:   clients.TypeScript,
		emit:   func(p *plan.Package) []source.File { return typescript.Files(p, typescript.Options{}) },
		named:  func([]source.File) string { return "" },
		checks: []check{c.tsc},
		tools:  "tsc " + version,
	}, nil
}

type scriptCompiler struct{ program string }

func (c scriptCompiler) tsc(ctx context.Context, folder string, packs []*pack, faults map[int][]string) error {
	for i := range packs {
		args := append([]string{c.program, "--project", place(i)}, scriptFlags()...)
		t := tool{Folder: folder, Args: args, Memory: scriptMemory, Limit: packageLimit}
		text, ok, err := t.said(ctx)
		if err != nil {
			return err
		}
		if !ok {
			if err := sortFaults(text, faults); err != nil {
				return err
			}
		}
	}
	return nil
}

// scriptMemory is more than others have, since Node reserves addresses that it never uses.
const scriptMemory = 2 * addressSpace
