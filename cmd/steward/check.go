package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/apisteward/steward/internal/compare"
	"github.com/apisteward/steward/internal/contract/lint"
	"github.com/apisteward/steward/internal/report"
)

// checkOptions is what `steward check` was asked.
type checkOptions struct {
	reporting
	remote  *remote
	against string
	ruleset string
	version string
	failOn  lint.Severity
}

func (a *app) checkCommand() *cobra.Command {
	opts := checkOptions{failOn: lint.Error}
	cmd := &cobra.Command{
		Use:   "check FILE",
		Short: "Judge a document, and its version against an older document",
		Long: `Judge a document: its structure, meaning, style and security. With --against
also what changed since another document, and whether the version number says
enough about it.

FILE may be - for standard input, and may refer to other files below its folder.
OLD is a file too, or a version on a server, as in payments@1.4.0 or
payments@latest, with STEWARD_URL or --server.`,
		Example: `  steward check openapi.yaml
  steward check openapi.yaml --against payments@latest --server https://steward.example.com
  steward check openapi.yaml --format sarif > findings.sarif
  steward check --explain path-params`,
		Args: filesUnlessExplain(&opts.reporting, 1, "one FILE, or - for standard input"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if opts.explain != "" {
				return a.explained(opts.explain)
			}
			return a.check(cmd.Context(), args[0], &opts)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&opts.against, "against", "", "older document to compare with: `OLD` is a file or api@version")
	flags.StringVar(&opts.ruleset, "ruleset", "", "`file` in Spectral's format that turns rules off or changes severities")
	flags.StringVar(&opts.version, "version", "", "version the document is to be published under, instead of its info.version")
	flags.Var((*severityFlag)(&opts.failOn), "fail-on", "lowest severity of a finding that makes the check fail")
	opts.flags(cmd)
	opts.explainFlag(cmd)
	opts.remote = remoteFlags(cmd)
	return cmd
}

func (a *app) check(ctx context.Context, file string, opts *checkOptions) error {
	set, err := readRuleset(opts.ruleset)
	if err != nil {
		return err
	}
	doc, err := a.load(file)
	if err != nil {
		return err
	}
	result := &report.Check{Document: doc.source, FailOn: opts.failOn, NotChecked: set.NotChecked}
	result.Findings = a.lint(doc, set)
	if opts.against != "" {
		if err := a.checkAgainst(ctx, result, doc, opts); err != nil {
			return err
		}
	}
	if err := result.Write(a.stdout, opts.options(a)); err != nil {
		return err
	}
	return concluded(result.Outcome())
}

func (a *app) lint(doc *document, set lint.Ruleset) []lint.Finding {
	defer a.progress("Checking " + doc.source.Name)()
	findings := lint.Run(doc.Document, set)
	doc.relocateFindings(findings)
	return findings
}

// checkAgainst adds to a check what changed, and whether the version number
// suffices.
func (a *app) checkAgainst(ctx context.Context, result *report.Check, doc *document, opts *checkOptions) error {
	old, err := a.loadOrFetch(ctx, opts.against, opts.remote)
	if err != nil {
		return err
	}
	result.Diff = a.compare(old, doc)
	version := doc.source.Version
	if opts.version != "" {
		version = opts.version
	}
	bump := report.JudgeBump(old.source.Version, version, result.Diff.Report)
	result.Bump = &bump
	return nil
}

func (a *app) compare(old, new *document) *report.Diff {
	defer a.progress(fmt.Sprintf("Comparing %s with %s", new.source.Name, old.source.Name))()
	r := compare.Documents(old.Document, new.Document, compare.Options{Today: a.now()})
	relocateChanges(r, old, new)
	return &report.Diff{Old: old.source, New: new.source, Report: r}
}

// readRuleset reads a ruleset, or returns the default one without a name.
func readRuleset(name string) (lint.Ruleset, error) {
	if name == "" {
		return lint.DefaultRuleset(), nil
	}
	data, err := readFile(name)
	if err != nil {
		return lint.Ruleset{}, err
	}
	set, err := lint.ParseRuleset(data)
	if err != nil {
		return lint.Ruleset{}, named(name, err)
	}
	return set, nil
}

// severityFlag is a severity on the command line; "off" never fails.
type severityFlag lint.Severity

func (s *severityFlag) Set(name string) error {
	parsed, err := lint.ParseSeverity(name)
	*s = severityFlag(parsed)
	return err
}
func (s *severityFlag) String() string { return lint.Severity(*s).String() }
func (s *severityFlag) Type() string   { return "error|warn|info|hint|off" }
