// Command bench measures Steward on real documents and writes docs/benchmarks.md. `make bench` runs it.
//
// Servers are real `steward serve` processes on loopback with their data in a temporary folder. What is compared is measured
// in one run, in turns, and given as medians.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"time"
)

// settings say what is measured, and how often.
type settings struct {
	Root  string // of the source tree
	Runs  int    // of each publication, and at most of each comparison
	Turns int    // of each server under load
	Turn  time.Duration
	Cap   time.Duration // of one comparison
	Pairs string        // text in the names of the pairs to compare, or "" for all
	Every int           // one in how many switches of each check is measured
	Whole bool          // the whole corpus on one server, too
	Only  string        // name of one section, or "" for all

	PageLoad string // folder with the tool that loads pages in a browser; "" without it
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	var set settings
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.StringVar(&set.Root, "root", ".", "root `folder` of the source tree")
	flags.IntVar(&set.Runs, "runs", 5, "how often each publication, and at most each comparison, is measured")
	flags.IntVar(&set.Turns, "turns", 7, "how often each server is put under load")
	flags.DurationVar(&set.Turn, "turn", 3*time.Second, "how long each time")
	flags.StringVar(&set.Only, "only", "", "print one `section` instead of writing the page: publish, read, compare, load, portal-server, portal, clients, verify, mock or corpus")
	flags.BoolVar(&set.Whole, "whole", false, "with the section portal-server, publish the whole corpus to one server, too; takes long")
	flags.DurationVar(&set.Cap, "cap", time.Minute, "how long one comparison may take before it is stopped")
	flags.StringVar(&set.Pairs, "pairs", "", "with -only compare, portal or clients, the documents with this `text` in their names; "+scalingTitle+" is the table of growth; with -only verify, the parts detection, false, rate, ready and judging; with -only mock, the parts start and load")
	flags.IntVar(&set.Every, "every", 2, "with the section verify, measure one in `N` switches of each check of the server that is verified; 1 takes an hour and more")
	flags.StringVar(&set.PageLoad, "page-load", os.Getenv("STEWARD_PAGE_LOAD"), "`folder` with measure.mjs and server.mjs, which load pages in a browser (STEWARD_PAGE_LOAD)")
	child := flags.String("measure", "", "measure loading `FILE` in this process and print JSON")
	order := flags.String("drive", "", "send requests as `ORDER` says, which is JSON, and print JSON")
	apart := flags.String("apart", "", "run the command that follows, with its output in `FILE`, and print JSON")
	if err := flags.Parse(args); err != nil || *apart == "" && flags.NArg() > 0 || set.Every < 1 {
		return 2
	}
	var err error
	switch {
	case *child != "":
		err = printMeasurement(stdout, *child)
	case *order != "":
		err = printDriven(ctx, stdout, *order)
	case *apart != "":
		err = printCost(ctx, stdout, set.Cap, *apart, flags.Args())
	default:
		err = bench(ctx, set, stdout)
	}
	if err != nil {
		fmt.Fprintln(stderr, "bench:", err)
		return 1
	}
	return 0
}

// section is a part of the page.
type section struct {
	name    string
	measure func(context.Context, settings) (string, error) // returns Markdown
}

func bench(ctx context.Context, set settings, stdout io.Writer) error {
	sections := []section{
		{"publish", publishSection},
		{"read", readSection},
		{"compare", compareSection},
		{"load", loadSection},
		{"portal-server", portalServerSection},
		{"portal", portalSection},
		{"clients", clientsSection},
		{"verify", verifySection},
		{"mock", mockSection},
		{"corpus", corpusSection},
	}
	var page strings.Builder
	page.WriteString(head(describeMachine(), time.Now()))
	for _, s := range sections {
		if set.Only != "" && set.Only != s.name {
			continue
		}
		began := time.Now()
		text, err := s.measure(ctx, set)
		if err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
		fmt.Fprintf(stdout, "%s: measured in %s\n", s.name, time.Since(began).Round(time.Second))
		page.WriteString("\n" + text)
	}
	if set.Only != "" {
		_, err := io.WriteString(stdout, page.String())
		return err
	}
	return os.WriteFile(filepath.Join(set.Root, "docs", "benchmarks.md"), []byte(page.String()), 0o644)
}
