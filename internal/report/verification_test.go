package report

import (
	"strings"
	"testing"
	"time"

	"github.com/apisteward/steward/internal/verify/failure"
)

func entry(id, check, operation, text string) Entry {
	return Entry{
		ID: id, Check: check, Level: "failure", Operation: operation, Class: "2xx", Text: text, Phase: "coverage", Seen: 1, First: 7,
		Steps: []Exchanged{{
			Curl: "curl 'http://localhost:8080/v1/books?limit=3'", Method: "GET", URL: "http://localhost:8080/v1/books?limit=3",
			Sent: []Field{{"Accept", "application/json"}}, Status: 200, Received: []Field{{"Content-Type", "application/json"}},
			Answer: `{"items":[{"price":"12.50"}]}`, Took: 2 * time.Millisecond,
		}},
	}
}

// someFailures is a verification with one of everything that reports treat
// differently, and text that tries to escape.
func someFailures() *Verification {
	typed := entry("0123456789abcdef", "response-schema", "GET /books", "the property price is a string")
	typed.Expected, typed.Arrived, typed.Seen, typed.CaseFile = "a number", `"12.50"`, 12, "steward cases/0123456789abcdef.json"
	typed.Place = failure.Place{Pointer: "#/components/schemas/Book/properties/price", Line: 120, Column: 9}
	gone := entry("1123456789abcdef", "deleted-still-readable", "DELETE /books/{isbn}", "what was deleted can still be read")
	gone.Expected, gone.Arrived, gone.Phase = "404 or 410", "200", "stateful"
	gone.Steps = []Exchanged{
		{Curl: "curl --request POST 'http://localhost:8080/v1/books' --data-binary '{\"title\":\"it'\\''s `odd`\"}'", Method: "POST", URL: "http://localhost:8080/v1/books", Body: `{"title":"it's"}`, Status: 201},
		{Curl: "curl --request DELETE 'http://localhost:8080/v1/books/1'", Method: "DELETE", URL: "http://localhost:8080/v1/books/1", Status: 204},
		{Curl: "curl 'http://localhost:8080/v1/books/1'", Method: "GET", URL: "http://localhost:8080/v1/books/1", Status: 200, Answer: "</script><script>alert(1)</script>"},
	}
	odd := entry("2123456789abcdef", "no-response", "POST /reviews", "the \x1b[31m connection | broke `off` @everyone <script>alert(1)</script>")
	odd.Class, odd.Steps[0].Status, odd.Steps[0].Fault = "none", 0, "unexpected EOF"
	warning := entry("3123456789abcdef", "undocumented-property", "GET /books", "the property colour is not documented")
	warning.Level = "warning"
	accepted := entry("4123456789abcdef", "undocumented-status", "GET /authors", "the status 418 is not documented")
	accepted.Since, accepted.Reason = "2026-10-01", "the teapot | stays"
	return &Verification{
		Document: newUsers, URL: "http://localhost:8080/v1", Seed: 42, Phases: []string{"examples", "coverage", "stateful"}, Requests: 1234,
		Began: time.Date(2026, 11, 22, 17, 0, 0, 0, time.UTC), Took: 2150 * time.Millisecond,
		Failures: []Entry{gone, typed, odd}, Warnings: []Entry{warning}, Accepted: []Entry{accepted},
		Gone: []Known{{ID: "5123456789abcdef", Check: "server-error", Operation: "GET /orders", Text: "the API answered 500", Since: "2026-09-01"}},
		Skipped: []Skipped{
			{"PATCH /orders/{id}", "no request was accepted: 404 (12 times)", "give names of things that exist with --data FILE"},
			{"POST /photos", "multipart bodies | need a file", ""},
		},
		NotJudged: []NotJudged{{"GET /feed", "bodies of application/atom+xml"}},
		Operations: []OperationSummary{
			{"GET /books", 12, 1000, map[int]int{200: 990, 400: 9, 0: 1}, 340 * time.Millisecond, 1, 1},
			{"DELETE /books/{isbn}", 40, 120, map[int]int{204: 60, 404: 60}, 1500 * time.Microsecond, 1, 0},
			{"GET /authors", 80, 100, map[int]int{418: 100}, time.Millisecond, 0, 0},
			{"PATCH /orders/{id}", 95, 12, map[int]int{404: 12}, time.Millisecond, 0, 0},
			{"POST /photos", 99, 0, nil, 0, 0, 0},
		},
		Outputs:   []WorkflowOutputs{{"buy-a-book", map[string]any{"order": "17", "total": 12.5}}},
		Exercised: 3,
	}
}

// someSuccess is a verification that found nothing.
func someSuccess() *Verification {
	v := someFailures()
	v.Failures, v.Warnings, v.Accepted, v.Gone, v.NotJudged, v.Outputs = nil, nil, nil, nil, nil, nil
	v.Operations, v.Skipped = v.Operations[1:3], nil
	v.Requests, v.Exercised = 220, 2
	return v
}

// nothingExercised is a verification that no operation answered.
func nothingExercised() *Verification {
	v := someSuccess()
	v.Exercised, v.Operations, v.Requests = 0, someFailures().Operations[3:], 12
	v.Skipped = someFailures().Skipped
	return v
}

func TestVerificationOutcomes(t *testing.T) {
	stopped, stoppedWithFailures := someSuccess(), someFailures()
	stopped.Stopped, stoppedWithFailures.Stopped = "it was interrupted", "it was interrupted"
	warned := someSuccess()
	warned.Warnings = someFailures().Warnings
	accepted := someSuccess()
	accepted.Accepted = someFailures().Accepted
	failing := nothingExercised()
	failing.Failures = someFailures().Failures
	for name, tt := range map[string]struct {
		v    *Verification
		want Outcome
		says string
	}{
		"failures":                {someFailures(), FallsShort, "does not keep its contract: 3 failures, 1 warning, 1 accepted by the baseline, 1 of the baseline gone, 5 operations, 1,234 requests in 2.1 s, 2 not exercised (seed 42)"},
		"nothing found":           {someSuccess(), Holds, "keeps its contract: 2 operations, 220 requests in 2.1 s (seed 42)"},
		"warnings":                {warned, Holds, "keeps its contract: 1 warning, "},
		"accepted":                {accepted, Holds, "keeps its contract: 1 accepted by the baseline, "},
		"nothing exercised":       {nothingExercised(), Undecided, "could not be judged: no operation could be exercised, "},
		"nothing, and failures":   {failing, FallsShort, "does not keep its contract: 3 failures"},
		"stopped":                 {stopped, Undecided, "could not be judged: it was interrupted, "},
		"stopped, after failures": {stoppedWithFailures, FallsShort, "does not keep its contract: 3 failures, it was interrupted, "},
	} {
		if got := tt.v.Outcome(); got != tt.want {
			t.Errorf("%s: outcome %d, want %d", name, got, tt.want)
		}
		if got := tt.v.conclude(); !strings.HasPrefix(got, tt.says) {
			t.Errorf("%s: %q, want %q", name, got, tt.says)
		}
	}
}

func TestVerdictIsTheLastLine(t *testing.T) {
	for _, v := range []*Verification{someFailures(), someSuccess(), nothingExercised()} {
		var out strings.Builder
		if err := v.Write(&out, Options{}); err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
		if last := lines[len(lines)-1]; !strings.Contains(last, v.verdict()) || !strings.HasSuffix(last, "(seed 42)") {
			t.Errorf("the last line is %q", last)
		}
	}
}

func TestHowLongItTook(t *testing.T) {
	for want, d := range map[string]time.Duration{
		"0.2 ms": 200 * time.Microsecond, "340 ms": 340 * time.Millisecond, "2.1 s": 2190 * time.Millisecond,
		"59.9 s": 59990 * time.Millisecond, "1 min 0 s": time.Minute, "61 min 1 s": 61*time.Minute + 1500*time.Millisecond,
	} {
		if got := took(d); got != want {
			t.Errorf("%v: %q, want %q", d, got, want)
		}
	}
}

func TestThousands(t *testing.T) {
	for n, want := range map[int64]string{0: "0", 999: "999", 1000: "1,000", 1234567: "1,234,567"} {
		if got := thousands(n); got != want {
			t.Errorf("%d: %q", n, got)
		}
	}
}

func TestReplayIsOneCommand(t *testing.T) {
	for file, want := range map[string]string{
		"":                  "",
		"cases/01ab.json":   "steward verify --replay cases/01ab.json",
		"my cases/it's.txt": `steward verify --replay 'my cases/it'\''s.txt'`,
	} {
		if got := (Entry{CaseFile: file}).replay(); got != want {
			t.Errorf("%q: %q", file, got)
		}
	}
}

func TestCommandsKeepTheirLines(t *testing.T) {
	if got := command("curl 'a\n\tb\x1b[2J\u202e'"); got != "curl 'a\n\tb [2J '" {
		t.Errorf("%q", got)
	}
}

func TestOutputs(t *testing.T) {
	var o Outputs
	for _, text := range []string{"junit=a.xml", "har=b=c.har", "html=d.html"} {
		if err := o.Set(text); err != nil {
			t.Error(err)
		}
	}
	if o.String() != "junit=a.xml,har=b=c.har,html=d.html" || o[1] != (Output{HAR, "b=c.har"}) {
		t.Errorf("%v", o)
	}
	for _, wrong := range []string{"", "junit", "junit=", "pdf=a", "json=a.xml"} {
		if err := o.Set(wrong); err == nil {
			t.Errorf("%q is taken", wrong)
		}
	}
	var f Format
	for _, name := range []string{"har", "html"} {
		if f.Set(name) == nil {
			t.Errorf("every report has %s", name)
		}
	}
}
