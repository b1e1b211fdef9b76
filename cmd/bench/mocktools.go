package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
)

// prismPackage is what mocks are measured beside.
const prismPackage = "@stoplight/prism-cli@5.16.0"

// mockTools has the programs that mock.
type mockTools struct {
	toolFolder
	root    string // of the source tree
	steward string // our binary
	scratch string // folder that the caller removes
}

// newMockTools fetches what is not there yet, and builds ours.
func newMockTools(ctx context.Context, root, scratch string) (mockTools, error) {
	folder, err := newToolFolder("mock")
	t := mockTools{folder, root, filepath.Join(scratch, "steward"), scratch}
	if err != nil {
		return t, err
	}
	return t, errors.Join(
		goCommand(ctx, root, "build", "-trimpath", "-o", t.steward, "./cmd/steward"),
		t.once("node", []string{prismPackage}, func(packages []string) error {
			if err := os.WriteFile(t.in("package.json"), []byte("{\"private\": true}\n"), 0o644); err != nil {
				return err
			}
			return t.run(ctx, "npm", append([]string{"install", "--no-audit", "--no-fund", "--ignore-scripts"}, packages...)...)
		}),
	)
}

// mocker is a program that mocks.
type mocker struct {
	Name    string
	Ours    bool
	command func(file, host, port string) []string
}

// mockers are ours and the other.
func (t mockTools) mockers() []mocker {
	return []mocker{
		{Name: "steward mock", Ours: true, command: func(file, host, port string) []string {
			return []string{t.steward, "mock", file, "--listen", host + ":" + port, "--quiet"}
		}},
		{Name: "Prism", command: func(file, host, port string) []string {
			return []string{t.in("node_modules/.bin/prism"), "mock", file, "--host", host, "--port", port, "--verboseLevel", "silent"}
		}},
	}
}
