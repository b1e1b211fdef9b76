package main

import (
	"slices"
	"testing"

	"github.com/apisteward/steward/gen/client"
)

func TestShellWords(t *testing.T) {
	for in, want := range map[string]string{
		"openapi.yaml": "openapi.yaml", "a b.yaml": "'a b.yaml'", "it's": `'it'\''s'`, "$(rm x)": "'$(rm x)'", "": "''",
	} {
		if got := shellWord(in); got != want {
			t.Errorf("%q: %s, want %s", in, got, want)
		}
	}
}

func TestFingerprintsAreNamedOnce(t *testing.T) {
	p := &problemError{client.Problem{
		Changes:     []client.Change{{Fingerprint: "b"}, {Fingerprint: "a"}, {Fingerprint: "b"}},
		NotCompared: []client.NotCompared{{Fingerprint: "a"}, {Fingerprint: "c"}},
	}}
	if got := fingerprints(p); !slices.Equal(got, []string{"a", "b", "c"}) {
		t.Errorf("got %v", got)
	}
}

func TestNextStepsFitTheRefusal(t *testing.T) {
	p := publication{opts: &publishOptions{file: "my api.yaml", api: "users"}}
	if steps := p.next(&problemError{}); len(steps) != 0 {
		t.Errorf("a taken version is answered by its detail alone, not by %v", steps)
	}
	version := "2.0.0"
	steps := p.next(&problemError{client.Problem{NextVersion: &version}})
	if len(steps) != 1 || steps[0].Command != "steward publish 'my api.yaml' --api users --version 2.0.0" {
		t.Errorf("got %v", steps)
	}
}
