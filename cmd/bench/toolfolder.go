package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// toolFolder is a folder with programs. It stays in the user's cache for the next time.
type toolFolder struct{ folder string }

// newToolFolder makes the folder of that name, unless it is there.
func newToolFolder(name string) (toolFolder, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return toolFolder{}, err
	}
	t := toolFolder{filepath.Join(cache, "steward-bench", name)}
	return t, os.MkdirAll(t.folder, 0o755)
}

func (t toolFolder) in(name string) string     { return filepath.Join(t.folder, name) }
func (t toolFolder) python(name string) string { return t.in("python/bin/" + name) }

// fetchPython installs packages in an environment of their own.
func (t toolFolder) fetchPython(ctx context.Context, packages []string) error {
	return t.once("python", packages, func(packages []string) error {
		if err := t.run(ctx, "python3", "-m", "venv", "--clear", t.in("python")); err != nil {
			return err
		}
		return t.run(ctx, t.python("pip"), append([]string{"install", "--quiet"}, packages...)...)
	})
}

// once installs packages, unless these very ones have been.
func (t toolFolder) once(name string, packages []string, install func([]string) error) error {
	list, want := t.in(name+".installed"), strings.Join(packages, "\n")
	if have, err := os.ReadFile(list); err == nil && string(have) == want {
		return nil
	}
	if err := install(packages); err != nil {
		return err
	}
	return os.WriteFile(list, []byte(want), 0o644)
}

func (t toolFolder) run(ctx context.Context, name string, args ...string) error {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir = t.folder
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s %s: %w\n%s", name, strings.Join(args, " "), err, out)
	}
	return nil
}
