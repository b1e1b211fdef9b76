package compare

import (
	"slices"
	"strings"
)

// Family is the rules about one part of a document.
type Family struct {
	Title string // "Parameters"
	Rules []Rule // sorted by id
}

// Families returns every rule, by family: from the document as a whole down to
// single schemas.
func Families() []Family {
	families := []Family{
		{"Operations", operationRules()},
		{"Stability and sunset", lifecycleRules()},
		{"Parameters", parameterRules()},
		{"Request bodies and media types", bodyRules()},
		{"Responses, headers and links", responseRules()},
		{"Security", slices.Concat(securityRules(), grantRules())},
		{"Servers", serverRules()},
		{"Types and null", typeRules()},
		{"Bounds", limitRules()},
		{"Listed values", enumRules()},
		{"Formats", formatRules()},
		{"Properties", propertyRules()},
		{"Objects", objectRules()},
		{"Arrays", arrayRules()},
		{"Alternatives", alternativeRules()},
		{"Discriminators", discriminatorRules()},
		{"Patterns, conditions and what strings hold", conditionRules()},
		{"Defaults", defaultRules()},
		{"Wording", wordingRules()},
	}
	for _, f := range families {
		sortRules(f.Rules)
	}
	return families
}

func sortRules(rules []Rule) {
	slices.SortFunc(rules, func(a, b Rule) int { return strings.Compare(a.ID, b.ID) })
}
