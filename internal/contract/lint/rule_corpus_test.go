package lint

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/schema"
)

func corpusDocument(t *testing.T, name string) *contract.Document {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "corpus", name))
	if os.IsNotExist(err) {
		t.Skipf("the corpus is not here; fetch it with `make corpus`: %v", err)
	}
	if err != nil {
		t.Fatal(err)
	}
	return fixtureDocument(t, string(data))
}

// Response examples of GitHub's that break its own schemas. Of edition 23.0.2,
// 227 break what JSON Schema asserts, null being let through beside enum and
// oneOf where a schema is nullable (234 where it is not), and one more gives a
// host name for a URI. Who takes RFC 6570's {/a} for no URI template finds 229.
func TestGitHubsExamples(t *testing.T) {
	for edition, want := range map[string]struct{ broken, all int }{
		"16.6.0": {117, 756}, "22.0.0": {202, 911}, "23.0.2": {228, 1040},
	} {
		t.Run(edition, func(t *testing.T) {
			broken, all := brokenExamples(corpusDocument(t, filepath.Join("github", edition+".json")))
			t.Logf("%d of %d examples are broken", broken, all)
			if broken != want.broken || all != want.all {
				t.Errorf("%d of %d examples are broken, want %d of %d", broken, all, want.broken, want.all)
			}
		})
	}
}

// brokenExamples counts the response examples that have a finding.
func brokenExamples(doc *contract.Document) (broken, all int) {
	p := newPass(doc)
	c := newExampleCheck(p, "example")
	for _, op := range doc.Operations() {
		for _, r := range op.Responses {
			for _, media := range r.Content {
				for _, example := range p.examples(media.Node) {
					if !comparable(media.Type, example) {
						continue
					}
					all++
					before := len(p.findings) + p.left
					if c.check(example, media.Schema, schema.Response); len(p.findings)+p.left > before {
						broken++
					}
				}
			}
		}
	}
	return broken, all
}

// Documents in daily use are not refused by the rules of meaning.
func TestRealDocumentsAreNotRefused(t *testing.T) {
	for _, name := range []string{
		"github/23.0.2.json", "stripe/0.203.0.json", "kubernetes/1.36.3.json",
		"datadog/2.67.0.yaml", "docker/1.56.yaml", "figma/0.43.0.yaml", "twilio/9.0.0.json",
	} {
		t.Run(name, func(t *testing.T) {
			doc := corpusDocument(t, filepath.FromSlash(name))
			set := Ruleset{base: none}
			for _, rule := range ownRules() {
				if rule.Severity == Error {
					set = set.With(rule.ID, Error)
				}
			}
			for _, f := range Run(doc, set) {
				t.Errorf("%d:%d %s: %s", f.Line, f.Column, f.Rule, f.Text)
			}
		})
	}
}
