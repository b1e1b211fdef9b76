package main

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
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

// clientTools has the programs that make and check clients.
type clientTools struct{ toolFolder }

func (t clientTools) jar() string               { return t.in("openapi-generator-cli-" + generatorVersion + ".jar") }
func (t clientTools) module(name string) string { return t.in("node_modules/.bin/" + name) }

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
	folder, err := newToolFolder("clients")
	t := clientTools{folder}
	if err != nil {
		return t, err
	}
	if err := os.WriteFile(t.in(oapiConfigName), []byte(oapiConfig), 0o644); err != nil {
		return t, err
	}
	return t, errors.Join(
		goCommand(ctx, root, "build", "-trimpath", "-o", t.in("steward"), "./cmd/steward"),
		goCommand(ctx, root, "build", "-trimpath", "-o", t.in("oapi-codegen"), oapiCommand),
		t.fetchGenerator(ctx), t.fetchNode(ctx), t.fetchPython(ctx, clientPythonPackages()),
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
