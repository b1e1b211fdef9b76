package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
)

func TestOwnClients(t *testing.T) {
	doc, _, err := bundle("../../openapi")
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	if err := writeClients(newTree(folder), doc); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"client/client.go":            "package client",
		"client/README.md":            "STEWARD_KEY",
		"typescript/package.json":     `"@apisteward/client"`,
		"python/pyproject.toml":       `name = "apisteward"`,
		"python/apisteward/py.typed":  "",
		"typescript/src/versions.ts":  "export function publishVersion(",
		"client/versions_service.go":  "PublishVersion(ctx context.Context, api Slug, body io.Reader,",
		"python/apisteward/client.py": "class AsyncClient",
	} {
		if text, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(name))); err != nil || !strings.Contains(string(text), want) {
			t.Errorf("%s does not have %q: %v", name, want, err)
		}
	}
	if _, err := os.Stat(filepath.Join(folder, "client", "go.mod")); err == nil {
		t.Error("the Go client is a module of its own")
	}
}

// A contract that clients cannot be made of as it stands is not generated from.
func TestWhatClientsCannotExpressIsRefused(t *testing.T) {
	doc, err := contract.Load([]byte(`
openapi: 3.0.3
info: {title: x, version: 1.0.0}
paths:
  /x:
    post:
      operationId: x
      requestBody: {content: {application/xml: {schema: {type: object, properties: {a: {type: string}}}}}}
      responses: {'204': {description: done}}
`), contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	if err := writeClients(newTree(t.TempDir()), doc); err == nil || !strings.Contains(err.Error(), "#/paths/") {
		t.Errorf("got %v", err)
	}
}
