package oracle

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/compare"
	"github.com/apisteward/steward/internal/contract"
	"github.com/oasdiff/oasdiff/checker"
)

// corpusDir is where `make corpus` puts the real documents.
const corpusDir = "../../../corpus"

// corpus are pairs of real documents. Missing are Stripe and Microsoft Graph,
// on which the oracle does not come to an end, and Vault, which it refuses: two
// of its paths differ only in the names of their parameters.
func corpus() []pair {
	var pairs []pair
	for _, p := range [...][3]string{
		{"figma", "0.10.0.yaml", "0.43.0.yaml"},
		{"docker", "1.40.yaml", "1.56.yaml"},
		{"twilio", "8.0.2.json", "9.0.0.json"},
		{"kubernetes", "1.35.4.json", "1.36.3.json"},
		{"github", "22.0.0.json", "23.0.2.json"},
		{"datadog", "2.66.0.yaml", "2.67.0.yaml"},
	} {
		pairs = append(pairs, pair{p[0], filepath.Join(corpusDir, p[0], p[1]), filepath.Join(corpusDir, p[0], p[2])})
	}
	return pairs
}

// inquiry asks both comparators about pairs of documents.
type inquiry struct {
	list  []disagreement
	used  map[string]bool // cases
	asked map[string]bool // rules of the oracle that fired
}

func newInquiry() *inquiry {
	return &inquiry{disagreements(), make(map[string]bool), make(map[string]bool)}
}

// ask reports what the oracle finds in a pair, and we neither find nor explain.
func (q *inquiry) ask(t *testing.T, p pair) {
	t.Helper()
	findings, err := askOracle(p.old, p.new)
	if err != nil {
		t.Errorf("the oracle: %v", err)
		return
	}
	f := newFinder(loaded(t, p.old), loaded(t, p.new))
	for _, o := range findings {
		q.asked[o.rule] = true
		if !f.found(o) && !q.explained(p.name, o) {
			t.Errorf("not found: %s | %s | %s %s\nin\n%s", p.name, o.rule, o.operation, o.text, described(f.changes))
		}
	}
	alone := slices.DeleteFunc(slices.Clone(f.changes), func(c compare.Change) bool {
		return c.Level != compare.Breaking || slices.ContainsFunc(findings, func(o finding) bool { return f.corresponds(c, o) })
	})
	if len(alone) > 0 && testing.Verbose() {
		t.Logf("%s: %d breaking changes that only we find\n%s", p.name, len(alone), described(alone))
	}
}

func (q *inquiry) explained(pair string, o finding) bool {
	found := false
	for i := range q.list {
		if c := q.list[i].covers(pair, o); c >= 0 {
			q.used[q.list[i].cases[c]] = true
			found = true
		}
	}
	return found
}

// noStale expects every disagreement about pairs that were asked to be one.
func (q *inquiry) noStale(t *testing.T, asked []pair) {
	t.Helper()
	for _, d := range q.list {
		for _, c := range d.cases {
			name, _, _ := strings.Cut(c, " | ")
			if !q.used[c] && slices.ContainsFunc(asked, func(p pair) bool { return samePair(name, p.name) }) {
				t.Errorf("no disagreement any more: %s", c)
			}
		}
	}
}

// allAsked expects each rule by which the oracle warns or worse to have found
// something in some pair, but for those that say here why they cannot.
func (q *inquiry) allAsked(t *testing.T) {
	t.Helper()
	silent := silentRules()
	for _, r := range checker.GetAllRules() {
		if r.Level < checker.WARN {
			continue
		}
		if _, known := counterparts(table(), r.Id); !known {
			t.Errorf("no counterpart for %s", r.Id)
		}
		if q.asked[r.Id] == (silent[r.Id] != "") {
			t.Errorf("asked %t, though: %q: %s", q.asked[r.Id], silent[r.Id], r.Id)
		}
	}
}

func loaded(t *testing.T, file string) *contract.Document {
	t.Helper()
	data, err := contract.Bundle(os.DirFS(filepath.Dir(file)), filepath.Base(file), contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	doc, err := contract.Load(data, contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func described(changes []compare.Change) string {
	var b strings.Builder
	for _, c := range changes[:min(len(changes), 30)] {
		b.WriteString("  " + c.Level.String() + " " + c.Rule + ": " + c.Text + " " + cmp.Or(strings.Join(c.Operations[:min(len(c.Operations), 2)], ", "), "the document") + "\n")
	}
	return b.String()
}

// Every breaking change that the oracle finds in the fixtures of its own
// checker and in those of our rules is found here too, or is explained; and
// nearly all of its rules have their say.
func TestFixtures(t *testing.T) {
	module, err := moduleDir()
	if err != nil {
		t.Fatal(err)
	}
	pairs, err := fixturePairs(module)
	if err != nil || len(pairs) < 500 {
		t.Fatalf("%d pairs of fixtures, %v", len(pairs), err)
	}
	own, err := rulePairs([]string{"../testdata/rules", "testdata"}, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	pairs = append(pairs, own...)
	q := newInquiry()
	for _, p := range pairs {
		q.ask(t, p)
	}
	q.noStale(t, pairs)
	q.allAsked(t)
}

// Likewise in editions of real documents.
func TestCorpus(t *testing.T) {
	if testing.Short() {
		t.Skip("the corpus takes a minute")
	}
	q := newInquiry()
	for _, p := range corpus() {
		t.Run(p.name, func(t *testing.T) {
			if _, err := os.Stat(p.new); err != nil {
				t.Skipf("%v: `make corpus` fetches it", err)
			}
			q.ask(t, p)
			q.noStale(t, []pair{p})
		})
	}
}
