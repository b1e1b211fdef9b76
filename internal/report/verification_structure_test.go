package report

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"strings"
	"testing"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"github.com/apisteward/steward/internal/verify/check"
)

// TestVerificationJSONIsWhatTheDesignPromises guards the keys that scripts
// read.
func TestVerificationJSONIsWhatTheDesignPromises(t *testing.T) {
	var out bytes.Buffer
	if err := someFailures().Write(&out, Options{Format: JSON}); err != nil {
		t.Fatal(err)
	}
	type failed struct {
		ID, Check, Operation, Text, Curl, Level string
		Sequence                                []string
		Line, Seen                              int
		Seed                                    uint64
	}
	var object struct {
		Conforms           *bool
		Requests           int64
		Seed               uint64
		Failures, Warnings []failed
		Skipped            []struct{ Operation, Reason, Hint string }
		Operations         []struct{ Statuses map[string]int }
	}
	if err := json.Unmarshal(out.Bytes(), &object); err != nil {
		t.Fatal(err)
	}
	first := object.Failures[0]
	switch {
	case object.Conforms == nil || *object.Conforms || object.Requests != 1234 || object.Seed != 42:
		t.Errorf("the head is %+v", object)
	case len(object.Failures) != 3 || len(object.Warnings) != 1 || len(object.Skipped) != 2 || object.Skipped[0].Hint == "":
		t.Errorf("%d failures, %d warnings, %v skipped", len(object.Failures), len(object.Warnings), object.Skipped)
	case first.ID == "" || first.Check == "" || first.Operation == "" || first.Text == "" || first.Line != 40 || first.Seen != 1 || first.Seed != 42:
		t.Errorf("the first failure is %+v", first)
	case len(first.Sequence) != 3 || first.Curl != first.Sequence[2]:
		t.Errorf("the requests are %q and %q", first.Curl, first.Sequence)
	case object.Operations[0].Statuses["none"] != 1 || object.Operations[0].Statuses["200"] != 990:
		t.Errorf("the statuses are %v", object.Operations[0].Statuses)
	}
}

func TestConformsIsNullWhenThereIsNoVerdict(t *testing.T) {
	for want, v := range map[string]*Verification{"true": someSuccess(), "false": someFailures(), "null": nothingExercised()} {
		var out strings.Builder
		if err := v.Write(&out, Options{Format: JSON}); err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(out.String(), "{\n  \"conforms\": "+want+",") {
			t.Errorf("want %s: %.40s", want, out.String())
		}
		if want != "null" && strings.Contains(out.String(), "null") {
			t.Errorf("null in %s", out.String())
		}
	}
}

func TestVerificationJUnitCounts(t *testing.T) {
	for _, tt := range []struct {
		v                                *Verification
		cases, failures, errors, skipped int
	}{
		{someFailures(), 6, 3, 0, 2},
		{someSuccess(), 2, 0, 0, 0},
		{nothingExercised(), 3, 0, 1, 2},
	} {
		var out bytes.Buffer
		if err := tt.v.Write(&out, Options{Format: JUnit}); err != nil {
			t.Fatal(err)
		}
		var root junitSuites
		if err := xml.Unmarshal(out.Bytes(), &root); err != nil {
			t.Fatal(err)
		}
		var failures, errors, skipped int
		for _, c := range root.Suites[0].Cases {
			failures += counts(c.Failure != nil)
			errors += counts(c.Error != nil)
			skipped += counts(c.Skipped != nil)
		}
		s := root.Suites[0]
		if s.Tests != len(s.Cases) || s.Failures != failures || s.Errors != errors || s.Skipped != skipped || root.Tests != s.Tests {
			t.Errorf("says %+v, holds %d/%d/%d/%d", s, len(s.Cases), failures, errors, skipped)
		}
		if len(s.Cases) != tt.cases || failures != tt.failures || errors != tt.errors || skipped != tt.skipped {
			t.Errorf("holds %d/%d/%d/%d, want %+v", len(s.Cases), failures, errors, skipped, tt)
		}
	}
}

func counts(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

func TestVerificationSARIFNamesPlaces(t *testing.T) {
	v := someFailures()
	var out bytes.Buffer
	if err := v.Write(&out, Options{Format: SARIF}); err != nil {
		t.Fatal(err)
	}
	parsed, err := sarif.FromBytes(out.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	results := parsed.Runs[0].Results
	if len(results) != 5 {
		t.Fatalf("%d results, want 5", len(results))
	}
	for i, r := range results {
		at := r.Locations[0].PhysicalLocation
		if *at.ArtifactLocation.URI != "new.yaml" || *at.Region.StartLine < 1 || *at.Region.StartColumn < 1 {
			t.Errorf("result %d is nowhere", i)
		}
		if len(r.PartialFingerprints[fingerprintKey]) != 16 || !strings.Contains(*r.Message.Text, "curl ") {
			t.Errorf("result %d has no fingerprint or no request", i)
		}
		if suppressed := len(r.Suppressions) > 0; suppressed != (i == 4) {
			t.Errorf("result %d is suppressed: %v", i, suppressed)
		}
	}
	if text := *results[1].Message.Text; !strings.Contains(text, "Replay: steward verify --replay") || *results[1].Locations[0].PhysicalLocation.Region.StartLine != 120 {
		t.Errorf("%q", text)
	}
}

func TestVerificationSARIFHelpsWithEveryCheck(t *testing.T) {
	v := someSuccess()
	for _, c := range check.All() {
		v.Failures = append(v.Failures, entry("id", c.ID, "GET /", "t"))
	}
	var out bytes.Buffer
	if err := v.Write(&out, Options{Format: SARIF}); err != nil {
		t.Fatal(err)
	}
	parsed, err := sarif.FromBytes(out.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	run := parsed.Runs[0]
	for _, result := range run.Results {
		i := run.GetRuleIndex(*result.RuleID)
		if i < 0 || run.Tool.Driver.Rules[i].Help.Markdown == nil {
			t.Errorf("%s has no help", *result.RuleID)
		}
	}
}

func TestVerificationMarkdownKeepsTablesWhole(t *testing.T) {
	var out strings.Builder
	if err := someFailures().Write(&out, Options{Format: Markdown}); err != nil {
		t.Fatal(err)
	}
	columns := 0
	fenced := false
	for line := range strings.Lines(out.String()) {
		if strings.HasPrefix(line, "```") {
			fenced = !fenced
		}
		if !strings.HasPrefix(line, "|") {
			columns = 0
			if !fenced && strings.Contains(line, "<script>") {
				t.Errorf("markup is passed on: %s", line)
			}
			continue
		}
		n := strings.Count(strings.ReplaceAll(line, `\|`, ""), "|")
		if columns != 0 && n != columns {
			t.Errorf("%d bars where the header has %d: %s", n, columns, line)
		}
		columns = n
	}
	if strings.Contains(out.String(), "@everyone") {
		t.Error("somebody is mentioned")
	}
}

func TestFencesHoldAnything(t *testing.T) {
	if got := fenced("sh", []string{"a ```` b", strings.Repeat("x", maxCommand+1)}); got != "`````sh\na ```` b\n# a request of 1,501 characters: see the case file\n`````" {
		t.Errorf("%s", got)
	}
}

func TestMarkdownFitsIntoAComment(t *testing.T) {
	v := someFailures()
	for i := range 3000 {
		e := entry(fmt.Sprintf("%016x", i), "server-error", "GET /books", "the API answered 500")
		e.Steps[0].Curl = "curl '" + strings.Repeat("x", 5000) + "'"
		v.Failures, v.Warnings = append(v.Failures, e), append(v.Warnings, e)
	}
	var out strings.Builder
	if err := v.Write(&out, Options{Format: Markdown}); err != nil {
		t.Fatal(err)
	}
	if out.Len() > 65536 {
		t.Errorf("%d characters", out.Len())
	}
}

func TestVerificationTextNeverPassesOnControlCharacters(t *testing.T) {
	hostile := "a\x1b]0;b\x07\r\u202ec\u009bd"
	v := someFailures()
	for i := range v.Failures {
		e := &v.Failures[i]
		e.Operation, e.Text, e.Expected, e.Arrived, e.CaseFile, e.Steps[0].Curl = hostile, hostile, hostile, hostile, hostile, hostile
	}
	v.Skipped[0].Reason, v.Skipped[0].Hint, v.NotJudged[0].Text, v.Gone[0].Text, v.Operations[0].Name = hostile, hostile, hostile, hostile, hostile
	v.Outputs[0].Values["\x1b"] = hostile
	for _, format := range []Format{Text, Markdown} {
		var out strings.Builder
		if err := v.Write(&out, Options{Format: format}); err != nil {
			t.Fatal(err)
		}
		if i := strings.IndexAny(out.String(), "\x1b\x07\r\u202e\u009b"); i >= 0 {
			t.Errorf("%s: control character at %d of %q", format, i, out.String())
		}
	}
}

func TestManyOperationsAreSummarized(t *testing.T) {
	v := someFailures()
	for i := range 100 {
		v.Operations = append(v.Operations, OperationSummary{Name: fmt.Sprintf("GET /a%03d", i)})
	}
	var few, all strings.Builder
	if err := v.Write(&few, Options{}); err != nil {
		t.Fatal(err)
	}
	if err := v.Write(&all, Options{All: true}); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(few.String(), "/a050") || !strings.Contains(few.String(), "and 103 more without failures") || !strings.Contains(all.String(), "/a050") {
		t.Error("operations without failures are to be listed with All only")
	}
}
