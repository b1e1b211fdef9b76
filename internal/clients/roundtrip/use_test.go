package roundtrip

import (
	"testing"

	"github.com/apisteward/steward/internal/clients/plan"
)

func TestValuesFindTheirVariants(t *testing.T) {
	var union *plan.Type
	for _, p := range programs(t, setup(t), nowhere{}) {
		for _, declared := range p.Package.Types {
			if declared.Name.Pascal() == "EitherUnion" {
				union = declared
			}
		}
	}
	for text, want := range map[string]string{
		`{"kind":"cat","lives":9}`:      "Cat",
		`{"kind":"hound","tricks":[]}`:  "Dog",
		`{"shape":"square","side":1}`:   "Square",
		`{"shape":"circle","radius":1}`: "Circle",
		`{"shape":"star"}`:              "EitherUnion",
		`5`:                             "EitherUnion",
	} {
		if got := settled(union, parse(t, text)).Name.Pascal(); got != want {
			t.Errorf("%s is a %s, want %s", text, got, want)
		}
	}
}
