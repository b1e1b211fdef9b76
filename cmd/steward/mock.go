package main

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/apisteward/steward/internal/config"
)

func (a *app) mockCommand() *cobra.Command {
	opts := newMockOptions()
	cmd := &cobra.Command{
		Use:   "mock FILE",
		Short: "Answer as a document says, before the API is there",
		Long: `Answer as a document says, before the API is there. Requests that the document
does not allow are refused, with every field that is wrong; answers are its
examples, or values made from its schemas. The same request gets the same answer.

FILE may be - for standard input, and may refer to other files below its folder.
It may be a version on a server too, as in payments@1.4.0. When a file changes,
the mock changes with it.

With --stateful, what is created can be read, listed, changed and deleted.
A caller chooses among answers with a header, 'Prefer: code=404', or example=NAME,
dynamic=true, delay=250, or with query parameters, ?__code=404.

Below /_mock the mock answers for itself: GET /_mock tells what is mocked; GET, PUT
and DELETE /_mock/state what is remembered; POST /_mock/webhooks/NAME sends a
webhook or a callback, signed as Standard Webhooks has it. Webhooks go to
--webhook-url, or else to this machine, if the mock listens nowhere else.

Flags may stand in the file of --config too, below "mock", and in the environment:
STEWARD_MOCK_WEBHOOK_SECRET.`,
		Example: `  steward mock openapi.yaml
  steward mock payments@latest --listen :4010 --stateful
  steward mock openapi.yaml --fail 2% --latency 50ms..200ms
  curl -H 'Prefer: code=404' http://127.0.0.1:4010/books/9780262046305
  curl -X POST -H 'Content-Type: application/json' -d '{}' http://127.0.0.1:4010/_mock/webhooks/bookSold`,
		Args: exactly(1, "one FILE, or - for standard input"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := config.Section("mock", cmd.Flags(), a.lookupEnv); err != nil {
				return err
			}
			return a.mock(cmd.Context(), args[0], opts)
		},
	}
	opts.remote = remoteFlags(cmd)
	opts.flags(cmd)
	return cmd
}

// mock serves a document until the context ends.
func (a *app) mock(ctx context.Context, file string, opts *mockOptions) error {
	s := &mockServer{app: a, opts: opts}
	if err := s.prepare(); err != nil {
		return err
	}
	source, err := a.mockSource(ctx, file, opts)
	if err != nil {
		return err
	}
	listener, err := listen(ctx, opts.listen, "STEWARD_MOCK_LISTEN")
	if err != nil {
		return err
	}
	defer listener.Close()
	if err := s.begin(source.doc, listener.Addr()); err != nil {
		return err
	}
	return s.run(ctx, listener, source)
}
