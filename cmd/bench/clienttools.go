package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// What makes clients beside us, and what tells whether clients compile.
const (
	generatorName    = "openapi-generator"
	generatorPackage = "org.openapitools:openapi-generator-cli"
	generatorVersion = "7.24.0"
	oapiCommand      = "github.com/oapi-codegen/oapi-codegen/v2/cmd/oapi-codegen" // of the version in go.mod
	oapiRuntime      = "github.com/oapi-codegen/runtime v1.8.0"
)

func clientNodePackages() []string {
	return []string{"openapi-typescript@7.13.0", "typescript@5.9.3", "esbuild@0.28.2"}
}

func clientPythonPackages() []string {
	return []string{"openapi-python-client==0.29.1", "ruff==0.17.6", "mypy==2.4.1", "httpx==0.28.1", "pydantic==2.14.3",
		"urllib3==2.6.3", "python-dateutil==2.9.0.post0", "types-python-dateutil"}
}

// oapiConfig asks for a client, with names that do not collide.
const (
	oapiConfigName = "oapi-codegen.yaml"
	oapiConfig     = "package: client\ngenerate: {models: true, client: true}\noutput-options: {resolve-type-name-collisions: true}\n"
)

// clientTools is a folder with programs. It stays in the user's cache for the next time.
type clientTools struct{ folder string }

func (t clientTools) in(name string) string     { return filepath.Join(t.folder, name) }
func (t clientTools) jar() string               { return t.in("openapi-generator-cli-" + generatorVersion + ".jar") }
func (t clientTools) module(name string) string { return t.in("node_modules/.bin/" + name) }
func (t clientTools) python(name string) string { return t.in("python/bin/" + name) }

// withPython runs a program of the environment for Python, which finds its companions there.
func (t clientTools) withPython(name string, args ...string) []string {
	path := filepath.Dir(t.python(name)) + string(os.PathListSeparator) + os.Getenv("PATH")
	return append([]string{"env", "PATH=" + path, t.python(name)}, args...)
}

// missingCommands names what is not on this machine and is needed to fetch or to run the programs.
func missingCommands() []string {
	var missing []string
	for _, name := range []string{"java", "mvn", "node", "npm", "python3"} {
		if _, err := exec.LookPath(name); err != nil {
			missing = append(missing, name)
		}
	}
	return missing
}

// newClientTools fetches what is not there yet, and builds ours.
func newClientTools(ctx context.Context, root string) (clientTools, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return clientTools{}, err
	}
	t := clientTools{filepath.Join(cache, "steward-bench", "clients")}
	if err := os.MkdirAll(t.folder, 0o755); err != nil {
		return t, err
	}
	if err := os.WriteFile(t.in(oapiConfigName), []byte(oapiConfig), 0o644); err != nil {
		return t, err
	}
	return t, errors.Join(
		goCommand(ctx, root, "build", "-trimpath", "-o", t.in("steward"), "./cmd/steward"),
		goCommand(ctx, root, "build", "-trimpath", "-o", t.in("oapi-codegen"), oapiCommand),
		t.fetchGenerator(ctx), t.fetchNode(ctx), t.fetchPython(ctx),
	)
}

func (t clientTools) fetchGenerator(ctx context.Context) error {
	if _, err := os.Stat(t.jar()); err == nil {
		return nil
	}
	return t.run(ctx, "mvn", "--quiet", "--batch-mode", "dependency:copy", "-DoutputDirectory="+t.folder,
		"-Dartifact="+generatorPackage+":"+generatorVersion)
}

func (t clientTools) fetchNode(ctx context.Context) error {
	return t.once("node", clientNodePackages(), func(packages []string) error {
		if err := os.WriteFile(t.in("package.json"), []byte("{\"private\": true}\n"), 0o644); err != nil {
			return err
		}
		return t.run(ctx, "npm", append([]string{"install", "--no-audit", "--no-fund", "--ignore-scripts"}, packages...)...)
	})
}

func (t clientTools) fetchPython(ctx context.Context) error {
	return t.once("python", clientPythonPackages(), func(packages []string) error {
		if err := t.run(ctx, "python3", "-m", "venv", "--clear", t.in("python")); err != nil {
			return err
		}
		return t.run(ctx, t.python("pip"), append([]string{"install", "--quiet"}, packages...)...)
	})
}

// once installs packages, unless these very ones have been.
func (t clientTools) once(name string, packages []string, install func([]string) error) error {
	list, want := t.in(name+".installed"), strings.Join(packages, "\n")
	if have, err := os.ReadFile(list); err == nil && string(have) == want {
		return nil
	}
	if err := install(packages); err != nil {
		return err
	}
	return os.WriteFile(list, []byte(want), 0o644)
}

func (t clientTools) run(ctx context.Context, name string, args ...string) error {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir = t.folder
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s %s: %w\n%s", name, strings.Join(args, " "), err, out)
	}
	return nil
}
