package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"github.com/apisteward/steward/internal/clients"
	"github.com/apisteward/steward/internal/contract/lint"
	"github.com/apisteward/steward/internal/report"
)

// clientOptions is what `steward client` was asked.
type clientOptions struct {
	remote   *remote
	language clients.Language
	out      string
	name     string
	module   string
	ruleset  string
	force    bool
	verbose  bool
	format   report.Format
}

func (a *app) clientCommand() *cobra.Command {
	var opts clientOptions
	cmd := &cobra.Command{
		Use:   "client FILE --lang LANGUAGE -o DIR",
		Short: "Write a typed client of a document as a package",
		Long: `Write a typed client of a document: a package for Go, TypeScript or Python with a
method for each operation, and a README that says how it is used.

FILE may be - for standard input, and may refer to other files below its folder.
It may be a version on a server too, as in payments@1.4.0.

The folder must be empty, or not there. With --force, files that an earlier run
wrote are replaced or removed; others are left alone and never written over. The
package is written beside the folder and then put in its place, so that whatever
interrupts the command leaves the old package or the new one.

A document that check refuses is refused, with the same words; --ruleset tells
both which rules count. What the document says and a client cannot express is
counted, said in the package where it matters, and listed with --verbose.

Exit status: 0 written; 1 the document is refused; 2 anything else.`,
		Example: `  steward client openapi.yaml --lang go -o client
  steward client openapi.yaml --lang typescript -o client --name payments --force
  steward client payments@latest --lang python -o client --server https://steward.example.com`,
		Args: exactly(1, "one FILE, or - for standard input"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if opts.format == report.JUnit || opts.format == report.SARIF {
				return usageError{cmd.CommandPath(), errors.New("client reports as text, json or markdown")}
			}
			if err := needed(cmd, "lang", "output"); err != nil {
				return err
			}
			return a.client(cmd.Context(), args[0], &opts)
		},
	}
	flags := cmd.Flags()
	flags.Var((*languageFlag)(&opts.language), "lang", "language of the client")
	flags.StringVarP(&opts.out, "output", "o", "", "`folder` to write into")
	flags.StringVar(&opts.name, "name", "", "what the API is called in the package, instead of the document's title")
	flags.StringVar(&opts.module, "module", "", "`path` of the Go module, or name of the npm or PyPI package, instead of one made from the name")
	flags.StringVar(&opts.ruleset, "ruleset", "", "`file` in Spectral's format that turns rules off or changes severities")
	flags.BoolVar(&opts.force, "force", false, "replace what an earlier run wrote into a folder that is not empty")
	flags.BoolVarP(&opts.verbose, "verbose", "v", false, "list what cannot be expressed")
	flags.Var(&opts.format, "format", "how to report: text, json or markdown")
	opts.remote = remoteFlags(cmd)
	completeLanguages(cmd)
	return cmd
}

func (a *app) client(ctx context.Context, file string, opts *clientOptions) error {
	set, err := readRuleset(opts.ruleset)
	if err != nil {
		return err
	}
	doc, err := a.loadOrFetch(ctx, file, opts.remote)
	if err != nil {
		return err
	}
	if refusing := clients.Refusing(a.lint(doc, set)); len(refusing) > 0 {
		return a.refuseClient(doc, refusing, opts)
	}
	made, err := a.makeClient(ctx, doc, opts)
	if err != nil {
		return err
	}
	result := clientReport{Generated: made, folder: opts.out, all: opts.verbose}
	return result.write(a.stdout, opts.format)
}

// refuseClient says what `steward check` says of the document.
func (a *app) refuseClient(doc *document, refusing []lint.Finding, opts *clientOptions) error {
	result := &report.Check{Document: doc.source, Findings: refusing, FailOn: lint.Error}
	style := report.Options{Format: opts.format, Color: a.colors(), All: opts.verbose, Version: buildVersion()}
	if err := result.Write(a.stdout, style); err != nil {
		return err
	}
	return concluded(result.Outcome())
}

// makeClient makes the package and writes it.
func (a *app) makeClient(ctx context.Context, doc *document, opts *clientOptions) (*clients.Generated, error) {
	defer a.progress("Making the client of " + doc.source.Name)()
	o := clients.Options{Name: opts.name, Module: opts.module}
	if doc.source.Version != doc.Document.Version { // it was published under another one
		o.Version = doc.source.Version
	}
	made, err := clients.Make(doc.Document, opts.language, o)
	if err != nil {
		return nil, named(doc.source.Name, err)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if err := made.Write(opts.out, opts.force); err != nil {
		return nil, named(opts.out, err)
	}
	return made, nil
}
