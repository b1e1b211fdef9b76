package main

import (
	"time"

	"github.com/spf13/cobra"

	"github.com/apisteward/steward/internal/report"
)

// verifyOptions is what `steward verify` was asked.
type verifyOptions struct {
	remote  *remote
	explain string
	replay  string

	url      string
	phases   []string
	include  []string
	exclude  []string
	safe     bool
	strict   bool
	requests int64
	rate     float64
	workers  int
	seed     seedFlag
	fuzz     int
	slow     time.Duration

	headers  []string
	auth     []string
	other    []string
	data     string
	hook     string
	workflow []string
	inputs   []string
	sources  []string
	proxy    string
	insecure bool

	format   report.Format
	all      bool
	outputs  report.Outputs
	cases    string
	baseline string
	update   bool
}

func newVerifyOptions() *verifyOptions {
	return &verifyOptions{workers: defaultWorkers, fuzz: defaultFuzz, cases: "steward-cases"}
}

const (
	defaultWorkers = 8
	defaultFuzz    = 40
	defaultTimeout = 10 * time.Second // for a request to the API
)

func (o *verifyOptions) flags(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.SortFlags = false
	timeout := flags.Lookup("timeout")
	timeout.Usage, timeout.DefValue = "time for one request (STEWARD_TIMEOUT); 10s to the API and 2m to a Steward server unless given", ""
	flags.StringVar(&o.url, "url", "", "`URL` where the API runs; it stands for the document's server with its path")
	flags.StringArrayVar(&o.auth, "auth", nil, "credentials, as `SCHEME=SECRET`: a scheme of the document with a key, a token or user:password; SOURCE/SCHEME=SECRET for another API of workflows; can be repeated")
	flags.StringArrayVar(&o.other, "other-auth", nil, "credentials of another consumer, who must not reach what the first one created, as `SCHEME=SECRET`; can be repeated")
	flags.StringArrayVar(&o.headers, "header", nil, "header to send with every request, as `'Name: value'`; can be repeated")
	flags.StringVar(&o.data, "data", "", "YAML or JSON `file` with values that exist, by parameter: {\"isbn\": [\"9780141439518\"]}")
	flags.StringArrayVar(&o.include, "include", nil, "verify only operations that match, as `operation=ID`, tag=NAME, path=/books/* or method=GET; can be repeated")
	flags.StringArrayVar(&o.exclude, "exclude", nil, "leave out operations that match, as `operation=ID`, and so on; can be repeated")
	flags.StringSliceVar(&o.phases, "phases", nil, "only these `phases`: examples, stateful, coverage, fuzzing, workflows")
	flags.BoolVar(&o.safe, "safe", false, "send only methods that change nothing: GET, HEAD, OPTIONS")
	flags.Int64Var(&o.requests, "max-requests", 0, "largest `number` of requests; 0 for any")
	flags.Float64Var(&o.rate, "rate", 0, "largest `number` of requests a second; 0 for any")
	flags.IntVar(&o.workers, "workers", o.workers, "`number` of requests at the same time, where that changes nothing")
	flags.IntVar(&o.fuzz, "fuzz", o.fuzz, "`number` of requests of the fuzzing phase to each operation")
	flags.Var(&o.seed, "seed", "`number` that decides what is sent; another one each time unless given")
	flags.DurationVar(&o.slow, "max-response-time", 0, "longest time an answer may take; 0 for any")
	flags.StringArrayVar(&o.workflow, "workflow", nil, "Arazzo `file` with workflows to run; can be repeated")
	flags.StringArrayVar(&o.inputs, "input", nil, "input of workflows, as `NAME=VALUE`; can be repeated")
	flags.StringArrayVar(&o.sources, "source", nil, "where another API runs that workflows call, as `NAME=URL`; can be repeated")
	flags.StringVar(&o.hook, "hook", "", "`URL` that is asked about each request before it is sent")
	flags.StringVar(&o.proxy, "proxy", "", "`URL` of a proxy")
	flags.BoolVar(&o.insecure, "insecure", false, "do not check the API's certificate")
	flags.BoolVar(&o.strict, "strict", false, "let warnings count as failures")
	flags.StringVar(&o.baseline, "baseline", "", "`file` with known failures, which do not count")
	flags.BoolVar(&o.update, "update-baseline", false, "write the failures found to the baseline, and hold")
	flags.StringVar(&o.cases, "cases", o.cases, "`folder` for case files of failures; empty for none")
	flags.StringVar(&o.replay, "replay", "", "case `file` to run again, instead of verifying")
	flags.Var(&o.format, "format", "how to report")
	flags.Var(&o.outputs, "output", "report to a file as well; can be repeated; har and html are formats too")
	flags.BoolVar(&o.all, "all", false, "list everything, where text and markdown list the first of many")
	flags.StringVar(&o.explain, "explain", "", "say what a `check` means, why it exists and what to do, and nothing else")
}

// seedFlag is a seed that may be absent.
type seedFlag struct {
	value uint64
	given bool
}
