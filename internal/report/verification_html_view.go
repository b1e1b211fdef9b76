package report

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/apisteward/steward/internal/verify/check"
)

// The parts of the page of a verification, as its template takes them.
type (
	verificationView struct {
		Document                               Source
		URL, Verdict, Capitalized, Tally, Tone string
		Seed                                   uint64
		Phases                                 []string
		Began, BeganText, Requests, Took       string
		Exercised, Outside                     int
		Groups                                 []*groupView
		Checks, Levels                         []string
		Gone                                   []Known
		Skipped                                []Skipped
		NotJudged                              []NotJudged
		Outputs                                []outputsView
		Operations                             []operationView
	}
	groupView struct {
		Operation, Method, Path, Tone, Anchor string
		Entries                               []entryView
	}
	entryView struct {
		ID, Anchor, Level, Tone, Check, Text, Expected, Where, Pointer, Arrived string
		Why, Remedy, Accepted, Phase, Replay                                    string
		Seen                                                                    int
		Steps                                                                   []stepView
	}
	stepView struct {
		Title, Curl, Method, URL, Body, Answered, Tone, Fault, Answer string
		Sent, Received                                                []Field
	}
	outputsView struct {
		Workflow string
		Values   []Field
	}
	operationView struct {
		Name, Anchor, Requests, Answers, Slowest string
		Failures, Warnings                       int
	}
)

func (v *Verification) view() *verificationView {
	view := &verificationView{
		Document: v.Document, URL: v.URL, Verdict: v.verdict(), Capitalized: capitalized(v.verdict()) + ".", Tally: capitalized(v.tally()),
		Tone: [...]string{"good", "bad", "warn"}[v.Outcome()], Seed: v.Seed, Phases: v.Phases,
		Began: v.Began.UTC().Format(time.RFC3339), BeganText: v.Began.UTC().Format("2 January 2006, 15:04 MST"),
		Requests: thousands(v.Requests), Took: took(v.Took), Exercised: v.Exercised, Outside: v.Outside,
		Gone: v.Gone, Skipped: v.Skipped, NotJudged: v.NotJudged,
	}
	view.group(v)
	anchors := make(map[string]string, len(view.Groups))
	for _, g := range view.Groups {
		anchors[g.Operation] = g.Anchor
	}
	for _, s := range v.Operations {
		view.Operations = append(view.Operations, operationView{s.Name, anchors[s.Name], thousands(int64(s.Requests)), s.answers(), s.slowest(), s.Failures, s.Warnings})
	}
	for _, o := range v.Outputs {
		shown := outputsView{Workflow: o.Workflow}
		for _, name := range slices.Sorted(maps.Keys(o.Values)) {
			shown.Values = append(shown.Values, Field{name, compactJSON(o.Values[name])})
		}
		view.Outputs = append(view.Outputs, shown)
	}
	return view
}

// group puts what was found under its operations: those with failures first.
func (view *verificationView) group(v *Verification) {
	index := map[string]*groupView{}
	seen := map[string]bool{}
	for _, part := range []struct {
		level, tone string
		entries     []Entry
	}{{"failure", "bad", v.Failures}, {"warning", "warn", v.Warnings}, {"accepted", "", v.Accepted}} {
		if len(part.entries) > 0 {
			view.Levels = append(view.Levels, part.level)
		}
		for _, e := range part.entries {
			g := index[e.Operation]
			if g == nil {
				g = newGroup(e.Operation, len(view.Groups))
				index[e.Operation] = g
				view.Groups = append(view.Groups, g)
			}
			g.Entries = append(g.Entries, v.entryView(e, part.level, part.tone))
			seen[e.Check] = true
		}
	}
	view.Checks = slices.Sorted(maps.Keys(seen))
}

func newGroup(operation string, n int) *groupView {
	g := &groupView{Operation: operation, Path: operation, Anchor: fmt.Sprintf("operation-%d", n+1)}
	if method, path, found := strings.Cut(operation, " "); found {
		g.Method, g.Path, g.Tone = method, path, strings.ToLower(method)
	}
	return g
}

func (v *Verification) entryView(e Entry, level, tone string) entryView {
	about, _ := check.Explain(e.Check)
	shown := entryView{
		ID: e.ID, Anchor: "failure-" + e.ID, Level: level, Tone: tone, Check: e.Check, Text: plain(e.Text), Expected: plain(e.Expected), Pointer: e.Place.Pointer, Arrived: plain(e.Arrived),
		Why: about.Why, Remedy: about.Remedy, Accepted: strings.TrimSpace(e.Since + " " + e.Reason), Phase: e.Phase, Replay: e.replay(), Seen: e.Seen,
	}
	if line, column := v.lineOf(e); line > 0 {
		shown.Where = position(v.Document.Name, line, column)
	}
	for i, x := range e.Steps {
		title := "Request"
		if len(e.Steps) > 1 {
			title = fmt.Sprintf("Request %d of %d", i+1, len(e.Steps))
		}
		shown.Steps = append(shown.Steps, stepOf(x, title))
	}
	return shown
}

func stepOf(x Exchanged, title string) stepView {
	s := stepView{
		Title: title, Curl: x.Curl, Method: x.Method, URL: x.URL, Body: indented(x.Body), Fault: x.Fault, Answer: indented(x.Answer),
		Sent: x.Sent, Received: x.Received, Answered: "none", Tone: "bad",
	}
	if x.Status > 0 {
		s.Answered = strings.TrimSpace(fmt.Sprintf("%d %s", x.Status, http.StatusText(x.Status))) + " in " + took(x.Took)
		s.Tone = [...]string{"", "", "good", "", "warn", "bad"}[cmp.Or(min(x.Status/100, 5), 5)]
	}
	return s
}

// indented is JSON with a level a line, and anything else as it is.
func indented(text string) string {
	var b bytes.Buffer
	if json.Indent(&b, []byte(text), "", "  ") != nil {
		return text
	}
	return b.String()
}
