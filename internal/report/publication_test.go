package report

import (
	"strings"
	"testing"
)

func acceptedPublication() *Publication {
	return &Publication{
		Title: "users 1.5.0 is published", File: "new.yaml",
		Facts: []string{"202 operations", "since 1.4.0: compatible"},
		Links: []string{"http://localhost:8080/apis/users/1.5.0"},
	}
}

func refusedPublication() *Publication {
	d := someChanges()
	d.Old = Source{}
	return &Publication{
		Title: "users 1.5.0 is refused", Detail: "Version 1.5.0 is too small a step.\nversion: take a greater one | or none", File: "new.yaml",
		Findings: someFindings().Findings[:1], Diff: d,
		Next: []Step{{Text: "take the changes back"}, {Text: "publish it as 2.0.0", Command: "steward publish new.yaml --api users --version 2.0.0"}},
	}
}

func TestPublicationGolden(t *testing.T) {
	for name, p := range map[string]*Publication{"accepted": acceptedPublication(), "refused": refusedPublication()} {
		for extension, format := range map[string]Format{"txt": Text, "md": Markdown} {
			t.Run(name+"."+extension, func(t *testing.T) {
				golden(t, "publication-"+name+"."+extension, func(out *strings.Builder) error {
					return p.Write(out, Options{Format: format})
				})
			})
		}
	}
}

func TestPublicationOutcome(t *testing.T) {
	if got := acceptedPublication().Outcome(); got != Holds {
		t.Errorf("accepted: %d", got)
	}
	if got := refusedPublication().Outcome(); got != FallsShort {
		t.Errorf("refused: %d", got)
	}
}
