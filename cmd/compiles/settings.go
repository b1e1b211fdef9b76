package main

import (
	"cmp"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/apisteward/steward/internal/clients"
)

// settings are what one run was asked for.
type settings struct {
	Corpus    string
	Under     string // of the corpus; "" is all of it
	Sample    int    // how many documents of those, chosen by their names; 0 is all
	Languages []clients.Language
	Jobs      int
	Results   string
	Tools     string
	Report    string
}

// parse reads the command line. It has said what is wrong with it when it returns an error.
func parse(args []string, stderr io.Writer) (settings, error) {
	set := settings{Languages: clients.Languages()}
	flags := flag.NewFlagSet("compiles", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.StringVar(&set.Corpus, "corpus", "corpus", "`folder` that `make corpus` filled")
	flags.StringVar(&set.Under, "under", "", "only documents in this `folder` of the corpus, or this document")
	flags.IntVar(&set.Sample, "sample", 0, "take only so many `documents`, the same ones in every run (all)")
	flags.IntVar(&set.Jobs, "jobs", 2, "compilers that run at the same time")
	flags.StringVar(&set.Results, "results", "", "`file` that keeps what compilers said (compiles.jsonl in the corpus)")
	flags.StringVar(&set.Tools, "tools", "", "`folder` for tools that the environment does not name, and Go's builds (steward-compiles in the user's cache)")
	flags.StringVar(&set.Report, "report", "", "`file` to write the report to, too")
	flags.Func("lang", "comma-separated `languages` (go,typescript,python)", func(list string) error {
		set.Languages = nil
		for name := range strings.SplitSeq(list, ",") {
			l, err := clients.ParseLanguage(name)
			if err != nil {
				return err
			}
			set.Languages = append(set.Languages, l)
		}
		return nil
	})
	if err := flags.Parse(args); err != nil {
		return set, err
	}
	if flags.NArg() > 0 || set.Jobs < 1 || set.Sample < 0 {
		fmt.Fprintln(stderr, "usage: compiles [-lang LANGUAGES] [-under FOLDER] [-sample N] [-jobs N] [-report FILE]")
		return set, errors.New("usage")
	}
	set.Results = cmp.Or(set.Results, filepath.Join(set.Corpus, "compiles.jsonl"))
	if set.Tools == "" {
		cache, err := os.UserCacheDir()
		if err != nil {
			return set, err
		}
		set.Tools = filepath.Join(cache, "steward-compiles")
	}
	return set, nil
}
