package main

import (
	"bytes"
	"context"

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
			return a.diff(cmd.Context(), args[0], args[1], &opts)
		},
	}
	opts.flags(cmd)
	opts.explainFlag(cmd)
	opts.remote = remoteFlags(cmd)
	return cmd
}

func (a *app) diff(ctx context.Context, oldName, newName string, opts *diffOptions) error {
	old, err := a.loadOrFetch(ctx, oldName, opts.remote)
	if err != nil {
		return err
	}
	new, err := a.loadBeside(ctx, old, newName, opts.remote)
	if err != nil {
		return err
	}
	result := a.compare(old, new)
	if err := result.Write(a.stdout, opts.options(a)); err != nil {
		return err
	}
	return concluded(result.Outcome())
}

// loadBeside is loadOrFetch for a document that may be another one over again:
// a file with the same bytes is not parsed a second time.
func (a *app) loadBeside(ctx context.Context, other *document, name string, r *remote) (*document, error) {
	if _, _, published := onServer(name); published || name == standardInput {
		return a.loadOrFetch(ctx, name, r)
	}
	defer a.progress("Reading " + name)()
	data, err := readFile(name)
	if err != nil {
		return nil, err
	}
	if !other.standsAlone() || !bytes.Equal(data, other.data) {
		return parseFile(name, data)
	}
	return &document{Document: other.Document, source: report.SourceOf(name, other.Document), data: data}, nil
}

// standsAlone reports whether a document is its text and nothing else. The
// files that the same text refers to from another folder may be other files.
func (d *document) standsAlone() bool { return d.unbundled == nil && !refersOut(d.Document) }
