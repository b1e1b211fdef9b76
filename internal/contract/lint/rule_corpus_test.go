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

// GitHub's own response examples are known to break its own schemas: 229 of
// 1,040 by one reading of nullable, between 227 (null is let through beside
// enum and allOf, as here) and 234 (it is not) by others.
func TestGitHubsExamples(t *testing.T) {
	doc := corpusDocument(t, filepath.Join("github", "23.0.2.json"))
	p := newPass(doc)
	c := newExampleCheck(p, "example")
	var all, broken int
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
	if all != 1040 || broken != 227 {
		t.Errorf("%d of %d examples are broken, want 227 of 1040", broken, all)
	}
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
