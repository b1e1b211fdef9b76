package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/apisteward/steward/internal/portal/export"
	"github.com/apisteward/steward/internal/portal/page"
	"github.com/apisteward/steward/internal/portal/prose"
	"github.com/apisteward/steward/internal/portal/reference"
	"github.com/apisteward/steward/internal/portal/words"
	"github.com/apisteward/steward/internal/report"
)

// docsOptions is what `steward docs` was asked.
type docsOptions struct {
	remote                      *remote
	out, against, brand, guides string
}

func (a *app) docsCommand() *cobra.Command {
	var opts docsOptions
	cmd := &cobra.Command{
		Use:   "docs FILE",
		Short: "Write the documentation of a document as a static site",
		Long: `Write the documentation of a document as a static site: a page for each
operation and schema, search, and every page as Markdown as well. All links in
it are relative, so that it may be served from anywhere, or opened as files.

FILE may be - for standard input, and may refer to other files below its folder.
FILE and OLD may be versions on a server too, as in payments@1.4.0.

With --guides, Markdown files stand beside the reference, which is then in the
folder reference/. Their index.md is the site's first page, and the order in
which it leads to the others is theirs.

The folder that is written may hold files already. Those that an earlier run
wrote are replaced or removed; others are left alone and never written over.`,
		Example: `  steward docs openapi.yaml -o site
  steward docs openapi.yaml -o site --against payments@latest --server https://steward.example.com
  steward docs openapi.yaml -o site --guides docs --brand brand.yaml`,
		Args: exactly(1, "one FILE, or - for standard input"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := needed(cmd, "output"); err != nil {
				return err
			}
			return a.docs(cmd.Context(), args[0], &opts)
		},
	}
	flags := cmd.Flags()
	flags.StringVarP(&opts.out, "output", "o", "", "`folder` to write into")
	flags.StringVar(&opts.against, "against", "", "older document, for a page about what changed: `OLD` is a file or api@version")
	flags.StringVar(&opts.brand, "brand", "", "YAML `file` with name, logo, accent, links and footer of the site")
	flags.StringVar(&opts.guides, "guides", "", "`folder` with pages in Markdown")
	opts.remote = remoteFlags(cmd)
	return cmd
}

func (a *app) docs(ctx context.Context, file string, opts *docsOptions) error {
	site, err := a.site(ctx, file, opts)
	if err != nil {
		return err
	}
	if opts.guides != "" {
		folder, err := os.OpenRoot(opts.guides)
		if err != nil {
			return unreadable(opts.guides, err)
		}
		defer folder.Close()
		site.Guides = folder.FS()
	}
	done := a.progress("Writing " + opts.out)
	result, err := site.Write(ctx, opts.out)
	done()
	if err != nil {
		return named(opts.out, err)
	}
	operations := len(site.Document.Reference.Document().Operations())
	_, err = fmt.Fprintf(a.stdout, "%s on %s: %s\n",
		words.Plural(operations, "operation"), words.Plural(result.Pages, "page"), filepath.Join(opts.out, "index.html"))
	return err
}

// site is what was asked for, but for its guides.
func (a *app) site(ctx context.Context, file string, opts *docsOptions) (*export.Site, error) {
	look, err := readLook(opts.brand)
	if err != nil {
		return nil, err
	}
	doc, err := a.loadOrFetch(ctx, file, opts.remote)
	if err != nil {
		return nil, err
	}
	source := sourceOf(doc)
	site := &export.Site{
		Document: &page.Document{
			Reference: reference.New(doc.Document, prose.New()), Version: doc.source.Version, Source: source.Path,
		},
		Look: look, Files: []page.File{source},
	}
	if opts.against != "" {
		err = a.addChanges(ctx, site, doc, opts)
	}
	return site, err
}

// sourceOf is the document as a file of its site.
func sourceOf(doc *document) page.File {
	if text := bytes.TrimLeft(doc.data, "\ufeff \t\r\n"); bytes.HasPrefix(text, []byte("{")) {
		return page.File{Path: "openapi.json", Content: doc.data}
	}
	return page.File{Path: "openapi.yaml", Content: doc.data}
}

// addChanges adds a page about what changed since another document, and the
// same as JSON.
func (a *app) addChanges(ctx context.Context, site *export.Site, doc *document, opts *docsOptions) error {
	old, err := a.loadOrFetch(ctx, opts.against, opts.remote)
	if err != nil {
		return err
	}
	result := a.compare(old, doc)
	var text bytes.Buffer
	if err := result.Write(&text, report.Options{Format: report.JSON, All: true}); err != nil {
		return err
	}
	changes := page.File{Path: "changes.json", Content: text.Bytes()}
	site.Files = append(site.Files, changes)
	site.Document.Known = export.Since(old.source.Version, result.Report, changes.Path)
	return nil
}

// readLook reads a brand with the files in and below its folder that it names.
// Without a name it is Steward's own.
func readLook(name string) (page.Look, error) {
	if name == "" {
		return page.Look{}, nil
	}
	folder, err := os.OpenRoot(filepath.Dir(name))
	if err != nil {
		return page.Look{}, unreadable(name, err)
	}
	defer folder.Close()
	return page.ReadLook(folder.FS(), filepath.Base(name))
}
