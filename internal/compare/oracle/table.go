package oracle

import (
	"regexp"
	"strings"
)

// row says which of our rules correspond to a rule of the oracle.
type row struct {
	oracle *regexp.Regexp
	ours   []string
}

// table maps the oracle's rules to ours. The oracle has a rule for each place
// of a schema (body, property, parameter, header) and for each way a bound can
// move; ours have one for both. A row of a schema leaves out the place, and
// "*" stands for the direction.
func table() []row {
	var rows []row
	for _, line := range [...][2]string{
		{`api(-path)?-removed-(without-deprecation|before-sunset)`, "operation-removed operation-removed-before-sunset"},
		{`api(-path)?-sunset-parse`, "operation-removed operation-removed-before-sunset"},
		{`webhook-removed`, "operation-removed"},
		{`api-(global-)?security-removed`, "security-alternative-removed security-added"},
		{`api-(global-)?security-scope-added`, "security-scope-added"},
		{`api-stability-decreased`, "stability-decreased"},
		{`api-invalid-stability-level`, "stability-not-understood"},
		{`api-deprecated-sunset-missing`, "operation-deprecated-without-date"},
		{`api-deprecated-sunset-parse`, "sunset-not-understood"},
		{`api-sunset-date-too-small|api-sunset-date-changed-too-small`, "sunset-brought-forward sunset-passed"},
		{`sunset-deleted`, "sunset-removed"},
		{`request-parameter-sunset-deleted`, "sunset-removed"},

		{`new-required-request-(parameter|default-parameter-to-existing-path)|new-request-path-parameter`, "required-parameter-added operation-removed"},
		{`request-parameter-became-required`, "parameter-became-required"},
		{`request-parameter-removed(-before-sunset)?`, "parameter-removed"},
		{`request-parameter-sunset-parse`, "parameter-removed"},
		{`new-required-request-header-property`, "request-required-property-added request-property-became-required"},

		{`request-body-added-required`, "required-body-added"},
		{`request-body-became-required`, "body-became-required"},
		{`request-body-removed`, "body-removed"},
		{`request-body-media-type-removed`, "request-media-type-removed"},
		{`request-body-media-type-(item-)?schema-added`, "request-schema-added"},
		{`response-body-media-type-(item-)?schema-removed(-untyped)?`, "response-schema-removed response-media-type-removed"},
		{`response-media-type-.*`, "response-media-type-removed"},
		{`response-success-status-removed`, "success-status-removed"},
		{`response-header-became-optional`, "response-header-became-optional"},
		{`(required|optional)-response-header-removed`, "response-header-removed"},

		{`new-required-request-property(-with-default)?`, "request-required-property-added request-required-property-with-default-added"},
		{`response-(required|optional)-(write-only-)?property-removed`, "response-property-removed"},
		{`request (read-only-)?removed`, "request-property-removed request-property-refused"},
		{`(request|response) became-required(-with-default)?`, "*-property-became-required"},
		{`(request|response) became-optional`, "*-property-became-optional"},

		{`(request|response) (type-changed|list-of-types-narrowed|type-specialized|type-generalized|list-of-types-widened)`,
			"*-type-changed *-type-narrowed *-type-widened *-format-changed *-format-narrowed *-format-widened *-became-nullable *-became-not-nullable *-schema-added *-schema-removed"},
		{`(request|response) became-nullable`, "*-became-nullable"},
		{`(request|response) became-not-nullable`, "*-became-not-nullable"},
		{`(request|response) (became-enum|const-added)`, "*-enum-added"},
		{`(request|response) const-removed`, "*-enum-removed"},
		{`(request|response) const-changed`, "*-enum-value-removed *-enum-value-added"},
		{`(request|response) enum-value-removed`, "*-enum-value-removed"},
		{`(request|response) enum-value-added`, "*-enum-value-added"},
		{`(request|response) x-extensible-enum-value-removed`, "*-extensible-enum-value-removed"},
		{`request (exclusive-)?max-(set|decreased)`, "request-maximum-tightened"},
		{`request (exclusive-)?min-(set|increased)`, "request-minimum-tightened"},
		{`response (exclusive-)?max-(unset|increased)`, "response-maximum-loosened"},
		{`response (exclusive-)?min-(unset|decreased)`, "response-minimum-loosened"},
		{`request (max|min)-(contains)-.*`, "request-contains-added request-not-compared"},
		{`response (max|min)-(contains)-.*`, "response-contains-removed response-not-compared"},
		{`request (max|min)-(length|items|properties)-.*`, "request-$1-$2-tightened"},
		{`response (max|min)-(length|items|properties)-.*`, "response-$1-$2-loosened"},
		{`request multiple-of-.*`, "request-multiple-of-tightened"},
		{`response multiple-of-.*`, "response-multiple-of-loosened"},
		{`request unique-items-set`, "request-unique-items-added"},
		{`response unique-items-unset`, "response-unique-items-removed"},
		{`(request|response) pattern-(added|changed|removed)`, "*-pattern-changed *-pattern-added *-pattern-removed"},
		{`(request|response) contains-(added|removed)`, "*-contains-$2"},
		{`(request|response) content-(encoding|media-type)-changed`, "*-content-encoding-changed"},
		{`request content-schema-added`, "request-schema-added"},
		{`response content-schema-removed`, "response-schema-removed"},
		{`request dependent-.*`, "request-dependency-added"},
		{`response dependent-.*`, "response-dependency-removed"},
		{`(request|response) (if|then|else)-(added|removed)`, "*-condition-$3 *-not-compared"},
		{`(request|response) unevaluated-items-(added|removed)`, "*-condition-$2 *-not-compared"},
		{`request unevaluated-properties-added`, "request-additional-properties-refused"},
		{`response unevaluated-properties-removed`, "response-additional-properties-allowed"},
		{`(request|response) pattern-property-(added|removed)`, "*-pattern-property-tightened *-pattern-property-loosened *-not-compared"},
		{`request property-names-added`, "request-schema-added"},
		{`response property-names-removed`, "response-schema-removed"},
		{`(request|response) prefix-items-(added|removed)`,
			"*-schema-added *-schema-removed *-type-changed *-type-narrowed *-type-widened *-enum-added *-enum-removed"},
		{`(request|response) (any|one)-of-(added|removed)`, "*-alternative-$3 *-alternatives-$3 *-not-compared *-became-not-nullable *-became-nullable"},
		{`(request|response) all-of-(added|removed)`, ""}, // whatever broke within them: see speaksOfParts
		{`(request|response) (wrapped-in-one-of|wrapped-in-one-of-original-preserved)`, ""},
		{`(request|response) schema-became-(not-)?false`, "*-type-changed *-type-narrowed *-type-widened *-property-refused *-schema-added *-schema-removed *-property-added-to-closed *-media-type-removed *-max-items-tightened *-max-items-loosened"},
		{`(request|response) stability-decreased`, "stability-decreased"},
		{`(request|response) deprecated-sunset-missing`, "schema-deprecated-without-date parameter-deprecated-without-date"},
		{`(request|response) deprecated-sunset-invalid`, "sunset-not-understood"},
		{`(request|response) sunset-date-(changed-)?too-small`, "sunset-brought-forward sunset-passed"},
	} {
		rows = append(rows, row{regexp.MustCompile("^(?:" + line[0] + ")$"), strings.Fields(line[1])})
	}
	return rows
}

var place = regexp.MustCompile(`^(request|response)-(parameter-property|header-property|body|property|parameter|header)-`)

// counterparts returns our rules that correspond to one of the oracle's, and
// whether the table has it at all.
func counterparts(rows []row, rule string) (ours []string, known bool) {
	for _, name := range [...]string{rule, place.ReplaceAllString(rule, "$1 ")} {
		direction, _, _ := strings.Cut(name, "-")
		direction, _, _ = strings.Cut(direction, " ")
		for _, r := range rows {
			m := r.oracle.FindStringSubmatchIndex(name)
			if m == nil {
				continue
			}
			for _, id := range r.ours {
				id = strings.Replace(id, "*", direction, 1)
				ours = append(ours, string(r.oracle.ExpandString(nil, braced(id), name, m)))
			}
			known = true
		}
		if known {
			return ours, true
		}
	}
	return nil, false
}

var group = regexp.MustCompile(`\$(\d)`)

// braced writes $1 as ${1}: what follows is no part of the number.
func braced(template string) string { return group.ReplaceAllString(template, "$${$1}") }
