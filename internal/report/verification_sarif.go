package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"
)

func (v *Verification) sarif(w io.Writer, o Options) error {
	run := newRun(o)
	for _, e := range v.Failures {
		v.addEntry(run, e, sarif.LevelError)
	}
	for _, e := range v.Warnings {
		v.addEntry(run, e, sarif.LevelWarning)
	}
	for _, e := range v.Accepted {
		v.addEntry(run, e, sarif.LevelNote).AddSuppression(suppression(e))
	}
	return writeSARIF(w, run)
}

// addEntry adds a failure where the document says what was expected.
func (v *Verification) addEntry(run *sarif.Run, e Entry, level string) *sarif.Result {
	about, _ := Explain(e.Check)
	addRule(run, e.Check, about)
	line, column := v.lineOf(e)
	return run.CreateResultForRule(e.Check).
		WithLevel(level).
		WithMessage(sarif.NewTextMessage(message(e))).
		WithPartialFingerprints(map[string]string{fingerprintKey: e.ID}).
		AddLocation(location(v.Document.Name, line, column, e.Place.Pointer))
}

// message is a failure in sentences, with what shows it.
func message(e Entry) string {
	parts := []string{fmt.Sprintf("%s: %s", e.Operation, sentence(e.Text))}
	if e.Expected != "" {
		parts = append(parts, sentence("Expected: "+e.Expected))
	}
	if e.Arrived != "" {
		parts = append(parts, sentence("Arrived: "+e.Arrived))
	}
	text := strings.Join(parts, " ")
	for _, curl := range e.curls() {
		text += "\n" + curl
	}
	if replay := e.replay(); replay != "" {
		text += "\nReplay: " + replay
	}
	return text
}

// suppression says that a baseline accepted a failure (SARIF 2.1.0, section
// 3.35).
func suppression(e Entry) *sarif.Suppression {
	s := sarif.NewSuppression().WithKind("external")
	if e.Reason != "" {
		s = s.WithJustification(e.Reason)
	}
	return s
}
