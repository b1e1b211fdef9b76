package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"net/http"

	"github.com/spf13/cobra"

	"github.com/apisteward/steward/gen/client"
	"github.com/apisteward/steward/internal/report"
)

// publishOptions is what `steward publish` was asked.
type publishOptions struct {
	reporting
	remote                *remote
	file, api, version    string
	draft, dryRun, create bool
}

func (a *app) publishCommand() *cobra.Command {
	var opts publishOptions
	cmd := &cobra.Command{
		Use:   "publish FILE --api NAME",
		Short: "Publish a document to a server",
		Long: `Publish a document under a version: its info.version, or that of --version.

The server refuses an invalid document, and a version number that hides what the
document breaks. FILE may be - for standard input, and may refer to other files
below its folder: they are sent as one document.

Exit status: 0 published, or there already; 1 refused; 2 it could not be judged.`,
		Example: `  export STEWARD_URL=http://localhost:8080 STEWARD_KEY=stw_...
  steward publish openapi.yaml --api payments --create
  steward publish openapi.yaml --api payments --version 1.5.0
  steward publish openapi.yaml --api payments --dry-run`,
		Args: exactly(1, "one FILE, or - for standard input"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if opts.format == report.JUnit || opts.format == report.SARIF {
				return usageError{cmd.CommandPath(), errors.New("publish reports as text, json or markdown")}
			}
			if err := needed(cmd, "api"); err != nil {
				return err
			}
			opts.file = args[0]
			return a.publish(cmd.Context(), &opts)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&opts.api, "api", "", "`name` of the API (needed)")
	flags.StringVar(&opts.version, "version", "", "version to publish under, instead of the document's info.version")
	flags.BoolVar(&opts.draft, "draft", false, "publish a draft, which may be replaced and is for keys only")
	flags.BoolVar(&opts.dryRun, "dry-run", false, "judge, and store nothing")
	flags.BoolVar(&opts.create, "create", false, "create the API if there is none of this name, with the document's title")
	opts.flags(cmd)
	opts.remote = remoteFlags(cmd)
	return cmd
}

func (a *app) publish(ctx context.Context, opts *publishOptions) error {
	s, err := a.connect(opts.remote)
	if err != nil {
		return err
	}
	doc, err := a.load(opts.file)
	if err != nil {
		return err
	}
	if opts.create && !opts.dryRun {
		if err := a.ensureAPI(ctx, s, doc, opts.api); err != nil {
			return err
		}
	}
	p := &publication{opts: opts, server: s, doc: doc}
	if err := a.send(ctx, p); err != nil {
		return err
	}
	return a.announce(p)
}

// ensureAPI creates the API unless there is one of this name.
func (a *app) ensureAPI(ctx context.Context, s *server, doc *document, name string) error {
	_, err := s.APIs.GetAPI(ctx, name, nil)
	if err == nil || client.StatusOf(err) != http.StatusNotFound {
		return s.failure(err)
	}
	_, err = s.APIs.CreateAPI(ctx, client.NewAPI{Slug: name, Title: cmp.Or(doc.Title, name)})
	if client.StatusOf(err) == http.StatusConflict { // somebody else was faster
		return nil
	}
	return s.failure(err)
}

// send sends the document and notes the answer. A refusal of the document is an
// answer; any other is an error.
func (a *app) send(ctx context.Context, p *publication) error {
	params := &client.PublishVersionParams{Draft: &p.opts.draft, DryRun: &p.opts.dryRun}
	if p.opts.version != "" {
		params.Version = &p.opts.version
	}
	body, encoding, err := compressed(p.doc.data)
	if err != nil {
		return err
	}
	options := []client.Option{client.WithContentType(mediaType(p.doc)), client.WithReplyInfo(&p.reply)}
	if encoding != "" {
		options = append(options, client.WithHeader("Content-Encoding", encoding))
	}
	defer a.progress("Publishing " + p.doc.source.Name)()
	p.accepted, err = p.server.Versions.PublishVersion(ctx, p.opts.api, bytes.NewReader(body), params, options...)
	err = p.server.failure(err)
	if errors.As(err, &p.refused) && p.refused.isJudgement() {
		return nil
	}
	return err
}
