package main

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/apisteward/steward/internal/portal/export"
	"github.com/apisteward/steward/internal/portal/page"
	"github.com/apisteward/steward/internal/portal/prose"
	"github.com/apisteward/steward/internal/portal/reference"
)

// docsOptions is what `steward docs` was asked.
type docsOptions struct {
	remote *remote
	out    string
}

func (a *app) docsCommand() *cobra.Command {
	var opts docsOptions
	cmd := &cobra.Command{
		Use:   "docs FILE",
		Short: "Write the documentation of a document as a static site",
		Long: `Write the documentation of a document as a static site: a page for each
operation and schema, search, and every page as Markdown as well. All links in
it are relative, so that it may be served from anywhere, and be opened as files.

FILE may be - for standard input, and may refer to other files below its folder.
It may be a version on a server too, as in payments@1.4.0.

DIR may hold files already. Those that an earlier run wrote are replaced or
removed; no others are touched, and the command refuses to write over them.`,
		Example: `  steward docs openapi.yaml -o site`,
		Args:    exactly(1, "one FILE, or - for standard input"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := needed(cmd, "output"); err != nil {
				return err
			}
			return a.docs(cmd.Context(), args[0], &opts)
		},
	}
	cmd.Flags().StringVarP(&opts.out, "output", "o", "", "`folder` to write into")
	opts.remote = remoteFlags(cmd)
	return cmd
}

func (a *app) docs(ctx context.Context, file string, opts *docsOptions) error {
	doc, err := a.loadOrFetch(ctx, file, opts.remote)
	if err != nil {
		return err
	}
	site := &export.Site{Document: a.described(doc), Source: sourceOf(doc)}
	done := a.progress("Writing the pages of " + doc.source.Name)
	result, err := site.Write(ctx, opts.out)
	done()
	if err != nil {
		return err
	}
	fmt.Fprintf(a.stdout, "%d operations on %d pages, %.1f MB: %s\n",
		len(doc.Operations()), result.Pages, float64(result.Bytes)/1e6, filepath.Join(opts.out, "index.html"))
	return nil
}

// described is the document as its pages see it.
func (a *app) described(doc *document) *page.Document {
	return &page.Document{
		Reference: reference.New(doc.Document, prose.New()),
		Version:   doc.source.Version, Source: sourceOf(doc).Path,
	}
}

// sourceOf is the document as a file of its site.
func sourceOf(doc *document) *page.File {
	name := "openapi.yaml"
	if strings.HasPrefix(strings.TrimSpace(string(doc.data[:min(len(doc.data), 64)])), "{") {
		name = "openapi.json"
	}
	return &page.File{Path: name, Content: doc.data}
}
