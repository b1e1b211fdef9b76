package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"strings"

	"github.com/apisteward/steward/internal/report"
	"github.com/apisteward/steward/internal/verify"
	"github.com/apisteward/steward/internal/verify/casefile"
)

// replay runs a case file again and says whether what it shows still fails.
// Document and URL are those of the file unless others are given.
func (a *app) replay(ctx context.Context, args []string, opts *verifyOptions) error {
	file, err := casefile.ReadFile(opts.replay)
	if err != nil {
		return named(opts.replay, err)
	}
	name := file.Document.Name
	if len(args) > 0 {
		name = args[0]
	}
	if opts.url == "" {
		opts.url = file.URL
	}
	doc, err := a.loadOrFetch(ctx, name, opts.remote)
	if err != nil && len(args) == 0 {
		return fmt.Errorf("the document that the case file names cannot be read; give it as FILE: %w", err)
	}
	if err != nil {
		return err
	}
	if !opts.seed.given {
		opts.seed = seedFlag{file.Seed, true}
	}
	settings, err := opts.settings(a, doc.Document)
	if err != nil {
		return err
	}
	s := verify.NewSession(settings, doc.Operations())
	defer s.Sender.Close()
	seed, err := anySeed(a.random)
	if err != nil {
		return err
	}
	player := casefile.Player{Doc: doc.Document, Sender: s.Sender, Check: s.Check, Random: rand.New(rand.NewPCG(seed, 0))}
	result := func() casefile.Result {
		defer a.progress("Replaying " + opts.replay)()
		return player.Replay(ctx, file)
	}()
	if ctx.Err() != nil {
		return context.Canceled
	}
	if opts.format == report.JSON {
		err = json.NewEncoder(a.stdout).Encode(replayed{file.Failure.ID, result.Verdict.String(), s.Sender.Mask(result.Detail)})
	} else {
		err = a.tellReplay(file, result, s.Sender)
	}
	if err != nil {
		return err
	}
	return concluded(map[casefile.Verdict]report.Outcome{
		casefile.Fixed: report.Holds, casefile.StillFailing: report.FallsShort, casefile.CouldNotRun: report.Undecided,
	}[result.Verdict])
}

// replayed is a replay as JSON.
type replayed struct {
	ID      string `json:"id"`
	Verdict string `json:"verdict"`
	Detail  string `json:"detail"`
}

// tellReplay says for people what a replay saw, the verdict last.
func (a *app) tellReplay(file *casefile.File, result casefile.Result, show report.Shower) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s: %s\n", file.Failure.Operation, file.Failure.Check, file.Failure.Text)
	for i, x := range result.Exchanges {
		answer := "no answer"
		if x.Status != 0 {
			answer = fmt.Sprintf("%d %s", x.Status, http.StatusText(x.Status))
		}
		fmt.Fprintf(&b, "  %d. %s\n     %s\n", i+1, show.Curl(x), strings.TrimSpace(answer))
	}
	fmt.Fprintf(&b, "%s: %s\n", result.Verdict, show.Mask(result.Detail))
	_, err := io.WriteString(a.stdout, printable(b.String()))
	return err
}
