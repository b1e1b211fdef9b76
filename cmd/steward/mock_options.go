package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/apisteward/steward/internal/mock"
)

// mockOptions is what `steward mock` was asked.
type mockOptions struct {
	remote   *remote
	listen   string
	seed     uint64
	lenient  bool
	stateful bool
	state    string // file
	fail     shareFlag
	latency  rangeFlag
	url      string // that webhooks go to
	secret   string // that they are signed with
	quiet    bool
	fixed    bool // the file is read once
}

func newMockOptions() *mockOptions { return &mockOptions{listen: "127.0.0.1:4010"} }

func (o *mockOptions) flags(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVar(&o.listen, "listen", o.listen, "`address` to listen on; port 0 for any that is free")
	flags.BoolVar(&o.stateful, "stateful", false, "remember what is created, changed and deleted")
	flags.StringVar(&o.state, "state", "", "YAML or JSON `file` with what is there at the start; implies --stateful")
	flags.BoolVar(&o.lenient, "lenient", false, "answer requests that the document does not allow, and log what is wrong with them")
	flags.Uint64Var(&o.seed, "seed", 0, "`number` that decides what made values are")
	flags.Var(&o.fail, "fail", "share of requests that are answered with a server error, as in 2%")
	flags.Var(&o.latency, "latency", "time that answers take, as in 100ms or 50ms..200ms")
	flags.StringVar(&o.url, "webhook-url", "", "`URL` that webhooks go to unless an order names another")
	flags.StringVar(&o.secret, "webhook-secret", "", "`secret` that webhooks are signed with, whsec_ and base64; made at the start unless given (STEWARD_MOCK_WEBHOOK_SECRET)")
	flags.BoolVar(&o.fixed, "no-reload", false, "do not look whether the file changes")
	flags.BoolVar(&o.quiet, "quiet", false, "log no requests")
}

// shareFlag is a share from 0 to 1.
type shareFlag float64

// String returns "2%", or "" for none.
func (s *shareFlag) String() string {
	if *s == 0 {
		return ""
	}
	return strconv.FormatFloat(float64(*s)*100, 'g', -1, 64) + "%"
}

// Set reads "2%" or "0.02".
func (s *shareFlag) Set(text string) error {
	number, percent := strings.CutSuffix(text, "%")
	v, err := strconv.ParseFloat(number, 64)
	if percent {
		v /= 100
	}
	if err != nil || !(v >= 0 && v <= 1) {
		return errors.New("a share is written 2%, or 0.02, and at most 100%")
	}
	*s = shareFlag(v)
	return nil
}

// Type names the kind of value for --help.
func (s *shareFlag) Type() string { return "share" }

// maxLatency is the longest time that every answer may be made to take.
const maxLatency = time.Minute

// rangeFlag is a time, or one between two.
type rangeFlag mock.Range

// String returns "50ms..200ms", or "" for none.
func (r *rangeFlag) String() string {
	switch {
	case r.To == 0:
		return ""
	case r.From == r.To:
		return r.To.String()
	}
	return fmt.Sprintf("%s..%s", r.From, r.To)
}

// Set reads "100ms" or "50ms..200ms".
func (r *rangeFlag) Set(text string) error {
	first, last, ranged := strings.Cut(text, "..")
	if !ranged {
		last = first
	}
	from, err := time.ParseDuration(first)
	to, err2 := time.ParseDuration(last)
	if err != nil || err2 != nil || from < 0 || from > to || to > maxLatency {
		return fmt.Errorf("a time is written 100ms, or 50ms..200ms, and is at most %s", maxLatency)
	}
	*r = rangeFlag{From: from, To: to}
	return nil
}

// Type names the kind of value for --help.
func (r *rangeFlag) Type() string { return "time" }
