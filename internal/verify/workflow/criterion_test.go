package workflow

import (
	"strings"
	"testing"
	"time"
)

// TestCriteria evaluates criteria in someScope. What is said of the values
// follows the bar.
func TestCriteria(t *testing.T) {
	for text, want := range map[string]string{
		"{condition: $statusCode == 200}":                                                                               "false|$statusCode is 201",
		"{condition: $statusCode == 200 || $statusCode == $inputs.x}":                                                   "false|$statusCode is 201, $inputs.x has no value: the input `x` was not given",
		"{condition: $statusCode == 201 && $statusCode != 5}":                                                           "true|$statusCode is 201",
		"{condition: $request.header.Authorization == 'x'}":                                                             "false|$request.header.Authorization is not shown",
		"{context: $statusCode, type: regex, condition: '^2\\d\\d$'}":                                                   "true|$statusCode is 201",
		"{context: $response.body#/status, type: regex, condition: '(?!Closed)^O'}":                                     `true|$response.body#/status is "Open"`,
		"{context: $response.body#/status, type: regex, condition: ^open$}":                                             `false|$response.body#/status is "Open"`,
		"{context: $response.body#/list, type: regex, condition: '\"id\":4'}":                                           `true|$response.body#/list is [{"id":3},{"id":4}]`,
		"{context: $response.body#/absent, type: regex, condition: .}":                                                  "false|the answer's body has no `/absent`",
		"{context: $response.body, type: jsonpath, condition: '$.list[?@.id > 3]'}":                                     "true",
		"{context: $response.body, type: jsonpath, condition: '$.list[?@.id > 4]'}":                                     "false",
		"{context: $response.body#/list, type: jsonpath, condition: '$[?@.id == 3]'}":                                   "true",
		"{context: $response.body, type: jsonpath, condition: '$[?count(@.list[*]) > 1]'}":                              "true", // as the specification's example
		"{context: $response.body, type: jsonpath, condition: '$[?count(@.list[*]) > 2]'}":                              "false",
		"{context: $response.body, type: jsonpath, condition: '$.absent'}":                                              "false",
		"{context: $response.body, type: jsonpath, condition: '$.off'}":                                                 "true", // it is there
		"{context: $response.body, type: jsonpath, condition: '$.status == ''Open'''}":                                  "true",
		"{context: $response.body, type: jsonpath, condition: 'count($.list[*]) == 2 && $.n == 1.5'}":                   "true",
		"{context: $response.body, type: jsonpath, condition: '$.absent != null'}":                                      "true", // nothing differs from null
		"{context: $response.body, type: {type: jsonpath, version: rfc9535}, condition: $.list}":                        "true",
		"{context: $steps.one.outputs.pets, type: jsonpath, condition: '$[?@.id == 1]'}":                                "true",
		"{context: $response.body, type: simple, condition: $response.body#/ok}":                                        "true|$response.body#/ok is true",
		"{context: $response.body#/status, type: jsonpath, condition: $.x}":                                             "false",
		"{context: $response.body, type: jsonpath, condition: '$.list[?match(@.name, ''x'') || search(@.id, @.none)]'}": "false", // no name anywhere
		"{context: $response.body, type: jsonpath, condition: 'match($.status, \"O.en\")', x-note: anything}":           "true",
	} {
		c, faults := readCriterion(t, text)
		if len(faults) > 0 {
			t.Errorf("%s: %v", text, faults)
			continue
		}
		ok, arrived := c.holds(someScope())
		wantOK, wantArrived, told := strings.Cut(want, "|")
		if (wantOK == "true") != ok || told && arrived != wantArrived {
			t.Errorf("%s: %v|%s, want %s", text, ok, arrived, want)
		}
	}
}

func readCriterion(t *testing.T, text string) (*criterion, []string) {
	t.Helper()
	root := mustParseNode(t, text)
	r := &reader{file: &File{root: root}}
	c := r.criterion(root)
	var faults []string
	for _, f := range r.faults {
		faults = append(faults, f.Detail)
	}
	return c, faults
}

func TestWhatIsNoCriterion(t *testing.T) {
	for text, want := range map[string]string{
		"{}":                          "A criterion needs the field `condition`.",
		"5":                           "A criterion is an object.",
		"{condition: ''}":             "The `condition` of a criterion is empty.",
		"{condition: true}":           "The `condition` of a criterion is a string.",
		"{condition: $statusCode ==}": "The condition cannot be read: the condition ends where a value is expected.",
		"{condition: x, type: regex}": "A criterion of type regex needs the field `context`, such as $response.body.",
		"{condition: '(', type: regex, context: $response.body}":                            "The condition cannot be read: it is no regular expression of ECMAScript (error parsing regexp: missing closing ) in `(`).",
		"{condition: $.a b, type: jsonpath, context: $response.body}":                       "The condition cannot be read: it is no query of RFC 9535 (unexpected blank space at position 4).",
		"{condition: '@.x][?@.y', type: jsonpath, context: $response.body}":                 "The condition cannot be read: it is no query of RFC 9535 (unexpected '@' at position 1).",
		"{condition: //x, type: xpath, context: $response.body}":                            "Criteria of type xpath are not supported; use simple, regex or jsonpath.",
		"{condition: x, type: {type: xpath, version: xpath-30}, context: $response.body}":   "Criteria of type xpath are not supported; use simple, regex or jsonpath.",
		"{condition: $.x, type: {type: jsonpath, version: other}, context: $response.body}": "The version `other` of JSONPath is not known; conditions are read as in RFC 9535.",
		"{condition: x, type: glob, context: $response.body}":                               "The type of a criterion is simple, regex or jsonpath.",
		"{condition: x, type: regex, context: body}":                                        "`body` is no runtime expression; they begin with $inputs, $steps, $response, $statusCode and the like.",
		"{condition: $statusCode == 200, criteria: 1}":                                      "A criterion has no field `criteria`; it may have `condition`, `context` and `type`.",
	} {
		if _, faults := readCriterion(t, text); len(faults) != 1 || faults[0] != want {
			t.Errorf("%s: got %q\nwant %q", text, faults, want)
		}
	}
}

func TestARegularExpressionThatTakesTooLongIsNotMet(t *testing.T) {
	c, faults := readCriterion(t, "{context: $response.body#/status, type: regex, condition: '^(a+)+$'}")
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	c.pattern.MatchTimeout = time.Millisecond
	s := someScope()
	s.exchange.Answer = []byte(`{"status": "` + strings.Repeat("a", 60) + `!"}`)
	if ok, arrived := c.holds(s); ok || !strings.HasPrefix(arrived, "the regular expression took too long") {
		t.Errorf("%v, %s", ok, arrived)
	}
}
