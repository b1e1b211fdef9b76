package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"sync"

	"github.com/spf13/cobra"

	"github.com/apisteward/steward/internal/report"
)

// diffOptions is what `steward diff` was asked.
type diffOptions struct {
	reporting
	remote *remote
}

func (a *app) diffCommand() *cobra.Command {
	var opts diffOptions
	cmd := &cobra.Command{
		Use:   "diff OLD NEW",
		Short: "Tell what changed between two documents, and what it breaks",
		Long: `Tell what changed between two documents, and what that means for consumers.

OLD and NEW are files, which may refer to other files below their folders, or
versions on a server, as in payments@1.4.0 or payments@latest, with STEWARD_URL
or --server. One of them may be - for standard input.

Exit status: 0 identical or compatible, 1 breaking, 2 it could not be told.`,
		Example: `  steward diff old.yaml new.yaml
  git show HEAD:openapi.yaml | steward diff - openapi.yaml
  steward diff payments@1.4.0 openapi.yaml --format markdown
  steward diff --explain response-property-removed`,
		Args: filesUnlessExplain(&opts.reporting, 2, "OLD and NEW"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if opts.explain != "" {
				return a.explained(opts.explain)
			}
			if args[0] == standardInput && args[1] == standardInput {
				return usageError{cmd.CommandPath(), errors.New("only one of OLD and NEW can be - for standard input")}
			}
			return a.diff(cmd.Context(), args[0], args[1], &opts)
		},
	}
	opts.flags(cmd)
	opts.explainFlag(cmd)
	opts.remote = remoteFlags(cmd)
	return cmd
}

func (a *app) diff(ctx context.Context, oldName, newName string, opts *diffOptions) error {
	old, new, err := a.loadBoth(ctx, oldName, newName, opts.remote)
	if err != nil {
		return err
	}
	old.data, new.data = nil, nil // comparing does not need the texts, which are large
	result := a.compare(old, new)
	if err := result.Write(a.stdout, opts.options(a)); err != nil {
		return err
	}
	return concluded(result.Outcome())
}

// loadBoth reads two documents and parses them at once; but one that is given
// twice, to the byte, only once.
func (a *app) loadBoth(ctx context.Context, oldName, newName string, r *remote) (old, new *document, err error) {
	defer a.progress("Reading " + oldName + " and " + newName)()
	oldText, err := a.readOrFetch(ctx, oldName, r)
	if err != nil {
		return nil, nil, err
	}
	newText, err := a.readOrFetch(ctx, newName, r)
	if err != nil {
		return nil, nil, err
	}
	if bytes.Equal(oldText.data, newText.data) {
		return parseSame(oldText, newText)
	}
	var oldErr error
	var wait sync.WaitGroup
	wait.Go(func() { old, oldErr = oldText.parse() })
	new, err = newText.parse()
	wait.Wait()
	if oldErr != nil {
		return nil, nil, oldErr
	}
	return old, new, err
}

// parseSame parses two texts with the same bytes.
func parseSame(oldText, newText *text) (old, new *document, err error) {
	if old, err = oldText.parse(); err != nil {
		return nil, nil, err
	}
	if !old.standsAlone() {
		new, err = newText.parse()
		return old, new, err
	}
	source := report.SourceOf(newText.name, old.Document)
	source.Version = cmp.Or(newText.version, source.Version)
	return old, &document{Document: old.Document, source: source, data: newText.data}, nil
}
