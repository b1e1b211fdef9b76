package main

import (
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// stockModule is the stock middleware, and the version of it that is compared.
const stockModule = "github.com/oapi-codegen/echo-middleware@v1.0.2"

//go:embed stock.go.txt
var stockSource []byte

// variant is a build of the server that validates requests in its own way, and is the same otherwise.
type variant struct {
	Name     string
	Validate string // in place of validation in the list of layers; "" leaves the source as it is
	Stock    bool   // needs stockSource and stockModule
}

func variants() []variant {
	return []variant{
		{Name: "steward"},
		{Name: "without validation", Validate: "layers = append(layers)"},
		{Name: "stock echo-middleware", Validate: "layers = append(layers, stockValidation(r.openapi.Spec))", Stock: true},
	}
}

// validation is the line of handlers/routes.go that a variant replaces.
const validation = "layers = append(layers, s.validate(r))"

// build compiles the variant's server to the file binary, with the go command's overlays: no source is changed, and the stock
// middleware stays out of go.mod.
func (v variant) build(ctx context.Context, root, folder, binary string) error {
	args := []string{"build", "-trimpath", "-o", binary}
	if v.Validate != "" {
		overlay, err := v.overlay(root, folder)
		if err != nil {
			return err
		}
		args = append(args, "-overlay", overlay)
	}
	if v.Stock {
		modfile, err := stockModfile(ctx, root, folder)
		if err != nil {
			return err
		}
		args = append(args, "-modfile", modfile)
	}
	return goCommand(ctx, root, append(args, "./cmd/steward")...)
}

// buildServer compiles the server as it is, in a temporary folder that the caller removes.
func buildServer(ctx context.Context, root string) (folder, binary string, err error) {
	folder, err = os.MkdirTemp("", "bench-")
	if err != nil {
		return "", "", err
	}
	binary = filepath.Join(folder, "steward")
	if err := (variant{}).build(ctx, root, folder, binary); err != nil {
		return "", "", errors.Join(err, os.RemoveAll(folder))
	}
	return folder, binary, nil
}

// overlay writes what differs from the source tree, and the list of it for the go command.
func (v variant) overlay(root, folder string) (string, error) {
	handlers, err := filepath.Abs(filepath.Join(root, "handlers"))
	if err != nil {
		return "", err
	}
	source, err := os.ReadFile(filepath.Join(handlers, "routes.go"))
	if err != nil {
		return "", err
	}
	changed, err := v.replace(string(source))
	if err != nil {
		return "", err
	}
	files := map[string]string{"routes.go": changed}
	if v.Stock {
		files["stock.go"] = string(stockSource)
	}
	replace := make(map[string]string)
	for name, text := range files {
		file := filepath.Join(folder, name)
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			return "", err
		}
		replace[filepath.Join(handlers, name)] = file
	}
	list, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return "", err
	}
	file := filepath.Join(folder, "overlay.json")
	return file, os.WriteFile(file, list, 0o600)
}

func (v variant) replace(routes string) (string, error) {
	if n := strings.Count(routes, validation); n != 1 {
		return "", fmt.Errorf("handlers/routes.go holds %q %d times, not once", validation, n)
	}
	return strings.Replace(routes, validation, v.Validate, 1), nil
}

// stockModfile is a copy of go.mod that requires the stock middleware too.
func stockModfile(ctx context.Context, root, folder string) (string, error) {
	for _, name := range []string{"go.mod", "go.sum"} {
		data, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			return "", err
		}
		if err := os.WriteFile(filepath.Join(folder, name), data, 0o600); err != nil {
			return "", err
		}
	}
	modfile := filepath.Join(folder, "go.mod")
	return modfile, goCommand(ctx, root, "get", "-modfile", modfile, stockModule)
}

func goCommand(ctx context.Context, dir string, args ...string) error {
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("go %s: %w\n%s", strings.Join(args, " "), err, out)
	}
	return nil
}
