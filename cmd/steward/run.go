package main

import (
	"context"
	"crypto/rand"
	"errors"
	"io"
	mathrand "math/rand/v2"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"github.com/apisteward/steward/internal/report"
)

// app is what commands take from outside of them.
type app struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	lookupEnv      func(string) (string, bool)
	now            func() time.Time
	random         io.Reader
	chance         func() float64 // between 0 and 1
	// sleep waits, or returns the context's error when it ends before.
	sleep func(ctx context.Context, d time.Duration) error
}

// run runs one command line and returns the exit status: 0 when it holds, 1
// when it falls short, 2 when it could not be judged. SIGINT and SIGTERM end
// it in order; a second one ends it at once.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer, lookupEnv func(string) (string, bool)) int {
	a := &app{
		stdin: stdin, stdout: stdout, stderr: stderr, lookupEnv: lookupEnv,
		now: time.Now, random: rand.Reader, chance: mathrand.Float64, sleep: sleep,
	}
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop)
	return a.run(ctx, args)
}

func (a *app) run(ctx context.Context, args []string) int {
	root := a.root()
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	var o outcomeError
	switch {
	case err == nil:
		return int(report.Holds)
	case errors.As(err, &o):
		return int(o)
	}
	a.complain(err)
	return int(report.Undecided)
}

// outcomeError ends a command with an exit status after it has said all there
// is to say.
type outcomeError report.Outcome

func (o outcomeError) Error() string { return "" }

// concluded returns the error that ends a command with an outcome.
func concluded(o report.Outcome) error {
	if o == report.Holds {
		return nil
	}
	return outcomeError(o)
}

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "steward",
		Short: "Look after HTTP APIs through their OpenAPI documents",
		Long: `Steward checks OpenAPI documents, tells what a change breaks, and publishes
versions to a server that refuses what would break consumers unawares.

Exit status: 0 it holds, 1 it falls short, 2 it could not be judged.`,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.SetIn(a.stdin)
	root.SetOut(a.stdout)
	root.SetErr(a.stderr)
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return usageError{cmd.CommandPath(), err} })
	root.AddCommand(
		a.serveCommand(), a.checkCommand(), a.diffCommand(), a.bundleCommand(), a.docsCommand(), a.clientCommand(), a.mockCommand(), a.verifyCommand(),
		a.publishCommand(), a.waiveCommand(), a.waiversCommand(), a.versionCommand(), a.commandsCommand(),
	)
	return root
}

func sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
