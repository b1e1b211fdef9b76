package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"github.com/apisteward/steward/internal/config"
)

func (a *app) verifyCommand() *cobra.Command {
	opts := newVerifyOptions()
	cmd := &cobra.Command{
		Use:   "verify FILE --url URL",
		Short: "Test a live API against its document",
		Long: `Test a live API against its document: whether it answers as the document says,
takes what the document allows, refuses what it forbids, asks for the credentials
it declares, and keeps what it is given.

FILE may be - for standard input, and may refer to other files below its folder.
It may be a version on a server too, as in payments@1.4.0. URL is where the API
runs, and stands for the document's server with its path. Nothing is sent to any
other host. Requests create, change and delete things, unless --safe is given:
run it against an environment made for that.

Phases: examples sends the document's own; stateful creates, reads, lists,
changes and deletes; coverage sends the bounds of everything, and what lies just
outside; fuzzing sends what a seed says; workflows runs Arazzo files. The same
seed sends the same requests.

Each failure is one cause, with a request that shows it, and a case file that
--replay runs again. Flags may stand in the file of --config too, below "verify",
and in the environment: STEWARD_VERIFY_AUTH.

Exit status: 0 it keeps its contract, 1 it does not, 2 it could not be judged.`,
		Example: `  steward verify openapi.yaml --url http://localhost:8080/v1
  steward verify payments@latest --url https://staging.example.com --auth bearer=$TOKEN
  steward verify openapi.yaml --url http://localhost:8080 --safe --include tag=Books
  steward verify openapi.yaml --url http://localhost:8080 --output junit=report.xml --output html=report.html
  steward verify --replay steward-cases/9f86d081884c7d65.json`,
		Args: func(cmd *cobra.Command, args []string) error {
			switch {
			case opts.explain != "":
				return exactly(0, "no file beside --explain")(cmd, args)
			case opts.replay != "" && len(args) == 0:
				return nil
			}
			return exactly(1, "one FILE, or - for standard input")(cmd, args)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if opts.explain != "" {
				return a.explained(opts.explain)
			}
			if err := config.Section("verify", cmd.Flags(), a.lookupEnv); err != nil {
				return err
			}
			if opts.replay != "" {
				return a.replay(cmd.Context(), args, opts)
			}
			if opts.url == "" {
				return usageError{cmd.CommandPath(), errors.New("which API? Give --url, such as http://localhost:8080")}
			}
			return a.verify(cmd.Context(), args[0], opts)
		},
	}
	opts.remote = remoteFlags(cmd)
	opts.flags(cmd)
	return cmd
}

func (a *app) verify(ctx context.Context, file string, opts *verifyOptions) error {
	doc, err := a.loadOrFetch(ctx, file, opts.remote)
	if err != nil {
		return err
	}
	settings, err := opts.settings(a, doc.Document)
	if err != nil {
		return err
	}
	if settings.Workflows, err = opts.workflows(ctx, a, doc); err != nil {
		return err
	}
	out, err := a.verifyOutputs(doc, opts, &settings)
	if err != nil {
		return err
	}
	result, err := a.runVerification(ctx, settings)
	if err != nil {
		return errors.Join(err, out.abandon())
	}
	return out.finish(result)
}
