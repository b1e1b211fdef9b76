package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// Where the environment has the tools, as for tests.
const (
	nodeModulesVariable = "STEWARD_TEST_NODE_MODULES" // a node_modules with typescript
	pythonVariable      = "STEWARD_TEST_PYTHON"       // a Python with mypy, httpx and pydantic
)

// toolbox is a folder with tools: those that the environment does not name are fetched into it, by .ci/clients/install.
type toolbox struct {
	folder  string
	scripts string
	builds  string // the folder that Go may keep builds in; "" is the user's own
}

func newToolbox(folder string) *toolbox {
	return &toolbox{folder, filepath.Join(".ci", "clients"), filepath.Join(folder, "gocache")}
}

// in is a path in the folder.
func (t *toolbox) in(name string) string { return filepath.Join(t.folder, filepath.FromSlash(name)) }

// tsc returns the compiler of TypeScript.
func (t *toolbox) tsc(ctx context.Context) (string, error) {
	modules, err := t.find(ctx, nodeModulesVariable, "node_modules")
	return filepath.Join(modules, ".bin", "tsc"), err
}

// python returns a Python that has mypy, httpx and pydantic.
func (t *toolbox) python(ctx context.Context) (string, error) {
	return t.find(ctx, pythonVariable, "venv/bin/python")
}

// find returns what the environment names, or a path in the folder.
func (t *toolbox) find(ctx context.Context, variable, name string) (string, error) {
	if path := os.Getenv(variable); path != "" {
		return path, nil
	}
	return t.in(name), t.install(ctx)
}

// install fetches the tools, unless those of the same editions are there.
func (t *toolbox) install(ctx context.Context) error {
	var want strings.Builder
	for _, name := range []string{"typescript/package-lock.json", "python/requirements.txt"} {
		data, err := os.ReadFile(filepath.Join(t.scripts, name))
		if err != nil {
			return fmt.Errorf("this is to be run where go.mod is: %w", err)
		}
		want.Write(data)
	}
	if have, err := os.ReadFile(t.in("installed")); err == nil && string(have) == want.String() {
		return nil
	}
	out, err := exec.CommandContext(ctx, filepath.Join(t.scripts, "install"), t.folder).CombinedOutput()
	if err != nil {
		return fmt.Errorf("fetching tools: %w\n%s", err, out)
	}
	return os.WriteFile(t.in("installed"), []byte(want.String()), 0o644)
}
