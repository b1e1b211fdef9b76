package main

import (
	"bytes"
	"testing"

	"github.com/apisteward/steward/internal/compare"
	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/contract/lint"
)

func generated(t *testing.T, n int, newer bool) *contract.Document {
	t.Helper()
	var text bytes.Buffer
	generate(&text, n, newer)
	doc, err := contract.Load(text.Bytes(), contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range lint.Run(doc, lint.DefaultRuleset()) {
		if f.Severity == lint.Error {
			t.Errorf("generated document: %s %s", f.Place, f.Text)
		}
	}
	return doc
}

// A change in every tenth operation is one entry each; the one in a shared schema is one entry that reaches all.
func TestGeneratedDocumentsDifferAsTheySay(t *testing.T) {
	t.Parallel()
	const n = 40
	old, newer := generated(t, n, false), generated(t, n, true)
	if got := len(newer.Operations()); got != n {
		t.Errorf("%d operations, want %d", got, n)
	}
	rules := make(map[string]int)
	reached := 0
	for _, c := range compare.Documents(old, newer, compare.Options{}).Changes {
		rules[c.Rule]++
		reached = max(reached, len(c.Operations))
	}
	if len(rules) != 2 || rules["parameter-became-required"] != n/changedEach || reached != n {
		t.Errorf("changes %v, the widest reaches %d operations", rules, reached)
	}
}
