package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
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
	memory  string // the folder for what mypy remembers of libraries
}

func newToolbox(folder string) *toolbox {
	return &toolbox{folder, filepath.Join(".ci", "clients"), filepath.Join(folder, "gocache"), filepath.Join(folder, "mypy")}
}

// tsc returns the compiler of TypeScript.
func (t *toolbox) tsc(ctx context.Context) (string, error) {
	modules, err := t.find(ctx, nodeModulesVariable, "node_modules")
	return filepath.Join(modules, ".bin", "tsc"), err
}

// python returns a Python that has mypy, httpx and pydantic.
func (t *toolbox) python(ctx context.Context) (string, error) {
	return t.find(ctx, pythonVariable, "venv/bin/python")
}

// find returns what the environment names, or a path among what was fetched.
func (t *toolbox) find(ctx context.Context, variable, name string) (string, error) {
	if path := os.Getenv(variable); path != "" {
		return path, nil
	}
	folder, err := t.install(ctx)
	return filepath.Join(folder, filepath.FromSlash(name)), err
}

// install fetches the tools, unless those of the same editions are there: each set of editions has a folder of its own, so
// that nothing changes under a run. It returns the folder.
func (t *toolbox) install(ctx context.Context) (string, error) {
	editions := sha256.New()
	for _, name := range []string{"typescript/package-lock.json", "python/requirements.txt"} {
		data, err := os.ReadFile(filepath.Join(t.scripts, name))
		if err != nil {
			return "", fmt.Errorf("this is to be run where go.mod is: %w", err)
		}
		editions.Write(data)
	}
	folder := filepath.Join(t.folder, "tools-"+hex.EncodeToString(editions.Sum(nil)[:6]))
	done := filepath.Join(folder, "installed")
	if _, err := os.Stat(done); err == nil {
		return folder, nil
	}
	if out, err := exec.CommandContext(ctx, filepath.Join(t.scripts, "install"), folder).CombinedOutput(); err != nil {
		return "", fmt.Errorf("fetching tools: %w\n%s", err, out)
	}
	return folder, os.WriteFile(done, nil, 0o644)
}
