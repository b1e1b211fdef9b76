package main

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"github.com/apisteward/steward/internal/report"
)

// reporting is the flags of every command that reports.
type reporting struct {
	format  report.Format
	all     bool
	explain string
}

func (r *reporting) flags(cmd *cobra.Command) {
	cmd.Flags().Var(&r.format, "format", "how to report")
	cmd.Flags().BoolVar(&r.all, "all", false, "list everything, where text and markdown list the first of many")
}

func (r *reporting) explainFlag(cmd *cobra.Command) {
	cmd.Flags().StringVar(&r.explain, "explain", "", "say what a `rule` means, why it exists and what to do, and nothing else")
}

func (r *reporting) options(a *app) report.Options {
	return report.Options{Format: r.format, Color: a.colors(), All: r.all, Version: buildVersion()}
}

// explained writes the explanation of a rule.
func (a *app) explained(rule string) error {
	e, found := report.Explain(rule)
	if found {
		return e.Write(a.stdout)
	}
	text := "there is no rule " + rule
	if similar := report.Similar(rule); len(similar) > 0 {
		text += "; there is " + strings.Join(similar, ", ")
	}
	return errors.New(text)
}

// filesUnlessExplain wants n arguments, or none with --explain.
func filesUnlessExplain(r *reporting, n int, names string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if r.explain != "" {
			return exactly(0, "no file beside --explain")(cmd, args)
		}
		return exactly(n, names)(cmd, args)
	}
}
