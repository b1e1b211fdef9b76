package workflow

import (
	"context"
	"errors"
	"net/http"
	"testing"
	"time"

	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/failure"
)

// answers is an API that gives one answer after the other, the last again and
// again.
type answers []answer

// answer is what is known of an answer.
type answer struct {
	Status int
	Header http.Header
	Err    error
}

func (list *answers) send(_ context.Context, c *call.Case) (*call.Exchange, error) {
	x := (*list)[0]
	if len(*list) > 1 {
		*list = (*list)[1:]
	}
	return &call.Exchange{Case: c, Status: x.Status, Header: x.Header, Err: x.Err}, nil
}

// runOn runs a workflow with the steps "first" and "second", and one named
// "other" that calls second alone, on a list of answers.
func runOn(t *testing.T, actions string, list answers) (Outcome, []failure.Failure, []time.Duration) {
	t.Helper()
	f, err := Parse([]byte("arazzo: 1.0.1\ninfo: {title: x, version: '1'}\nsourceDescriptions: [{name: a, url: a}]\nworkflows:\n" +
		"  - {workflowId: main, steps: [{stepId: first, operationId: single, successCriteria: [{condition: $statusCode == 200}], onFailure: [" + actions + "]},\n" +
		"      {stepId: second, operationId: single}]}\n" +
		"  - {workflowId: other, steps: [{stepId: alone, operationId: single}]}\n"))
	if err != nil {
		t.Fatal(err, fieldsOf(err))
	}
	var slept []time.Duration
	doc := mustLoadText(t, anyAPI)
	r, err := NewRunner(Config{
		File: f, Only: []string{"main"}, Now: now, APIs: map[string]API{"a": {Doc: doc, Send: list.send}},
		Sleep: func(_ context.Context, d time.Duration) error { slept = append(slept, d); return nil },
	})
	if err != nil {
		t.Fatal(err)
	}
	report, err := r.Run(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return report.Workflows[0], report.Failures, slept
}

func later(value string) http.Header { return http.Header{"Retry-After": {value}} }

func TestRetries(t *testing.T) {
	ok, missing, none := answer{Status: 200}, answer{Status: 404}, answer{Err: errors.New("connection refused")}
	for name, test := range map[string]struct {
		actions string
		answers answers
		status  Status
		reason  string
		slept   time.Duration // in all
		steps   int           // that ran or were not reached
	}{
		"once unless more is said": {"{name: r, type: retry}", answers{missing, ok}, Passed, "", 0, 3},
		"not at all": {"{name: r, type: retry, retryLimit: 0}", answers{missing, ok}, Failed,
			"the step `first` failed: `$statusCode == 200` does not hold: $statusCode is 404", 0, 2},
		"as often as said":     {"{name: r, type: retry, retryLimit: 3, retryAfter: 1.5}", answers{missing, missing, missing, ok}, Passed, "", 4500 * time.Millisecond, 5},
		"then the next action": {"{name: r, type: retry}, {name: e, type: goto, stepId: second}", answers{missing, missing, ok}, Passed, "", 0, 3},
		"without an answer":    {"{name: r, type: retry, retryAfter: 1}", answers{none, ok}, Passed, "", time.Second, 3},
		"never an answer":      {"{name: r, type: retry}", answers{none}, Failed, "the step `first` failed: there was no answer: connection refused", 0, 3},
		"the answer says when, in seconds": {"{name: r, type: retry, retryAfter: 1}",
			answers{{Status: 503, Header: later("30")}, ok}, Passed, "", 30 * time.Second, 3},
		"the answer says when, as a date": {"{name: r, type: retry, retryAfter: 1}",
			answers{{Status: 503, Header: later("Sun, 22 Nov 2026 12:00:40 GMT")}, ok}, Passed, "", 40 * time.Second, 3},
		"the answer says nothing that can be read": {"{name: r, type: retry, retryAfter: 1}",
			answers{{Status: 503, Header: later("soon")}, ok}, Passed, "", time.Second, 3},
		"too late": {"{name: r, type: retry}", answers{{Status: 503, Header: later("86400")}}, Skipped,
			"the API asks to wait 24h0m0s before a retry", 0, 2},
		"after a step": {"{name: r, type: retry, stepId: second}", answers{missing, ok, ok, ok}, Passed, "", 0, 4},
		"after a step that fails": {"{name: r, type: retry, stepId: second}", answers{missing, {Status: 403}}, Failed,
			"the step `second` failed: the status is 403", 0, 2},
		"after a workflow": {"{name: r, type: retry, workflowId: other}", answers{missing, ok, ok}, Passed, "", 0, 4},
		"after a workflow that fails": {"{name: r, type: retry, workflowId: other}", answers{missing, {Status: 403}}, Failed,
			"the step `alone` of the workflow `other` failed: the status is 403", 0, 3},
		"the end": {"{name: e, type: end}", answers{missing}, Failed,
			"the step `first` failed: `$statusCode == 200` does not hold: $statusCode is 404", 0, 2},
		"to a workflow": {"{name: g, type: goto, workflowId: other}", answers{missing, ok}, Passed, "", 0, 2},
		"to a workflow that fails": {"{name: g, type: goto, workflowId: other}", answers{missing, {Status: 410}}, Failed,
			"the step `alone` of the workflow `other` failed: the status is 410", 0, 3},
	} {
		t.Run(name, func(t *testing.T) {
			o, failures, slept := runOn(t, test.actions, test.answers)
			if o.Status != test.status || o.Reason != test.reason || len(o.Steps) != test.steps {
				t.Errorf("%s, %s, %d steps: %+v", o.Status, o.Reason, len(o.Steps), o.Steps)
			}
			if wanted := test.status == Failed; (len(failures) == 1) != wanted {
				t.Errorf("%d failures", len(failures))
			}
			var all time.Duration
			for _, d := range slept {
				all += d
			}
			if all != test.slept {
				t.Errorf("slept %v", slept)
			}
		})
	}
}

func TestATrailIsCutShort(t *testing.T) {
	_, failures, _ := runOn(t, "{name: r, type: retry, retryLimit: 300}", answers{{Status: 404}})
	if n := len(failures[0].Sequence.Steps); n != maxTrail {
		t.Errorf("the failure is shown with %d requests", n)
	}
}
