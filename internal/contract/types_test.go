package contract_test

import (
	"slices"
	"testing"

	"github.com/apisteward/steward/internal/contract"
)

func TestTypesAreNamedAsJSONSchemaNamesThem(t *testing.T) {
	number := contract.TypeNumber | contract.TypeInteger
	for types, want := range map[contract.Types][]string{
		0:                    nil,
		contract.TypeInteger: {"integer"},
		number:               {"number"},
		contract.TypeObject | contract.TypeNull | number: {"null", "number", "object"},
		contract.AnyType: {"null", "boolean", "number", "string", "array", "object"},
	} {
		got := types.Names()
		if !slices.Equal(got, want) {
			t.Errorf("%07b is named %q, want %q", types, got, want)
		}
		var back contract.Types
		for _, name := range got {
			back |= contract.TypesNamed(name)
		}
		if back != types {
			t.Errorf("%q stand for %07b, want %07b", got, back, types)
		}
	}
	for _, word := range []string{"", "file", "Null", "any"} {
		if got := contract.TypesNamed(word); got != 0 {
			t.Errorf("%q names %07b", word, got)
		}
	}
}

func TestCollectionFormatsAreStyles(t *testing.T) {
	for format, want := range map[string]struct {
		style   string
		explode bool
	}{
		"": {"form", false}, "csv": {"form", false}, "multi": {"form", true},
		"ssv": {"spaceDelimited", false}, "tsv": {"tabDelimited", false}, "pipes": {"pipeDelimited", false},
	} {
		if style, explode := contract.CollectionStyle(format, "form"); style != want.style || explode != want.explode {
			t.Errorf("%q is %s, explode %v, want %v", format, style, explode, want)
		}
	}
}
