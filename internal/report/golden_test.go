package report

import (
	"io"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/compare"
	"github.com/apisteward/steward/internal/contract/lint"
)

func TestGolden(t *testing.T) {
	reports := map[string]interface {
		Write(w io.Writer, o Options) error
	}{
		"diff":           someChanges(),
		"diff-identical": noChanges(),
		"check":          someFindings(),
		"check-against":  checkWithChanges(),
		"check-holds":    holdingCheck(),
		"verify":         someFailures(),
		"verify-holds":   someSuccess(),
		"verify-nothing": nothingExercised(),
	}
	extensions := map[Format]string{Text: "txt", JSON: "json", Markdown: "md", JUnit: "xml", SARIF: "sarif"}
	for name, report := range reports {
		for format, extension := range extensions {
			t.Run(name+"."+extension, func(t *testing.T) {
				golden(t, name+"."+extension, func(out *strings.Builder) error {
					return report.Write(out, Options{Format: format, Version: "1.0.0"})
				})
			})
		}
	}
}

// The page is a golden file too: .ci/browser looks at it.
func TestGoldenPage(t *testing.T) {
	golden(t, "verify.html", func(out *strings.Builder) error {
		return someFailures().Write(out, Options{Format: HTML, Version: "1.0.0"})
	})
}

func TestColorIsOnlyInTextAndOnlyWhenAsked(t *testing.T) {
	for _, format := range []Format{Text, JSON, Markdown, JUnit, SARIF} {
		for _, color := range []bool{false, true} {
			var out strings.Builder
			if err := checkWithChanges().Write(&out, Options{Format: format, Color: color}); err != nil {
				t.Fatal(err)
			}
			if got, want := strings.Contains(out.String(), "\x1b"), color && format == Text; got != want {
				t.Errorf("%s with color %v: escapes %v", format, color, got)
			}
		}
	}
}

func TestTextNeverPassesOnControlCharacters(t *testing.T) {
	d := noChanges()
	d.Report.Changes = []compare.Change{{Rule: "x", Level: compare.Breaking, Text: "a\x1b]0;b\x07\r\n\u202ec\u009bd", Operations: []string{"GET /\x1b[2J"}}}
	var out strings.Builder
	if err := d.Write(&out, Options{}); err != nil {
		t.Fatal(err)
	}
	if i := strings.IndexAny(out.String(), "\x1b\x07\r\u202e\u009b"); i >= 0 {
		t.Errorf("control character at %d of %q", i, out.String())
	}
}

func TestAllListsEverything(t *testing.T) {
	for _, format := range []Format{Text, Markdown} {
		var few, all strings.Builder
		if err := someFindings().Write(&few, Options{Format: format}); err != nil {
			t.Fatal(err)
		}
		if err := someFindings().Write(&all, Options{Format: format, All: true}); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(few.String(), "31:5") || !strings.Contains(all.String(), "31:5") {
			t.Errorf("%s: the last finding is to be listed with All only", format)
		}
	}
}

func TestBreakingChangesAreAlwaysListed(t *testing.T) {
	d := noChanges()
	for range 10 * listed {
		d.Report.Changes = append(d.Report.Changes, compare.Change{Rule: "x", Level: compare.Breaking, Text: "gone", Fingerprint: "f"})
	}
	var out strings.Builder
	if err := d.Write(&out, Options{}); err != nil {
		t.Fatal(err)
	}
	if got := strings.Count(out.String(), "gone"); got != 10*listed {
		t.Errorf("%d are listed, want %d", got, 10*listed)
	}
}

func TestOutcomes(t *testing.T) {
	undecided := noChanges()
	undecided.Report.Verdict = compare.Breaks
	undecided.Report.NotCompared = []compare.NotCompared{{Fingerprint: "f"}}
	warned := noChanges()
	warned.Report.Verdict = compare.Compatible
	warned.Report.Changes = []compare.Change{{Level: compare.Warning}}
	for name, tt := range map[string]struct {
		d    *Diff
		want Outcome
	}{
		"breaking, and something not compared": {someChanges(), FallsShort},
		"only something not compared":          {undecided, Undecided},
		"compatible":                           {warned, Holds},
		"identical":                            {noChanges(), Holds},
	} {
		if got := tt.d.Outcome(); got != tt.want {
			t.Errorf("%s: %d, want %d", name, got, tt.want)
		}
	}
	for failOn, want := range map[lint.Severity]Outcome{lint.Error: FallsShort, lint.Hint: FallsShort, lint.Off: Holds} {
		c := someFindings()
		c.FailOn = failOn
		if got := c.Outcome(); got != want {
			t.Errorf("failing on %s: %d, want %d", failOn, got, want)
		}
	}
	c := holdingCheck()
	c.Bump = &Bump{Outcome: Undecided}
	if got := c.Outcome(); got != Undecided {
		t.Errorf("holding findings and an undecided bump: %d", got)
	}
	c.Findings, c.FailOn = someFindings().Findings, lint.Error
	if got := c.Outcome(); got != FallsShort {
		t.Errorf("failing findings and an undecided bump: %d", got)
	}
}
