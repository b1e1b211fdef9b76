package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
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
	answer, err := a.send(ctx, s, doc, opts)
	if err != nil {
		return err
	}
	publication := publication{opts: opts, server: s, doc: doc, answer: answer}
	return a.announce(&publication)
}

// ensureAPI creates the API unless there is one of this name.
func (a *app) ensureAPI(ctx context.Context, s *server, doc *document, name string) error {
	found, err := s.GetAPIWithResponse(ctx, name, nil)
	switch {
	case err != nil:
		return s.reach(err)
	case found.JSON200 != nil:
		return nil
	case found.StatusCode() != http.StatusNotFound:
		return problemIn(found.HTTPResponse, found.Body)
	}
	title := doc.Title
	if title == "" {
		title = name
	}
	key, err := a.idempotencyKey()
	if err != nil {
		return err
	}
	created, err := s.CreateAPIWithResponse(ctx, &client.CreateAPIParams{IdempotencyKey: &key}, client.NewAPI{Slug: name, Title: title})
	switch {
	case err != nil:
		return s.reach(err)
	case created.JSON201 != nil, created.StatusCode() == http.StatusConflict: // somebody else was faster
		return nil
	}
	return problemIn(created.HTTPResponse, created.Body)
}

// send sends the document. The same Idempotency-Key goes with every try, so
// that an answer which got lost is not taken for a refusal.
func (a *app) send(ctx context.Context, s *server, doc *document, opts *publishOptions) (*client.PublishVersionResponse, error) {
	key, err := a.idempotencyKey()
	if err != nil {
		return nil, err
	}
	params := &client.PublishVersionParams{Draft: &opts.draft, DryRun: &opts.dryRun, IdempotencyKey: &key}
	if opts.version != "" {
		params.Version = &opts.version
	}
	body, compress, err := compressed(doc.data)
	if err != nil {
		return nil, err
	}
	defer a.progress("Publishing " + doc.source.Name)()
	answer, err := s.PublishVersionWithBodyWithResponse(ctx, opts.api, params, mediaType(doc), bytes.NewReader(body), compress)
	if err != nil {
		return nil, s.reach(err)
	}
	return answer, nil
}

// idempotencyKey returns a new quoted string for one request and its repeats.
func (a *app) idempotencyKey() (string, error) {
	var random [16]byte
	if _, err := a.random.Read(random[:]); err != nil {
		return "", err
	}
	return fmt.Sprintf("%q", fmt.Sprintf("%x", random)), nil
}
