// Command compiles makes the clients of every document of the corpus and compiles them with the tools that their users
// have: go vet, tsc --strict, mypy --strict and an import that builds every model.
//
// What compilers said is kept, by what they read, in corpus/compiles.jsonl: a run that is interrupted goes on with the next
// one, and after a change of an emitter only packages that it changed are compiled again.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(command(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// command returns the exit status: 0 when every package compiles, 1 when one does not, 2 when something could not be judged.
func command(ctx context.Context, args []string, stdout, stderr *os.File) int {
	set, err := parse(args, stderr)
	if err != nil {
		return 2
	}
	status, err := start(ctx, set, stdout, stderr)
	if err != nil {
		fmt.Fprintln(stderr, "compiles:", err)
		return 2
	}
	return status
}

func start(ctx context.Context, set settings, stdout, stderr *os.File) (int, error) {
	names, err := documentNames(set.Corpus, set.Under)
	if err != nil {
		return 2, err
	}
	if set.Sample > 0 {
		names = sample(names, set.Sample)
	}
	work, err := os.MkdirTemp("", "steward-compiles-")
	if err != nil {
		return 2, err
	}
	defer os.RemoveAll(work)
	languages, err := newLanguages(ctx, set.Languages, newToolbox(set.Tools))
	if err != nil {
		return 2, err
	}
	book, err := openLedger(set.Results)
	if err != nil {
		return 2, err
	}
	defer book.Close()
	r := &run{corpus: set.Corpus, work: work, jobs: set.Jobs, languages: languages, book: book, log: stderr, tally: newTally(len(names), languages)}
	err = r.all(ctx, names)
	if err != nil && ctx.Err() == nil {
		return 2, err
	}
	if set.Report != "" {
		if err := os.WriteFile(set.Report, []byte(r.tally.report()), 0o644); err != nil {
			return 2, err
		}
	}
	fmt.Fprint(stdout, r.tally.report())
	if err != nil {
		fmt.Fprintln(stderr, "compiles: stopped; the next run goes on")
		return 2, nil
	}
	return r.tally.status(), nil
}
