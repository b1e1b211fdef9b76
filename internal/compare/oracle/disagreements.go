package oracle

import (
	"strings"
)

// side is who is right.
type side string

const (
	ours   side = "steward"
	theirs side = "oasdiff"
	both   side = "both" // the same is said in another way, or either may be held
)

// disagreement is what the oracle reports as a break and we do not.
type disagreement struct {
	right  side
	reason string // with the section of a standard
	cases  []string
}

// covers returns the index of the case that a finding belongs to, or -1. A
// case is "pair | rule", or "pair | rule | words" where the words stand in the
// operation or the text.
func (d *disagreement) covers(pair string, f finding) int {
	for i, c := range d.cases {
		part := strings.SplitN(c, " | ", 3)
		if samePair(part[0], pair) && part[1] == f.rule && (len(part) < 3 || strings.Contains(f.operation+" "+f.text, part[2])) {
			return i
		}
	}
	return -1
}

// samePair reports whether a case speaks of a pair: it leaves out the number
// and the direction of pairs made of compare's fixtures.
func samePair(name, pair string) bool {
	return name == pair || strings.HasPrefix(name, "rules/") && strings.HasPrefix(pair, name+" ")
}

// disagreements is the list. What it says of compare's own fixtures holds for
// all of one kind.
func disagreements() []disagreement {
	return []disagreement{
		{right: ours, reason: "What one of several equal alternatives is called makes no difference to the values: Rabbit, Cat, and the Breeds have one schema (JSON Schema 2020-12, section 10.2.1).", cases: []string{
			"checker/request_body_any_of_media_type_base.yaml > checker/request_body_any_of_media_type_revision.yaml | request-body-any-of-removed",
			"checker/request_body_any_of_media_type_revision.yaml > checker/request_body_any_of_media_type_base.yaml | request-body-any-of-removed",
			"checker/request_property_any_of_added_revision.yaml > checker/request_property_any_of_added_base.yaml | request-body-any-of-removed",
			"checker/request_property_any_of_added_revision.yaml > checker/request_property_any_of_added_base.yaml | request-property-any-of-removed",
			"checker/request_property_any_of_removed_base.yaml > checker/request_property_any_of_removed_revision.yaml | request-body-any-of-removed",
			"checker/request_property_any_of_removed_base.yaml > checker/request_property_any_of_removed_revision.yaml | request-property-any-of-removed",
			"checker/request_property_one_of_added_revision.yaml > checker/request_property_one_of_added_base.yaml | request-body-one-of-removed",
			"checker/request_property_one_of_added_revision.yaml > checker/request_property_one_of_added_base.yaml | request-property-one-of-removed",
			"checker/request_property_one_of_removed_base.yaml > checker/request_property_one_of_removed_revision.yaml | request-body-one-of-removed",
			"checker/request_property_one_of_removed_base.yaml > checker/request_property_one_of_removed_revision.yaml | request-property-one-of-removed",
			"checker/response_property_any_of_added_base.yaml > checker/response_property_any_of_added_revision.yaml | response-body-any-of-added",
			"checker/response_property_any_of_added_base.yaml > checker/response_property_any_of_added_revision.yaml | response-property-any-of-added",
			"checker/response_property_any_of_removed_revision.yaml > checker/response_property_any_of_removed_base.yaml | response-body-any-of-added",
			"checker/response_property_any_of_removed_revision.yaml > checker/response_property_any_of_removed_base.yaml | response-property-any-of-added",
		}},
		{right: ours, reason: "A part of allOf that says what another part says lets the same values through (JSON Schema 2020-12, section 10.2.1.1).", cases: []string{
			"checker/disclaimer_allof_base.yaml > checker/disclaimer_allof_revision.yaml | response-property-became-optional",
			"checker/disclaimer_nested_allof_base.yaml > checker/disclaimer_nested_allof_revision.yaml | response-property-became-optional",
			"checker/request_property_all_of_added_base.yaml > checker/request_property_all_of_added_revision.yaml | request-body-all-of-added",
			"checker/request_property_all_of_added_base.yaml > checker/request_property_all_of_added_revision.yaml | request-property-all-of-added",
			"checker/request_property_all_of_removed_revision.yaml > checker/request_property_all_of_removed_base.yaml | request-body-all-of-added",
			"checker/request_property_all_of_removed_revision.yaml > checker/request_property_all_of_removed_base.yaml | request-property-all-of-added",
			"checker/response_property_all_of_added_revision.yaml > checker/response_property_all_of_added_base.yaml | response-body-all-of-removed",
			"checker/response_property_all_of_added_revision.yaml > checker/response_property_all_of_added_base.yaml | response-property-all-of-removed",
			"checker/response_property_all_of_removed_base.yaml > checker/response_property_all_of_removed_revision.yaml | response-body-all-of-removed",
			"checker/response_property_all_of_removed_base.yaml > checker/response_property_all_of_removed_revision.yaml | response-property-all-of-removed",
		}},
		{right: ours, reason: "The new part of allOf declares an optional property, which oasdiff itself reports as information where it is declared without allOf (JSON Schema 2020-12, section 10.2.1.1).", cases: []string{
			"checker/request_property_all_of_inline_added_base.yaml > checker/request_property_all_of_inline_added_revision.yaml | request-body-all-of-added",
		}},
		{right: ours, reason: "allOf takes an object that refuses every property but its own, so an object with this property was never let through, required or not (JSON Schema 2020-12, section 10.2.1.1 and 10.3.2.3).", cases: []string{
			"x-of/base.json > x-of/revision.json | response-property-became-optional",
		}},
		{right: ours, reason: "The keyword does not apply to values of the type that is let through, and means nothing there (JSON Schema 2020-12, section 7.6.1).", cases: []string{
			"checker/allof_unchanged_sibling_base.yaml > checker/allof_unchanged_sibling_revision.yaml | request-property-max-length-decreased",
			"checker/request_parameter_max_items_updated_revision.yaml > checker/request_parameter_max_items_updated_base.yaml | request-parameter-max-items-decreased",
			"checker/request_parameter_max_updated_revision.yaml > checker/request_parameter_max_updated_base.yaml | request-parameter-max-decreased",
			"required-properties/anyOf1.yaml > required-properties/anyOf2.yaml | request-property-became-required",
		}},
		{right: ours, reason: "The schema lets more through than before: without enum, or const, any value of the type is valid, those listed before among them (JSON Schema 2020-12 validation, section 6.1.2).", cases: []string{
			"twilio | request-parameter-enum-value-removed | Category`",
			"twilio | request-property-enum-value-removed | Category`",
			"checker/transition_claims_enum_base.yaml > checker/transition_claims_enum_revision.yaml | request-property-enum-value-removed",
			"enums/request-body-enum.yaml > enums/request-body-no-enum.yaml | request-body-enum-value-removed",
			"enums/request-parameter-op-enum.yaml > enums/request-parameter-op-no-enum.yaml | request-parameter-enum-value-removed",
			"enums/request-parameter-property-enum.yaml > enums/request-parameter-property-no-enum.yaml | request-parameter-property-enum-value-removed",
			"enums/request-property-enum.yaml > enums/request-property-no-enum.yaml | request-property-enum-value-removed",
			"rules/enum-added | request-body-enum-value-removed",
			"rules/enum-added | request-parameter-enum-value-removed",
			"rules/enum-added | request-property-enum-value-removed",
			"rules/enum-removed | request-body-enum-value-removed",
			"rules/enum-removed | request-parameter-enum-value-removed",
			"rules/enum-removed | request-property-enum-value-removed",
		}},
		{right: ours, reason: "The schema lets less through than before: an enum where there was none; consumers of a response receive nothing new (JSON Schema 2020-12 validation, section 6.1.2).", cases: []string{
			"rules/enum-added | response-property-enum-value-added",
			"rules/enum-removed | response-property-enum-value-added",
		}},
		{right: ours, reason: "const is an enum of one value (JSON Schema 2020-12 validation, section 6.1.3), so this is a value that was added to, or removed from, a list, and is judged as such.", cases: []string{
			"rules/enum-value-added | request-body-became-enum",
			"rules/enum-value-added | request-body-const-added",
			"rules/enum-value-added | request-parameter-became-enum",
			"rules/enum-value-added | request-property-became-enum",
			"rules/enum-value-added | request-property-const-added",
			"rules/enum-value-added | response-body-const-removed",
			"rules/enum-value-added | response-property-const-removed",
		}},
		{right: ours, reason: "An inclusive and an exclusive bound are one limit: the value stays within it, or comes to be, so the set grows in requests and shrinks in responses (JSON Schema 2020-12 validation, section 6.2.2 to 6.2.5).", cases: []string{
			"rules/maximum-loosened | request-body-max-set",
			"rules/maximum-loosened | request-parameter-max-set",
			"rules/maximum-loosened | request-property-max-set",
			"rules/maximum-loosened | response-body-max-unset",
			"rules/maximum-loosened | response-header-max-unset",
			"rules/maximum-loosened | response-property-max-unset",
			"rules/minimum-tightened | request-body-min-set",
			"rules/minimum-tightened | request-parameter-min-set",
			"rules/minimum-tightened | request-property-min-set",
			"rules/minimum-tightened | response-body-min-unset",
			"rules/minimum-tightened | response-header-min-unset",
			"rules/minimum-tightened | response-property-min-unset",
		}},
		{right: ours, reason: "Fewer names are asked for in a request, or more in a response, so that each side gets what it is ready for (JSON Schema 2020-12 validation, section 6.5.4).", cases: []string{
			"checker/dependent_required_changed_revision.yaml > checker/dependent_required_revision.yaml | request-body-dependent-required-changed",
			"checker/dependent_required_property_changed_base.yaml > checker/dependent_required_property_changed_revision.yaml | response-property-dependent-required-changed",
			"checker/dependent_required_property_changed_revision.yaml > checker/dependent_required_property_changed_base.yaml | request-property-dependent-required-changed",
			"checker/dependent_required_revision.yaml > checker/dependent_required_changed_revision.yaml | response-body-dependent-required-changed",
			"rules/dependency-removed | request-body-dependent-required-changed",
			"rules/dependency-removed | request-property-dependent-required-changed",
			"rules/dependency-removed | response-body-dependent-required-changed",
			"rules/dependency-removed | response-property-dependent-required-changed",
		}},
		{right: ours, reason: "The object takes no other properties, so a pattern of names lets more through (JSON Schema 2020-12, section 10.3.2.2 and 10.3.2.3).", cases: []string{
			"rules/pattern-property-loosened | request-body-pattern-property-added",
			"rules/pattern-property-loosened | request-property-pattern-property-added",
			"rules/pattern-property-loosened | response-body-pattern-property-removed",
			"rules/pattern-property-loosened | response-property-pattern-property-removed",
		}},
		{right: ours, reason: "The property was refused by name (the schema false) and is not any more: requests without it are as valid as before (JSON Schema 2020-12, section 4.3.2).", cases: []string{
			"rules/property-no-longer-refused | request-property-removed",
			"rules/property-refused | request-property-removed",
		}},
		{right: ours, reason: "The name is still required, and any value will do for it now: nothing that was sent is left out (JSON Schema 2020-12 validation, section 6.5.3).", cases: []string{
			"required-properties/write-only-delete-partial-base.yaml > required-properties/write-only-delete-partial-revision.yaml | request-property-removed",
		}},
		{right: ours, reason: "oneOf and anyOf of the same alternatives: in this direction the set only grows for the sender of requests, or shrinks for what responses hold (JSON Schema 2020-12, section 10.2.1.2 and 10.2.1.3).", cases: []string{
			"rules/alternatives-became-exclusive | request-body-one-of-removed",
			"rules/alternatives-became-exclusive | request-property-one-of-removed",
			"rules/alternatives-became-exclusive | response-body-one-of-added",
			"rules/alternatives-became-exclusive | response-property-one-of-added",
			"rules/alternatives-became-inclusive | request-body-one-of-removed",
			"rules/alternatives-became-inclusive | request-property-one-of-removed",
			"rules/alternatives-became-inclusive | response-body-one-of-added",
			"rules/alternatives-became-inclusive | response-property-one-of-added",
		}},
		{right: ours, reason: "Every integer is a number (JSON Schema 2020-12 validation, section 6.1.1), so a response that could be a number says no more by being an integer.", cases: []string{
			"list-of-types/list-to-list-revision.yaml > list-of-types/list-to-list-base.yaml | response-property-list-of-types-widened",
		}},
		{right: ours, reason: "The list of types grew, and requests with the old ones are as valid as before (JSON Schema 2020-12 validation, section 6.1.1).", cases: []string{
			"rules/type-widened | request-parameter-type-changed",
		}},
		{right: ours, reason: "The pattern .* matches every string (JSON Schema 2020-12 validation, section 6.3.3), so the response lets less through than before.", cases: []string{
			"pattern-modified.yaml > pattern-base.yaml | response-property-pattern-changed",
		}},
		{right: ours, reason: "A charset parameter means nothing for JSON, which is always UTF-8 (RFC 8259, sections 8.1 and 11).", cases: []string{
			"checker/media_type_param_added_revision.yaml > checker/add_new_media_type_revision.yaml | response-media-type-parameter-removed",
		}},
		{right: ours, reason: "Names of header fields have no case (RFC 9110, section 5.1): the header is there, and only became optional, which is found.", cases: []string{
			"rules/response-header-became-optional | required-response-header-removed",
		}},
		{right: ours, reason: "Without any requirement left, requests are let in as they are, with or without credentials (OpenAPI 3.0.4, section 4.7.10.1, and RFC 9110, section 11.6.2).", cases: []string{
			"checker/api_security_added_revision.yaml > checker/api_security_added_base.yaml | api-security-removed",
			"rules/security-added | api-security-removed",
			"rules/security-removed | api-security-removed",
		}},
		{right: ours, reason: "A webhook is sent by the API (OpenAPI 3.1.1, section 4.8.1): a body that is always sent, or a property that is there, breaks nobody; its removal is found as one of what consumers receive.", cases: []string{
			"checker/webhook_operation_base.yaml > checker/webhook_operation_revision.yaml | request-body-became-required",
			"checker/webhook_operation_revision.yaml > checker/webhook_operation_base.yaml | request-property-removed",
		}},
		{right: ours, reason: "The status is held by a range or by default, and is not refused (OpenAPI 3.0.4, section 4.7.16.1). Since other statuses may come, too, this is a warning here: success-status-widened.", cases: []string{
			"openapi-test1.yaml > openapi-test3.yaml | response-success-status-removed",
			"rules/status-range-narrowed | response-success-status-removed",
			"rules/success-status-widened | response-success-status-removed",
		}},
		{right: both, reason: "A range of media types became one type of it: nothing comes that could not come before, and no type of the range was named for consumers to ask for (OpenAPI 3.0.4, section 4.7.17.1; RFC 9110, section 12.5.1). The way back adds types.", cases: []string{
			"rules/response-media-range-narrowed | response-media-type-removed",
		}},
		{right: ours, reason: "A sunset date is a hint and no promise (RFC 8594, section 3), and requests and responses stay the same: a warning here, by the rules sunset-removed, sunset-brought-forward and sunset-not-understood.", cases: []string{
			"deprecation/base.yaml > deprecation/deprecated-with-invalid-sunset.yaml | api-deprecated-sunset-parse",
			"deprecation/deprecated-future.yaml > deprecation/deprecated-invalid.yaml | api-path-sunset-parse",
			"deprecation/deprecated-future.yaml > deprecation/deprecated-past.yaml | api-sunset-date-changed-too-small",
			"deprecation/deprecated-invalid.yaml > deprecation/deprecated-future.yaml | api-path-sunset-parse",
			"deprecation/deprecated-with-sunset.yaml > deprecation/deprecated-no-sunset.yaml | sunset-deleted",
			"deprecation/property_base_stable.yaml > deprecation/property_deprecated_invalid_sunset.yaml | request-property-deprecated-sunset-invalid",
			"deprecation/property_base_stable.yaml > deprecation/property_deprecated_invalid_sunset.yaml | response-property-deprecated-sunset-invalid",
			"param-deprecation/base.yaml > param-deprecation/deprecated-invalid.yaml | request-parameter-sunset-parse",
			"param-deprecation/deprecated-future.yaml > param-deprecation/deprecated-invalid.yaml | request-parameter-sunset-parse",
			"param-deprecation/deprecated-future.yaml > param-deprecation/deprecated-past.yaml | request-parameter-sunset-date-changed-too-small",
			"param-deprecation/deprecated-invalid.yaml > param-deprecation/deprecated-future.yaml | request-parameter-sunset-parse",
			"param-deprecation/deprecated-with-sunset-path.yaml > param-deprecation/deprecated-no-sunset-path-renamed.yaml | request-parameter-sunset-deleted",
			"param-deprecation/deprecated-with-sunset.yaml > param-deprecation/deprecated-no-sunset.yaml | request-parameter-sunset-deleted",
			"rules/sunset-not-understood | api-path-sunset-parse",
			"rules/sunset-passed | api-sunset-date-too-small",
			"rules/sunset-passed | request-parameter-sunset-date-too-small",
			"rules/sunset-passed | request-property-sunset-date-too-small",
			"rules/sunset-passed | response-property-sunset-date-too-small",
			"rules/sunset-removed | request-parameter-sunset-deleted",
			"rules/sunset-removed | sunset-deleted",
		}},
		{right: ours, reason: "What an extension may hold is not said by OpenAPI (3.0.4, section 4.8), so a level that is not understood breaks nobody: it counts as stable, and is a warning here, by stability-not-understood.", cases: []string{
			"deprecation/base-alpha-stability.yaml > deprecation/invalid-stability.yaml | api-invalid-stability-level",
			"deprecation/base-invalid-stability-2.yaml > deprecation/base.yaml | api-invalid-stability-level",
			"deprecation/base-invalid-stability.yaml > deprecation/base.yaml | api-invalid-stability-level",
			"deprecation/base.yaml > deprecation/base-invalid-stability-2.yaml | api-invalid-stability-level",
			"deprecation/base.yaml > deprecation/base-invalid-stability.yaml | api-invalid-stability-level",
			"deprecation/base.yaml > deprecation/deprecated-with-invalid-stability.yaml | api-invalid-stability-level",
			"deprecation/deprecated-with-invalid-stability.yaml > deprecation/base.yaml | api-invalid-stability-level",
			"deprecation/invalid-stability.yaml > deprecation/base-alpha-stability.yaml | api-invalid-stability-level",
			"rules/stability-not-understood | api-invalid-stability-level",
			"stability/base-property-stable-draft.yaml > stability/revision-property-invalid.yaml | api-invalid-stability-level",
			"stability/revision-property-invalid.yaml > stability/base-property-stable-draft.yaml | api-invalid-stability-level",
		}},
		{right: ours, reason: "An extension that OpenAPI leaves open (3.0.4, section 4.8). In the guidelines that it comes from the list is open, so that leaving a value out of it refuses nothing.", cases: []string{
			"checker/request_parameter_extensible_enum_base.yaml > checker/request_parameter_extensible_enum_revision.yaml | request-parameter-x-extensible-enum-value-removed",
			"checker/request_property_extensible_enum_base.yaml > checker/request_property_extensible_enum_revision.yaml | request-property-x-extensible-enum-value-removed",
		}},
		{right: both, reason: "A parameter sent once is a list of one (OpenAPI 3.0.4, section 4.7.12.4), so that only the pattern of its elements breaks, which is found as request-pattern-added.", cases: []string{
			"checker/request_param_scalar_to_constrained_array_31_base.yaml > checker/request_param_scalar_to_constrained_array_31_revision.yaml | request-parameter-type-changed",
		}},
		{right: both, reason: "The type int does not exist, so neither document is valid (JSON Schema 2020-12 validation, section 6.1.1), and Steward publishes neither. Left out, it restricts nothing, and the strings of the list stay valid.", cases: []string{
			"enums/request-body-enum-int.yaml > enums/request-body-no-enum.yaml | request-body-enum-value-removed",
			"enums/request-body-enum-int.yaml > enums/request-body-no-enum.yaml | request-body-type-changed",
		}},
		{right: both, reason: "The branch of if differs, of which the effect cannot be decided by comparing parts (JSON Schema 2020-12, section 10.2.2): the object that holds it is said not to be compared, while oasdiff names the property within.", cases: []string{
			"checker/sub_schema_traversal_base.yaml > checker/sub_schema_traversal_revision.yaml | request-property-const-changed",
			"checker/sub_schema_traversal_revision.yaml > checker/sub_schema_traversal_base.yaml | request-property-const-changed",
			"rules/not-compared | request-property-const-changed",
			"rules/not-compared | response-property-const-changed",
		}},
		{right: both, reason: "Null was let through by an alternative, and is not now. Here this is a value that became not nullable and was removed from the list; oasdiff calls it a new list as well (JSON Schema 2020-12 validation, section 6.1.2).", cases: []string{
			"checker/nullable_wrap_narrowed_revision.yaml > checker/nullable_wrap_narrowed_base.yaml | request-property-became-enum",
		}},
		{right: ours, reason: "The property had no enum, so any string could come: a response whose values are listed now says less than before (JSON Schema 2020-12 validation, section 6.1.2). oasdiff calls the listed values new.", cases: []string{
			"docker | response-property-enum-value-added | `items/State`",
			"github | response-property-enum-value-added | `budgets/items/budget_scope`",
		}},
		{right: ours, reason: "Where any string could come, one of two lists of strings can come now: less than before (JSON Schema 2020-12, section 10.2.1.3 and JSON Schema 2020-12 validation, section 6.1.2).", cases: []string{
			"github | response-property-one-of-added | budget_type",
			"github | response-property-type-changed | budget_type",
		}},
		{right: ours, reason: "The values of the list are those of the new alternatives, and one more: every request is as valid as before (JSON Schema 2020-12, section 10.2.1.3).", cases: []string{
			"github | request-property-enum-value-removed | budget_type",
		}},
		{right: ours, reason: "The object was put behind allOf beside a part that declares optional properties, and has every property that it had (JSON Schema 2020-12, section 10.2.1.1).", cases: []string{
			"github | response-required-property-removed | GET /installation/repositories",
			"github | response-required-property-removed | GET /user/installations/{}/repositories",
			"github | response-required-property-removed | PATCH /repos/{}/{}/issues/{}",
			"github | response-property-type-changed | repositories/items",
			"github | response-body-type-changed | PATCH /repos/{}/{}/issues/{}",
		}},
		{right: ours, reason: "The alternatives, lists of strings and lists of objects, became one list of either, which holds both (JSON Schema 2020-12, section 10.2.1.3).", cases: []string{
			"github | request-body-one-of-removed | POST /repos/{}/{}/issues/{}/labels",
		}},
		{right: ours, reason: "Both alternatives are there as before; optional properties were added to a schema that they refer to, and it takes further ones (JSON Schema 2020-12, section 10.3.2.3).", cases: []string{
			"github | response-body-any-of-added | GET /users/{}/starred",
		}},
		{right: ours, reason: "nullable adds null to the types that type names, and does nothing where type is absent: any value could come before (OpenAPI 3.0.4, section 4.7.24.2).", cases: []string{
			"datadog | response-property-became-nullable | default_value",
		}},
	}
}

// silentRules are those of the oracle that no pair brings to speak, with the
// reason.
func silentRules() map[string]string {
	return map[string]string{
		"api-deprecated-sunset-missing":               "oasdiff asks for a date only where a least number of days is set, which is none by default; here it is a warning: operation-deprecated-without-date",
		"api-global-security-removed":                 "oasdiff tells it as information, whatever the rule says; the operations are judged by api-security-removed",
		"api-global-security-scope-added":             "oasdiff tells it as information, whatever the rule says; the operations are judged by api-security-scope-added",
		"request-parameter-deprecated-sunset-missing": "oasdiff asks for a date only where a least number of days is set, which is none by default; here it is a warning: operation-deprecated-without-date",
		"request-property-deprecated-sunset-missing":  "oasdiff asks for a date only where a least number of days is set, which is none by default; here it is a warning: operation-deprecated-without-date",
		"response-property-deprecated-sunset-missing": "oasdiff asks for a date only where a least number of days is set, which is none by default; here it is a warning: operation-deprecated-without-date",
	}
}
