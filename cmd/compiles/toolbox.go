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

// toolbox is a folder with tools. What it lacks is fetched, in the editions that .ci/clients names, unless the environment
// has it.
type toolbox struct {
	folder string
	pins   string
}

func newToolbox(folder string) *toolbox {
	return &toolbox{folder, filepath.Join(".ci", "clients")}
}

func (t *toolbox) in(names ...string) string {
	return filepath.Join(append([]string{t.folder}, names...)...)
}

// builds is the folder that Go may keep builds in.
func (t *toolbox) builds() string { return t.in("gocache") }

// tsc returns the compiler of TypeScript.
func (t *toolbox) tsc(ctx context.Context) (string, error) {
	modules := os.Getenv(nodeModulesVariable)
	if modules == "" {
		modules = t.in("typescript", "node_modules")
		err := t.once("typescript", []string{"package.json", "package-lock.json", ".npmrc"}, func(folder string) error {
			return t.fetch(ctx, folder, "npm", "ci", "--silent", "--no-fund", "--no-audit")
		})
		if err != nil {
			return "", err
		}
	}
	return filepath.Join(modules, ".bin", "tsc"), nil
}

// python returns a Python that has mypy, httpx and pydantic.
func (t *toolbox) python(ctx context.Context) (string, error) {
	if program := os.Getenv(pythonVariable); program != "" {
		return program, nil
	}
	program := t.in("python", "venv", "bin", "python")
	return program, t.once("python", []string{"requirements.txt"}, func(folder string) error {
		if err := t.fetch(ctx, folder, "python3", "-m", "venv", "--clear", "venv"); err != nil {
			return err
		}
		return t.fetch(ctx, folder, program, "-m", "pip", "install", "--quiet", "--requirement", "requirements.txt")
	})
}

// once fetches the tools of a language into a folder that has copies of the files that name their editions, unless these
// very ones are there.
func (t *toolbox) once(language string, pins []string, fetch func(folder string) error) error {
	folder, done := t.in(language), t.in(language, ".fetched")
	var want strings.Builder
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for _, name := range pins {
		data, err := os.ReadFile(filepath.Join(t.pins, language, name))
		if err != nil {
			return fmt.Errorf("no editions of %s's tools, run this where go.mod is: %w", language, err)
		}
		want.Write(data)
		if err := os.WriteFile(filepath.Join(folder, name), data, 0o644); err != nil {
			return err
		}
	}
	if have, err := os.ReadFile(done); err == nil && string(have) == want.String() {
		return nil
	}
	if err := fetch(folder); err != nil {
		return err
	}
	return os.WriteFile(done, []byte(want.String()), 0o644)
}

func (t *toolbox) fetch(ctx context.Context, folder, name string, args ...string) error {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir = folder
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s %s: %w\n%s", name, strings.Join(args, " "), err, out)
	}
	return nil
}
