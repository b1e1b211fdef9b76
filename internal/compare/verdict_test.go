package compare_test

import (
	"os"
	"testing"

	"go.yaml.in/yaml/v3"

	"github.com/apisteward/steward/internal/compare"
)

// pairOfTwo is an entry of testdata/verdicts.yaml.
type pairOfTwo struct {
	Case, As, There, Back, Why string
	Old, New                   object
}

// document returns a document that holds one of the two.
func (p *pairOfTwo) document(t *testing.T, v object) object {
	t.Helper()
	switch p.As {
	case "taking":
		return withSchemas(taking(v))
	case "giving":
		return withSchemas(giving(v))
	case "call":
		return called(operation(v))
	case "webhook":
		return webhook(operation(v))
	case "document":
		return document(v)
	}
	t.Fatalf("as %q", p.As)
	return nil
}

// withSchemas gives the schemas that alternatives refer to a place.
func withSchemas(doc object) object {
	a := object{"type": "object", "required": []any{"k"}, "properties": object{"k": object{"type": "string"}}}
	doc["components"] = object{"schemas": object{"A": a, "B": a}}
	return doc
}

// Each pair has the verdicts that the standards give it, in both directions,
// and wording asks for a patch.
func TestVerdicts(t *testing.T) {
	data, err := os.ReadFile("testdata/verdicts.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var pairs []pairOfTwo
	if err := yaml.Unmarshal(data, &pairs); err != nil {
		t.Fatal(err)
	}
	for _, p := range pairs {
		t.Run(p.Case+" "+p.As, func(t *testing.T) {
			old, new := p.document(t, p.Old), p.document(t, p.New)
			for i, want := range []string{p.There, p.Back} {
				r := diff(t, old, new)
				if r.Verdict.String() != want || want != "breaking" && len(r.NotCompared) > 0 {
					t.Errorf("%s, want %s: %s\n%s", [...]string{"there", "back"}[i], want, p.Why, pretty(t, r))
				}
				if p.Why == "wording" && r.RequiredBump != compare.Patch {
					t.Errorf("wording asks for %s", r.RequiredBump)
				}
				old, new = new, old
			}
		})
	}
}
