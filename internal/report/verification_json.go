package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"time"
)

// The object that a verification prints as JSON. Its keys are promises to
// scripts.
type (
	verificationJSON struct {
		Conforms   *bool                  `json:"conforms"` // null when it could not be judged
		Text       string                 `json:"text"`
		Document   documentJSON           `json:"document"`
		URL        string                 `json:"url"`
		Seed       uint64                 `json:"seed"`
		Phases     []string               `json:"phases"`
		Began      string                 `json:"began"` // RFC 3339
		DurationMS int64                  `json:"duration_ms"`
		Requests   int64                  `json:"requests"`
		Summary    verificationCountsJSON `json:"summary"`
		Failures   []entryJSON            `json:"failures"`
		Warnings   []entryJSON            `json:"warnings"`
		Accepted   []entryJSON            `json:"accepted"`
		Gone       []knownJSON            `json:"gone"`
		Skipped    []skippedJSON          `json:"skipped"`
		NotJudged  []notJudgedJSON        `json:"not_judged"`
		Operations []operationJSON        `json:"operations"`
		Workflows  []workflowJSON         `json:"workflows"`
	}
	verificationCountsJSON struct {
		Failures   int `json:"failures"`
		Warnings   int `json:"warnings"`
		Accepted   int `json:"accepted"`
		Gone       int `json:"gone"`
		Operations int `json:"operations"`
		Exercised  int `json:"exercised"`
		Skipped    int `json:"skipped"`
		Outside    int `json:"outside"` // left out by filters
	}
	entryJSON struct {
		ID        string   `json:"id"`
		Check     string   `json:"check"`
		Level     string   `json:"level"`
		Operation string   `json:"operation"`
		Text      string   `json:"text"`
		Expected  string   `json:"expected,omitempty"`
		Arrived   string   `json:"arrived,omitempty"`
		Place     string   `json:"place,omitempty"`
		Line      int      `json:"line,omitempty"`
		Column    int      `json:"column,omitempty"`
		Class     string   `json:"response_class"`
		Phase     string   `json:"phase,omitempty"`
		Seen      int      `json:"seen"`
		First     int64    `json:"first_request"` // that showed it, in the order of sending
		Seed      uint64   `json:"seed"`
		Curl      string   `json:"curl"`
		Sequence  []string `json:"sequence,omitempty"` // all requests, when it takes more than one
		Case      string   `json:"case,omitempty"`
		Since     string   `json:"since,omitempty"`
		Reason    string   `json:"reason,omitempty"`
	}
	knownJSON struct {
		ID        string `json:"id"`
		Check     string `json:"check"`
		Operation string `json:"operation"`
		Text      string `json:"text"`
		Since     string `json:"since,omitempty"`
		Reason    string `json:"reason,omitempty"`
	}
	skippedJSON struct {
		Operation string `json:"operation"`
		Reason    string `json:"reason"`
		Hint      string `json:"hint,omitempty"`
	}
	notJudgedJSON struct {
		Operation string `json:"operation"`
		Text      string `json:"text"`
	}
	operationJSON struct {
		Operation string         `json:"operation"`
		Line      int            `json:"line"`
		Requests  int            `json:"requests"`
		Statuses  map[string]int `json:"statuses"` // "none" without an answer
		SlowestMS float64        `json:"slowest_ms"`
		Failures  int            `json:"failures"`
		Warnings  int            `json:"warnings"`
	}
	workflowJSON struct {
		Workflow string         `json:"workflow"`
		Outputs  map[string]any `json:"outputs"`
	}
)

func verificationObject(v *Verification) *verificationJSON {
	d := v.Document
	object := &verificationJSON{
		Conforms: decided(v.Outcome()), Text: v.conclude(),
		Document: documentJSON{d.Title, d.Version, d.SpecVersion, d.Digest, d.Operations},
		URL:      v.URL, Seed: v.Seed, Phases: list(v.Phases), Began: v.Began.UTC().Format(time.RFC3339), DurationMS: v.Took.Milliseconds(), Requests: v.Requests,
		Summary: verificationCountsJSON{
			len(v.Failures), len(v.Warnings), len(v.Accepted), len(v.Gone), len(v.Operations), v.Exercised, len(v.Skipped), v.Outside,
		},
		Failures: v.entriesJSON(v.Failures), Warnings: v.entriesJSON(v.Warnings), Accepted: v.entriesJSON(v.Accepted),
		Gone: each(v.Gone, func(k Known) knownJSON { return knownJSON(k) }), Skipped: each(v.Skipped, func(s Skipped) skippedJSON { return skippedJSON(s) }),
		NotJudged:  each(v.NotJudged, func(n NotJudged) notJudgedJSON { return notJudgedJSON(n) }),
		Operations: each(v.Operations, operationObject),
		Workflows:  each(v.Outputs, func(o WorkflowOutputs) workflowJSON { return workflowJSON{o.Workflow, filled(o.Values)} }),
	}
	return object
}

func (v *Verification) entriesJSON(entries []Entry) []entryJSON {
	return each(entries, func(e Entry) entryJSON {
		line, column := v.lineOf(e)
		return entryJSON{
			ID: e.ID, Check: e.Check, Level: e.Level, Operation: e.Operation, Text: e.Text, Expected: e.Expected, Arrived: e.Arrived,
			Place: e.Place.Pointer, Line: line, Column: column, Class: e.Class, Phase: e.Phase, Seen: e.Seen, First: e.First, Seed: v.Seed,
			Curl: e.curl(), Sequence: e.sequence(), Case: e.CaseFile, Since: e.Since, Reason: e.Reason,
		}
	})
}

func operationObject(s OperationSummary) operationJSON {
	statuses := make(map[string]int, len(s.Statuses))
	for status, n := range s.Statuses {
		name := fmt.Sprint(status)
		if status == 0 {
			name = "none"
		}
		statuses[name] = n
	}
	return operationJSON{s.Name, s.Line, s.Requests, statuses, milliseconds(s.Slowest), s.Failures, s.Warnings}
}

// milliseconds is a duration in milliseconds, to a thousandth.
func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// each converts a list; the result is never nil, so that it is written as [].
func each[A, B any](items []A, convert func(A) B) []B {
	converted := make([]B, 0, len(items))
	for _, item := range items {
		converted = append(converted, convert(item))
	}
	return converted
}

func filled(m map[string]any) map[string]any {
	if m == nil {
		return map[string]any{}
	}
	return m
}

// compactJSON is a value on one line; what no JSON can hold is written as Go
// does.
func compactJSON(v any) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return fmt.Sprint(v)
	}
	return strings.TrimSuffix(b.String(), "\n")
}
