package lint

import (
	"path/filepath"
	"slices"
	"testing"

	"github.com/apisteward/steward/internal/contract"
)

// FuzzRun checks anything that loads by every rule: nothing panics, and each
// finding is in a place that exists.
func FuzzRun(f *testing.F) {
	files, err := filepath.Glob(filepath.Join("testdata", "structure", "*.yaml"))
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		f.Add(mustRead(f, file))
	}
	f.Add([]byte(`{"openapi":"3.1.0","info":null,"components":{"schemas":{"a":{"$ref":"#/components/schemas/a"}}}}`))
	f.Add([]byte(`{"swagger":"2.0","paths":{"/":{"get":{"parameters":[{"in":"body","schema":true}]}}}}`))
	f.Add([]byte(`{"swagger":"2.0","paths":{},"0000:%00000000000:000":1}`))
	limits := contract.Limits{Bytes: 1 << 16, Depth: 64, Nodes: 1 << 14}
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := contract.Load(data, limits)
		if err != nil {
			return
		}
		// Of a key that is given twice, a pointer leads to the last.
		twice := slices.ContainsFunc(doc.Defects, func(d contract.Defect) bool { return d.Rule == "duplicate-key" })
		for _, found := range Run(doc, Ruleset{base: all}) {
			if found.Line < 1 || found.Column < 1 || found.Text == "" || found.Severity == Off {
				t.Errorf("incomplete finding %+v", found)
			}
			if !twice && doc.Lookup(found.Place) == nil {
				t.Errorf("a finding in a place that does not exist: %+v", found)
			}
		}
	})
}

// FuzzParseRuleset reads anything as a ruleset without a panic.
func FuzzParseRuleset(f *testing.F) {
	for _, text := range []string{
		"extends: [[spectral:oas, all]]\nrules: {oas3-schema: {severity: warn}, oas2-schema: 1}",
		"rules: &a {oas3-schema: *a}", "? [a]\n: b", "<<: {rules: 1}", "extends: [*x]",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if set, err := ParseRuleset(data); err != nil && (set.severities != nil || set.NotChecked != nil) {
			t.Error("a ruleset beside an error")
		}
	})
}
