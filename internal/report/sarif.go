package report

import (
	"fmt"
	"io"
	"net/url"
	"path/filepath"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"github.com/apisteward/steward/internal/compare"
	"github.com/apisteward/steward/internal/contract/lint"
)

// fingerprintKey names the algorithm behind a change's fingerprint
// (SARIF 2.1.0, section 3.27.17).
const fingerprintKey = "steward/v1"

func (c *Check) sarif(w io.Writer, o Options) error {
	run := newRun(o)
	for _, f := range c.Findings {
		e, _ := explainFinding(f.Rule)
		addRule(run, f.Rule, e)
		run.CreateResultForRule(f.Rule).
			WithLevel(severityLevel(f.Severity)).
			WithMessage(sarif.NewTextMessage(sentence(findingText(f)))).
			AddLocation(location(c.Document.Name, f.Line, f.Column, f.Place))
	}
	if c.Diff != nil {
		c.Diff.addResults(run)
	}
	return writeSARIF(w, run)
}

func (d *Diff) sarif(w io.Writer, o Options) error {
	run := newRun(o)
	d.addResults(run)
	return writeSARIF(w, run)
}

// addResults adds the changes. What is gone is reported at the first line of
// the new document, with its old place beside it: code scanning shows only
// places in the files at hand.
func (d *Diff) addResults(run *sarif.Run) {
	for _, level := range levels {
		for _, c := range d.at(level) {
			e, _ := explainChange(c.Rule)
			addRule(run, c.Rule, e)
			d.addResult(run, c)
		}
	}
	for _, n := range d.Report.NotCompared {
		addRule(run, notComparedRule, Explanation{Summary: "Something could not be compared, and so is not known to be compatible"})
		run.CreateResultForRule(notComparedRule).
			WithLevel(sarif.LevelWarning).
			WithMessage(sarif.NewTextMessage(fmt.Sprintf("%s (%s)", sentence(n.Text), reached(n.Operations)))).
			AddLocation(location(d.New.Name, 1, 1, n.Place)).
			WithPartialFingerprints(map[string]string{fingerprintKey: n.Fingerprint})
	}
}

func (d *Diff) addResult(run *sarif.Run, c compare.Change) {
	result := run.CreateResultForRule(c.Rule).
		WithLevel(changeLevel(c.Level)).
		WithMessage(sarif.NewTextMessage(fmt.Sprintf("%s (%s)", sentence(c.Text), reached(c.Operations)))).
		WithPartialFingerprints(map[string]string{fingerprintKey: c.Fingerprint})
	if c.New != nil {
		result.AddLocation(location(d.New.Name, c.New.Line, c.New.Column, c.Place))
	} else {
		result.AddLocation(location(d.New.Name, 1, 1, c.Place))
	}
	if c.Old != nil {
		result.AddRelatedLocation(location(d.Old.Name, c.Old.Line, c.Old.Column, c.Old.Pointer))
	}
}

func newRun(o Options) *sarif.Run {
	run := sarif.NewRun().WithTool(sarif.NewTool().WithDriver(sarif.NewToolComponent().WithName("steward")))
	if o.Version != "" {
		run.Tool.Driver.WithVersion(o.Version)
	}
	return run.WithColumnKind("unicodeCodePoints")
}

func addRule(run *sarif.Run, id string, e Explanation) {
	if run.GetRuleIndex(id) >= 0 || e.Summary == "" {
		return
	}
	text := sentence(e.Summary)
	help := sarif.NewMultiformatMessageString().WithText(text).WithMarkdown(e.markdown())
	run.AddRule(id).
		WithShortDescription(sarif.NewMultiformatMessageString().WithText(text)).
		WithHelp(help)
}

// location is a place in a file; an unknown line is the first one.
func location(name string, line, column int, pointer string) *sarif.Location {
	uri := (&url.URL{Path: filepath.ToSlash(name)}).String()
	region := sarif.NewRegion().WithStartLine(max(line, 1)).WithStartColumn(max(column, 1))
	return sarif.NewLocationWithPhysicalLocation(
		sarif.NewPhysicalLocation().
			WithArtifactLocation(sarif.NewSimpleArtifactLocation(uri)).
			WithRegion(region),
	).AddLogicalLocation(sarif.NewLogicalLocation().WithFullyQualifiedName(pointer))
}

func severityLevel(s lint.Severity) string {
	switch s {
	case lint.Error:
		return sarif.LevelError
	case lint.Warn:
		return sarif.LevelWarning
	}
	return sarif.LevelNote
}

func changeLevel(l compare.Level) string {
	switch l {
	case compare.Breaking:
		return sarif.LevelError
	case compare.Warning:
		return sarif.LevelWarning
	}
	return sarif.LevelNote
}

func writeSARIF(w io.Writer, run *sarif.Run) error {
	if err := sarif.NewReport().AddRun(run).PrettyWrite(w); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}
