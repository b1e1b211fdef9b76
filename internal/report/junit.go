package report

import (
	"encoding/xml"
	"fmt"
	"io"

	"github.com/apisteward/steward/internal/compare"
)

// The elements of a JUnit report, as CI systems read them: a finding or change
// is a test case, one that falls short a failure, and one that could not be
// judged an error.
type (
	junitSuites struct {
		XMLName  xml.Name      `xml:"testsuites"`
		Name     string        `xml:"name,attr"`
		Tests    int           `xml:"tests,attr"`
		Failures int           `xml:"failures,attr"`
		Errors   int           `xml:"errors,attr"`
		Suites   []*junitSuite `xml:"testsuite"`
	}
	junitSuite struct {
		Name     string       `xml:"name,attr"`
		Tests    int          `xml:"tests,attr"`
		Failures int          `xml:"failures,attr"`
		Errors   int          `xml:"errors,attr"`
		Skipped  int          `xml:"skipped,attr,omitempty"`
		Cases    []*junitCase `xml:"testcase"`
	}
	junitCase struct {
		Name    string        `xml:"name,attr"`
		Class   string        `xml:"classname,attr"`
		File    string        `xml:"file,attr,omitempty"`
		Line    int           `xml:"line,attr,omitempty"`
		Failure *junitProblem `xml:"failure"`
		Error   *junitProblem `xml:"error"`
		Skipped *junitSkipped `xml:"skipped"`
		Out     string        `xml:"system-out,omitempty"`
	}
	junitProblem struct {
		Message string `xml:"message,attr"`
		Type    string `xml:"type,attr"`
		Text    string `xml:",chardata"`
	}
	junitSkipped struct {
		Message string `xml:"message,attr"`
	}
)

func writeJUnit(w io.Writer, suites ...*junitSuite) error {
	root := junitSuites{Name: "steward", Suites: suites}
	for _, s := range suites {
		root.Tests += s.Tests
		root.Failures += s.Failures
		root.Errors += s.Errors
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	e.Indent("", "  ")
	if err := e.Encode(root); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

// add appends a test case with an outcome. The problem's type is the rule.
func (s *junitSuite) add(c *junitCase, o Outcome, rule, message, detail string) {
	problem := &junitProblem{Message: message, Type: rule, Text: detail}
	switch o {
	case FallsShort:
		c.Failure = problem
		s.Failures++
	case Undecided:
		c.Error = problem
		s.Errors++
	default:
		c.Out = message + "\n" + detail
	}
	s.Tests++
	s.Cases = append(s.Cases, c)
}

func (c *Check) suites() []*junitSuite {
	findings := &junitSuite{Name: "findings in " + c.Document.Name}
	for _, f := range c.Findings {
		outcome := Holds
		if c.fails(f) {
			outcome = FallsShort
		}
		at := position(c.Document.Name, f.Line, f.Column)
		findings.add(&junitCase{Name: f.Rule + " at " + f.Place, Class: c.Document.Name, File: c.Document.Name, Line: f.Line},
			outcome, f.Rule, f.Text, fmt.Sprintf("%s: %s: %s", at, f.Severity, findingText(f)))
	}
	if len(c.Findings) == 0 {
		findings.add(&junitCase{Name: "no findings", Class: c.Document.Name}, Holds, "", "no findings", "")
	}
	if c.Diff == nil {
		return []*junitSuite{findings}
	}
	return []*junitSuite{findings, c.bumpSuite()}
}

// bumpSuite has the version number as its only test case: breaking changes are
// allowed when it says so.
func (c *Check) bumpSuite() *junitSuite {
	s := &junitSuite{Name: "version since " + c.Diff.Old.Name}
	var detail string
	for _, change := range c.Diff.Report.Changes {
		detail += fmt.Sprintf("%s: %s (%s, %s)\n", change.Level, change.Text, change.Rule, reached(change.Operations))
	}
	s.add(&junitCase{Name: "the version suffices for the changes", Class: c.Document.Name, File: c.Document.Name},
		c.Bump.Outcome, "version", c.Bump.Text, detail)
	return s
}

func (d *Diff) suite() *junitSuite {
	s := &junitSuite{Name: fmt.Sprintf("changes from %s to %s", d.Old.Name, d.New.Name)}
	for _, level := range levels {
		for _, c := range d.at(level) {
			s.change(d, c)
		}
	}
	for _, n := range d.Report.NotCompared {
		s.add(&junitCase{Name: "not compared at " + n.Place, Class: d.New.Name, File: d.New.Name}, Undecided,
			notComparedRule, n.Text, fmt.Sprintf("%s\nfingerprint %s", reached(n.Operations), n.Fingerprint))
	}
	if s.Tests == 0 {
		s.add(&junitCase{Name: "no changes", Class: d.New.Name}, Holds, "", "no changes", "")
	}
	return s
}

func (s *junitSuite) change(d *Diff, c compare.Change) {
	outcome := Holds
	if c.Level == compare.Breaking {
		outcome = FallsShort
	}
	tc := &junitCase{Name: c.Rule + " at " + c.Place, Class: d.New.Name, File: d.New.Name}
	if c.New != nil {
		tc.Line = c.New.Line
	}
	s.add(tc, outcome, c.Rule, c.Text, fmt.Sprintf("%s\n%s\nfingerprint %s", changePosition(d, c), reached(c.Operations), c.Fingerprint))
}
