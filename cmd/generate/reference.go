package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/apisteward/steward/internal/config"
	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/portal/export"
	"github.com/apisteward/steward/internal/portal/page"
	"github.com/apisteward/steward/internal/portal/prose"
	"github.com/apisteward/steward/internal/portal/reference"
	"github.com/apisteward/steward/internal/report"
)

// writeReference rebuilds docs/reference/: the Markdown twins of the contract's
// pages, and pages about what the program knows of itself.
func writeReference(ctx context.Context, root string, doc *contract.Document) error {
	folder := filepath.Join(root, "docs", "reference")
	about := &page.Document{Reference: reference.New(doc, prose.New()), Version: doc.Version}
	if _, err := export.WriteTwins(ctx, about, folder); err != nil {
		return fmt.Errorf("docs/reference: %w", err)
	}
	for name, write := range map[string]func(io.Writer) error{
		"rules.md":         report.WriteRules,
		"configuration.md": config.WriteReference,
		"commands.md":      func(w io.Writer) error { return writeCommands(ctx, root, w) },
	} {
		var text bytes.Buffer
		if err := write(&text); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if err := os.WriteFile(filepath.Join(folder, name), text.Bytes(), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// writeCommands lets the program that comes from what was generated tell of
// its commands.
func writeCommands(ctx context.Context, root string, w io.Writer) error {
	cmd := exec.CommandContext(ctx, "go", "run", "./cmd/steward", "commands")
	cmd.Dir, cmd.Stdout, cmd.Stderr = root, w, os.Stderr
	return cmd.Run()
}
