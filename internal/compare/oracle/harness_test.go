package oracle

import (
	"regexp"
	"slices"
	"testing"
)

// Without changes of ours nothing that the oracle finds is found, but for what
// a disagreement covers: the proof can fail.
func TestNothingIsFoundInNothing(t *testing.T) {
	module, err := moduleDir()
	if err != nil {
		t.Fatal(err)
	}
	base := module + "/data/checker/request_body_max_length_set_base.yaml"
	revision := module + "/data/checker/request_body_max_length_set_revision.yaml"
	findings, err := askOracle(base, revision)
	if err != nil || len(findings) == 0 {
		t.Fatalf("%d findings, %v", len(findings), err)
	}
	same, other := newFinder(loaded(t, base), loaded(t, base)), newFinder(loaded(t, base), loaded(t, revision))
	for _, o := range findings {
		if same.found(o) {
			t.Errorf("found in nothing: %s", o.text)
		}
		if !other.found(o) {
			t.Errorf("not found: %s", o.text)
		}
		elsewhere, misnamed, graver := o, o, o
		elsewhere.operation = "GET /elsewhere"
		misnamed.path = []string{"another"}
		graver.rule = "request-body-pattern-added"
		for _, wrong := range []finding{elsewhere, misnamed, graver} {
			if other.found(wrong) {
				t.Errorf("found in another place or by another rule: %+v", wrong)
			}
		}
	}
}

func TestPathIn(t *testing.T) {
	for text, want := range map[string][]string{
		"the `a/items/b` request property's maxLength was set to `5`":                                     {"a", "b"},
		"removed the enum value `x` from the `query` request parameter `page[size]`":                      {"page[size]"},
		"removed the enum value `x` from the property `name` of the `header` request parameter `id`":      {"name"},
		"for the `query` request parameter `f`, the `type` of property `g` was changed from `x` to `y`":   {"g"},
		"the response property `p/allOf[#/components/schemas/A]/id` became optional for the status `200`": {"p", "id"},
		"for the `H` response header, the max was unset":                                                  {"h"},
		"the request's body maxLength was set to `15`":                                                    nil,
	} {
		if got := pathIn(text); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func TestCounterparts(t *testing.T) {
	rows := table()
	for rule, want := range map[string]string{
		"request-property-max-length-set":          "request-max-length-tightened",
		"response-header-min-items-decreased":      "response-min-items-loosened",
		"request-parameter-property-pattern-added": "request-pattern-added",
		"response-body-any-of-added":               "response-alternative-added",
		"api-path-removed-without-deprecation":     "operation-removed",
	} {
		if ours, known := counterparts(rows, rule); !known || !slices.Contains(ours, want) {
			t.Errorf("%s: %q, want %s among them", rule, ours, want)
		}
	}
	if ours, known := counterparts(rows, "no-such-rule"); known {
		t.Errorf("%q", ours)
	}
}

var sectioned = regexp.MustCompile(`\d\.\d|, section`)

// Every disagreement says why, with a section, and who is right.
func TestDisagreementsAreExplained(t *testing.T) {
	seen := make(map[string]bool)
	for _, d := range disagreements() {
		if !slices.Contains([]side{ours, theirs, both}, d.right) || len(d.cases) == 0 || !sectioned.MatchString(d.reason) {
			t.Errorf("not explained: %+v", d)
		}
		for _, c := range d.cases {
			if seen[c] {
				t.Errorf("listed twice: %s", c)
			}
			seen[c] = true
		}
	}
}
