package report

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"github.com/apisteward/steward/internal/compare"
	"github.com/apisteward/steward/internal/contract/lint"
)

func TestSARIFIsValid(t *testing.T) {
	for name, report := range map[string]interface {
		Write(w io.Writer, o Options) error
	}{"findings": someFindings(), "changes": checkWithChanges(), "nothing": holdingCheck(), "failures": someFailures(), "no failures": someSuccess()} {
		var out bytes.Buffer
		if err := report.Write(&out, Options{Format: SARIF, Version: "1.0.0"}); err != nil {
			t.Fatal(err)
		}
		parsed, err := sarif.FromBytes(out.Bytes())
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if err := parsed.Validate(); err != nil {
			t.Errorf("%s: against the schema of SARIF 2.1.0: %v", name, err)
		}
	}
}

func TestSARIFHelpsWithEveryRule(t *testing.T) {
	c := checkWithChanges()
	c.Findings, c.Diff.Report.Changes, c.Diff.Report.NotCompared = nil, nil, nil
	for _, r := range lint.Rules() {
		c.Findings = append(c.Findings, lint.Finding{Rule: r.ID, Severity: lint.Warn, Text: "t", Place: "#"})
	}
	for _, r := range compare.Rules() {
		c.Diff.Report.Changes = append(c.Diff.Report.Changes, compare.Change{Rule: r.ID, Level: compare.Info, Text: "t", Fingerprint: "f"})
	}
	var out bytes.Buffer
	if err := c.Write(&out, Options{Format: SARIF}); err != nil {
		t.Fatal(err)
	}
	parsed, err := sarif.FromBytes(out.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	run := parsed.Runs[0]
	for _, result := range run.Results {
		i := run.GetRuleIndex(*result.RuleID)
		if i < 0 || result.RuleIndex != i || run.Tool.Driver.Rules[i].Help.Markdown == nil {
			t.Errorf("%s has no help", *result.RuleID)
		}
	}
}

// TestSARIFNamesPlaces checks what code scanning needs: a file, a line and a
// column in the new document for every result, and a stable fingerprint for
// every change.
func TestSARIFNamesPlaces(t *testing.T) {
	var out bytes.Buffer
	if err := checkWithChanges().Write(&out, Options{Format: SARIF}); err != nil {
		t.Fatal(err)
	}
	parsed, err := sarif.FromBytes(out.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	results := parsed.Runs[0].Results
	c := checkWithChanges()
	if want := len(c.Findings) + len(c.Diff.Report.Changes); len(results) != want {
		t.Errorf("%d results, want %d", len(results), want)
	}
	for i, r := range results {
		at := r.Locations[0].PhysicalLocation
		if *at.ArtifactLocation.URI != "new.yaml" || *at.Region.StartLine < 1 || *at.Region.StartColumn < 1 {
			t.Errorf("result %d (%s) is nowhere", i, *r.RuleID)
		}
		if i >= len(c.Findings) && r.PartialFingerprints[fingerprintKey] == "" {
			t.Errorf("result %d (%s) has no fingerprint", i, *r.RuleID)
		}
	}
}

func TestJUnitCounts(t *testing.T) {
	var out bytes.Buffer
	if err := someChanges().Write(&out, Options{Format: JUnit}); err != nil {
		t.Fatal(err)
	}
	var root junitSuites
	if err := xml.Unmarshal(out.Bytes(), &root); err != nil {
		t.Fatal(err)
	}
	var failures, errors, cases int
	for _, s := range root.Suites {
		for _, c := range s.Cases {
			cases++
			if c.Failure != nil {
				failures++
			}
			if c.Error != nil {
				errors++
			}
		}
	}
	if root.Tests != cases || root.Failures != failures || root.Errors != errors {
		t.Errorf("says %d/%d/%d, holds %d/%d/%d", root.Tests, root.Failures, root.Errors, cases, failures, errors)
	}
	if cases != 6 || failures != 3 || errors != 1 {
		t.Errorf("%d cases, %d failures, %d errors; want 6, 3, 1", cases, failures, errors)
	}
}

// TestDiffJSONIsWhatTheDesignPromises guards the keys that scripts read.
func TestDiffJSONIsWhatTheDesignPromises(t *testing.T) {
	var out bytes.Buffer
	if err := someChanges().Write(&out, Options{Format: JSON}); err != nil {
		t.Fatal(err)
	}
	var object struct {
		Verdict      string
		RequiredBump string `json:"required_bump"`
		Old, New     struct{ Version, Digest string }
		Summary      struct{ Breaking, Warning, Info int }
		Changes      []struct {
			Rule, Level, Place, Text, Fingerprint string
			Operations                            []string
		}
		NotCompared []struct{ Place, Text, Fingerprint string } `json:"not_compared"`
	}
	if err := json.Unmarshal(out.Bytes(), &object); err != nil {
		t.Fatal(err)
	}
	first := object.Changes[0]
	switch {
	case object.Verdict != "breaking", object.RequiredBump != "major":
		t.Errorf("verdict %q, bump %q", object.Verdict, object.RequiredBump)
	case object.Old.Version != "1.4.0" || object.New.Digest != "sha256:bb":
		t.Errorf("old %v, new %v", object.Old, object.New)
	case object.Summary.Breaking != 3 || object.Summary.Info != 2:
		t.Errorf("summary %v", object.Summary)
	case first.Rule == "" || first.Level != "breaking" || first.Place == "" || first.Text == "" || first.Fingerprint == "" || len(first.Operations) != 200:
		t.Errorf("first change %+v", first)
	case len(object.NotCompared) != 1:
		t.Errorf("not compared %v", object.NotCompared)
	}
}

func TestJSONListsAreNeverNull(t *testing.T) {
	for _, write := range []func(*bytes.Buffer) error{
		func(b *bytes.Buffer) error { return noChanges().Write(b, Options{Format: JSON}) },
		func(b *bytes.Buffer) error { return holdingCheck().Write(b, Options{Format: JSON}) },
	} {
		var out bytes.Buffer
		if err := write(&out); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(out.String(), "null") {
			t.Errorf("null in %s", out.String())
		}
	}
}

func TestMarkdownKeepsTablesWhole(t *testing.T) {
	var out strings.Builder
	if err := checkWithChanges().Write(&out, Options{Format: Markdown}); err != nil {
		t.Fatal(err)
	}
	columns := 0
	for line := range strings.Lines(out.String()) {
		if !strings.HasPrefix(line, "|") {
			columns = 0
			continue
		}
		n := strings.Count(strings.ReplaceAll(line, `\|`, ""), "|")
		if columns != 0 && n != columns {
			t.Errorf("%d bars where the header has %d: %s", n, columns, line)
		}
		columns = n
	}
	for _, forbidden := range []string{"<script>", "<b>", "@everyone"} {
		if strings.Contains(out.String(), forbidden) && !strings.Contains(out.String(), `\`+forbidden) {
			t.Errorf("%s is passed on unescaped", forbidden)
		}
	}
}

func TestCodeSpans(t *testing.T) {
	for in, want := range map[string]string{
		"a": "`a`", "a`b": "``a`b``", "`": "`` ` ``", "a|b": "`a\\|b`",
	} {
		if got := code(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
