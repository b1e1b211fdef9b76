package report

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/compare"
	"github.com/apisteward/steward/internal/contract/lint"
)

// golden compares output with a file in testdata; with UPDATE_GOLDEN=1 it
// writes the file instead.
func golden(t *testing.T, name string, write func(*strings.Builder) error) {
	t.Helper()
	var out strings.Builder
	if err := write(&out); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join("testdata", name)
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := os.WriteFile(path, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if out.String() != string(want) {
		t.Errorf("%s differs (UPDATE_GOLDEN=1 rewrites it); got\n%s", path, out.String())
	}
}

var (
	oldUsers = Source{Name: "old.yaml", Title: "Users", Version: "1.4.0", SpecVersion: "3.0.3", Digest: "sha256:aa", Operations: 201}
	newUsers = Source{Name: "new.yaml", Title: "Users", Version: "1.5.0", SpecVersion: "3.0.3", Digest: "sha256:bb", Operations: 202}
)

func operations(n int) []string {
	names := make([]string, n)
	for i := range names {
		names[i] = fmt.Sprintf("GET /a%03d", i)
	}
	return names
}

// someChanges is a comparison with one change of each kind that reports treat
// differently.
func someChanges() *Diff {
	return &Diff{Old: oldUsers, New: newUsers, Report: &compare.Report{
		Verdict:      compare.Breaks,
		RequiredBump: compare.Major,
		Old:          compare.Source{Version: oldUsers.Version, Digest: oldUsers.Digest},
		New:          compare.Source{Version: newUsers.Version, Digest: newUsers.Digest},
		Changes: []compare.Change{
			{
				Rule: "sample-response-property-removed", Level: compare.Breaking, Bump: compare.Major, Direction: "response",
				Place: "#/components/schemas/User/properties/email", Operations: operations(200),
				Old:  &compare.Place{Pointer: "#/components/schemas/User/properties/email", Line: 31, Column: 9},
				Text: "the property email is no longer sent", Fingerprint: "00000000000000a1",
			},
			{
				Rule: "sample-operation-removed", Level: compare.Breaking, Bump: compare.Major,
				Place: "#/paths/~1users/post", Operations: []string{"POST /users"},
				Old:  &compare.Place{Pointer: "#/paths/~1users/post", Line: 12, Column: 5},
				Text: "the operation was removed", Fingerprint: "00000000000000a2",
			},
			{
				Rule: "sample-request-parameter-type-changed", Level: compare.Breaking, Bump: compare.Major, Direction: "request",
				Place: "#/paths/~1users/post/parameters/0", Operations: []string{"POST /users"},
				Old:  &compare.Place{Pointer: "#/paths/~1users/post/parameters/0", Line: 14, Column: 7},
				New:  &compare.Place{Pointer: "#/paths/~1users/post/parameters/0", Line: 15, Column: 7},
				Text: "the type changed from string to @everyone | <b>int</b>", Fingerprint: "00000000000000a3",
			},
			{
				Rule: notComparedRule, Level: compare.Warning, Bump: compare.Minor,
				Place: "#/paths/~1b", Operations: []string{"GET /b"}, Text: "the pattern cannot be compared", Fingerprint: "00000000000000b1",
			},
			{
				Rule: "sample-operation-added", Level: compare.Info, Bump: compare.Minor,
				Place: "#/paths/~1users~1{id}/get", Operations: []string{"GET /users/{id}"},
				New:  &compare.Place{Pointer: "#/paths/~1users~1{id}/get", Line: 40, Column: 5},
				Text: "the operation was added", Fingerprint: "00000000000000c1",
			},
			{
				Rule: "sample-title-changed", Level: compare.Info, Bump: compare.Patch,
				Place: "#/info/title", New: &compare.Place{Pointer: "#/info/title", Line: 3, Column: 3},
				Text: "the title changed", Fingerprint: "00000000000000c2",
			},
		},
		NotCompared: []compare.NotCompared{{
			Place: "#/paths/~1b", Operations: []string{"GET /b"}, Text: "the pattern cannot be compared", Fingerprint: "00000000000000b1",
		}},
	}}
}

func noChanges() *Diff {
	return &Diff{Old: oldUsers, New: oldUsers, Report: &compare.Report{
		Old: compare.Source{Version: oldUsers.Version, Digest: oldUsers.Digest},
		New: compare.Source{Version: oldUsers.Version, Digest: oldUsers.Digest},
	}}
}

// someFindings is a check with findings of each severity, more of one rule
// than are listed, and text that tries to escape its line.
func someFindings() *Check {
	c := &Check{Document: newUsers, FailOn: lint.Error, NotChecked: []string{"typed-enum-x"}, Findings: []lint.Finding{
		{Rule: "sample-path-params", Severity: lint.Error, Text: "the path parameter id is not declared", Place: "#/paths/~1users~1{id}/get", Line: 12, Column: 5, Operation: "GET /users/{id}"},
		{Rule: "sample-info-description", Severity: lint.Warn, Text: "the description \x1b[31m\nis `odd` | <script>", Place: "#/info", Line: 2, Column: 1},
		{Rule: "sample-info-contact", Severity: lint.Info, Text: "no contact is given", Place: "#/info", Line: 2, Column: 1},
	}}
	for i := range listed + 2 {
		c.Findings = append(c.Findings, lint.Finding{Rule: "sample-operation-tags", Severity: lint.Hint, Text: "the operation has no tags", Place: fmt.Sprintf("#/paths/~1a%03d/get", i), Line: 20 + i, Column: 5})
	}
	return c
}

// checkWithChanges is someFindings after someChanges, under too small a version.
func checkWithChanges() *Check {
	c := someFindings()
	c.Diff = someChanges()
	bump := JudgeBump(c.Diff.Old.Version, c.Diff.New.Version, c.Diff.Report)
	c.Bump = &bump
	return c
}

func holdingCheck() *Check { return &Check{Document: oldUsers, FailOn: lint.Error} }
