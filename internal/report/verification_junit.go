package report

import (
	"fmt"
	"strings"
)

// suite has a test case for every operation, and those that failures name
// besides.
func (v *Verification) suite() *junitSuite {
	s := &junitSuite{Name: fmt.Sprintf("verification of %s at %s", v.Document.Name, v.URL)}
	failures, warnings := byOperation(v.Failures), byOperation(append(v.Warnings[:len(v.Warnings):len(v.Warnings)], v.Accepted...))
	skipped := make(map[string]Skipped, len(v.Skipped))
	for _, one := range v.Skipped {
		skipped[one.Operation] = one
	}
	for _, op := range v.tested() {
		tc := &junitCase{Name: op.Name, Class: v.Document.Name, File: v.Document.Name, Line: op.Line}
		found := failures[op.Name]
		why, left := skipped[op.Name]
		switch {
		case len(found) > 0:
			s.add(tc, FallsShort, found[0].Check, summary(found), v.details(found))
		case left:
			tc.Skipped = &junitSkipped{strings.TrimSuffix(why.Reason+"; "+why.Hint, "; ")}
			s.Tests, s.Skipped, s.Cases = s.Tests+1, s.Skipped+1, append(s.Cases, tc)
		default:
			s.add(tc, Holds, "", fmt.Sprintf("%s: %s", counted(int64(op.Requests), "request"), op.answers()), v.details(warnings[op.Name]))
		}
	}
	s.verdict(v)
	return s
}

// verdict adds an error when there is no verdict, so that an empty run never
// looks like a success.
func (s *junitSuite) verdict(v *Verification) {
	if v.Outcome() == Undecided {
		s.add(&junitCase{Name: "the API could be judged", Class: v.Document.Name, File: v.Document.Name}, Undecided, "undecided", v.conclude(), "")
	}
}

// tested is the operations of the summary, and then those that only failures
// name.
func (v *Verification) tested() []OperationSummary {
	list := v.Operations[:len(v.Operations):len(v.Operations)]
	known := make(map[string]bool, len(list))
	for _, op := range list {
		known[op.Name] = true
	}
	for _, e := range v.Failures {
		if !known[e.Operation] {
			known[e.Operation] = true
			list = append(list, OperationSummary{Name: e.Operation, Line: e.Place.Line})
		}
	}
	return list
}

func byOperation(entries []Entry) map[string][]Entry {
	grouped := make(map[string][]Entry)
	for _, e := range entries {
		grouped[e.Operation] = append(grouped[e.Operation], e)
	}
	return grouped
}

// summary is the first failure of several.
func summary(entries []Entry) string {
	if n := len(entries) - 1; n > 0 {
		return fmt.Sprintf("%s; and %s more", strings.TrimSuffix(entries[0].Text, "."), plural(n, "failure"))
	}
	return entries[0].Text
}

// details are failures for somebody who reads the log of CI.
func (v *Verification) details(entries []Entry) string {
	var b strings.Builder
	for _, e := range entries {
		fmt.Fprintf(&b, "%s: %s (%s %s)\n", e.Level, e.Text, e.Check, e.ID)
		for _, part := range [][2]string{{"expected", v.expectation(e)}, {"arrived", e.Arrived}, {"request", strings.Join(e.curls(), "\n           ")}, {"replay", e.replay()}} {
			if part[1] != "" {
				fmt.Fprintf(&b, "  %-8s %s\n", part[0], part[1])
			}
		}
	}
	return b.String()
}
