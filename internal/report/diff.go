package report

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/compare"
)

// Diff is what changed between two documents.
type Diff struct {
	Old, New Source
	Report   *compare.Report
}

// Outcome is FallsShort when a change is breaking, and Undecided when none is
// and something could not be compared.
func (d *Diff) Outcome() Outcome {
	switch {
	case d.Report.Count(compare.Breaking) > 0:
		return FallsShort
	case len(d.Report.NotCompared) > 0:
		return Undecided
	}
	return Holds
}

// Write writes the changes and the verdict.
func (d *Diff) Write(w io.Writer, o Options) error {
	switch o.Format {
	case JSON:
		return writeJSON(w, d.Report)
	case Markdown:
		return d.markdown(w, o)
	case JUnit:
		return writeJUnit(w, d.suite())
	case SARIF:
		return d.sarif(w, o)
	}
	return d.text(w, o)
}

// levels are the levels of changes, what matters most first.
var levels = [...]compare.Level{compare.Breaking, compare.Warning, compare.Info}

// at returns the changes of a level. What could not be compared is left out,
// since a report lists it by itself.
func (d *Diff) at(level compare.Level) []compare.Change {
	apart := make(map[string]bool, len(d.Report.NotCompared))
	for _, n := range d.Report.NotCompared {
		apart[n.Fingerprint] = true
	}
	var changes []compare.Change
	for _, c := range d.Report.Changes {
		if c.Level == level && !apart[c.Fingerprint] {
			changes = append(changes, c)
		}
	}
	return changes
}

// reach is the changes of one level that reach the same operations.
type reach struct {
	operations []string
	changes    []compare.Change
}

// reaches groups the changes of one level by the operations they reach, in
// the order of the operations' paths; what reaches none comes last.
func reaches(changes []compare.Change) []reach {
	var groups []reach
	index := map[string]int{}
	for _, c := range changes {
		key := strings.Join(c.Operations, "\n")
		i, known := index[key]
		if !known {
			i = len(groups)
			index[key] = i
			groups = append(groups, reach{operations: c.Operations})
		}
		groups[i].changes = append(groups[i].changes, c)
	}
	slices.SortStableFunc(groups, func(a, b reach) int {
		if none := cmp.Compare(len(b.operations), len(a.operations)); len(a.operations) == 0 || len(b.operations) == 0 {
			return none
		}
		return cmp.Compare(byPath(a.operations[0]), byPath(b.operations[0]))
	})
	return groups
}

// byPath is "/users GET" for "GET /users", so that an operation's neighbours
// in a report are those in the document.
func byPath(operation string) string {
	method, path, _ := strings.Cut(operation, " ")
	return path + " " + method
}

// reached names the operations that a change reaches: the first three, and how
// many more.
func reached(operations []string) string {
	const shown = 3
	switch n := len(operations); {
	case n == 0:
		return "the whole API"
	case n <= shown:
		return strings.Join(operations, ", ")
	default:
		return fmt.Sprintf("%s and %d more operations (%d in all)", strings.Join(operations[:shown], ", "), n-shown, n)
	}
}

// conclusion is the verdict and what it asks for: "breaking, which needs a
// major version".
func conclusion(r *compare.Report) string {
	if r.Verdict == compare.Identical {
		return "identical, so no new version is needed"
	}
	if r.RequiredBump == compare.NoBump {
		return fmt.Sprintf("%s, which needs no new version", r.Verdict)
	}
	return fmt.Sprintf("%s, which needs a %s version", r.Verdict, r.RequiredBump)
}

// tally is "1 breaking, 0 warnings, 3 info", and what was not compared.
func (d *Diff) tally() string {
	if len(d.Report.Changes)+len(d.Report.NotCompared) == 0 {
		return "no changes"
	}
	s := fmt.Sprintf("%d breaking, %s, %d info", len(d.at(compare.Breaking)),
		plural(len(d.at(compare.Warning)), "warning"), len(d.at(compare.Info)))
	if n := len(d.Report.NotCompared); n > 0 {
		s += fmt.Sprintf(", %d not compared", n)
	}
	return s
}

// plural is "1 warning", "2 warnings".
func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}
