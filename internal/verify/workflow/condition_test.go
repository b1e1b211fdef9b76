package workflow

import (
	"strings"
	"testing"
)

// TestConditions evaluates conditions in someScope.
func TestConditions(t *testing.T) {
	for text, want := range map[string]bool{
		"$statusCode == 201":                      true,
		"{$statusCode == 201}":                    true,
		"$statusCode==201":                        true,
		"$statusCode == 201.0":                    true,
		"$statusCode == 2.01e2":                   true,
		"$statusCode == '201'":                    true,
		"$statusCode != 200":                      true,
		"$statusCode >= 200 && $statusCode < 300": true,
		"$statusCode < 200 || $statusCode > 299":  false,
		"$statusCode == 404 || $statusCode == 201 && $response.body.ok":    true,
		"($statusCode == 404 || $statusCode == 201) && $response.body.off": false,
		"!($statusCode == 404)":                                       true,
		"!$response.body#/off":                                        true,
		"$response.body#/status == 'open'":                            true, // case does not matter
		"$response.body#/status == 'OPENED'":                          false,
		"$response.body#/status < 'p'":                                true,
		"$response.body#/status != null":                              true,
		"$response.body#/none == null":                                true,
		"$response.body#/absent == null":                              true,
		"$response.body#/absent == ''":                                false,
		"$response.body#/absent < 5":                                  false,
		"$response.body#/absent >= 5":                                 false,
		"$response.body#/ok":                                          true,
		"$response.body#/ok == true":                                  true,
		"$response.body#/ok == 'TRUE'":                                true,
		"$response.body#/ok == 1":                                     false,
		"$response.body#/off == false":                                true,
		"$response.body#/n == 1.5":                                    true,
		"$response.body#/n > '1.4'":                                   true,
		"$response.body#/big == 12345678901234567891":                 false, // doubles are equal
		"$response.body#/big == 12345678901234567890":                 true,
		"$response.header.X-Left > 4":                                 true, // and not as texts: "5" < "10"
		"$response.header.X-Left < 10":                                true,
		"$response.body#/list[1].id == 4":                             true,
		"$response.body.list[1].id == $response.body.list[0].id":      false,
		"$response.body.list == $response.body#/list":                 true,
		"$response.body#/list > 1":                                    false,
		"$inputs.name == 'ANN' && $steps.one.outputs.pets[0].id == 1": true,
		"'it''s' == 'it''s'":                                          true,
		"'a' == 'b' == false":                                         true, // from the left
		"1 < 2 == true":                                               true, // order binds tighter
		"-1 < 0":                                                      true,
		"''":                                                          false,
		"0":                                                           false,
		"null":                                                        false,
		"'x'":                                                         true,
		"1e99999999 == 1":                                             false,
		"$statusCode\t==\n201":                                        true,
		"$response.body['a/b'] == 1":                                  true,
		"$request.header.accept == 'application/json'":                true,
		"$method == 'post' && $url != '' && !($request.path.id != 7 || false )": true,
	} {
		c, err := parseCondition(text)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if got := truth(c.value(someScope())); got != want {
			t.Errorf("%s is %v", text, got)
		}
	}
}

func TestWhatIsNoCondition(t *testing.T) {
	for text, want := range map[string]string{
		"":                                  "the condition ends where a value is expected",
		"$statusCode ==":                    "the condition ends where a value is expected",
		"$statusCode = 200":                 "`=` is not expected here",
		"$statusCode 200":                   "`200` stands where an operator is expected",
		"($statusCode == 200":               "the condition ends where `)` is expected",
		"($statusCode == 200}":              "`}` stands where `)` is expected",
		"$statusCode == 200)":               "`)` stands where an operator is expected",
		`$statusCode == "200"`:              "texts stand in single quotes, not in double ones",
		"$response.body#/x == 'open":        "the text that begins with `'open` has no end",
		"$response.body#/x == open":         "`open` is neither a number, true, false nor null; texts stand in single quotes, and what is looked up begins with a dollar sign",
		"$status == 200":                    "`$status` is no runtime expression; they begin with $inputs, $steps, $response, $statusCode and the like",
		"&& true":                           "`&&` stands where a value is expected",
		"0x10 == 16":                        "`0x10` is neither a number, true, false nor null; texts stand in single quotes, and what is looked up begins with a dollar sign",
		strings.Repeat("(", 60):             "the condition is nested too deeply",
		strings.Repeat("!", 60) + "1":       "the condition is nested too deeply",
		strings.Repeat("1 == ", 2001) + "1": "the condition is longer than 10000 bytes",
	} {
		if _, err := parseCondition(text); err == nil || err.Error() != want {
			t.Errorf("%.40s: got %v\nwant %s", text, err, want)
		}
	}
}

// TestExpectsSuccess says for criteria whether they let a status below 400
// through.
func TestExpectsSuccess(t *testing.T) {
	for text, want := range map[string]bool{
		"$statusCode == 200":                                    true,
		"$statusCode == 404":                                    false,
		"$statusCode >= 400 && $statusCode < 500":               false,
		"$statusCode == 404 && $response.body#/error == 'none'": false,
		"$statusCode == 404 || $response.body#/ok":              true,
		"!($statusCode < 400)":                                  false,
		"!($response.body#/ok)":                                 true,
		"$response.body#/error == 'none'":                       true,
		"$statusCode != 200 && $statusCode != 201":              true,
		"false":                         false,
		"$statusCode == $inputs.status": true,
		"($statusCode == 409 || $statusCode == 204) && $inputs.name": true,
	} {
		c, err := parseCondition(text)
		if err != nil {
			t.Fatal(err)
		}
		s := &step{success: []*criterion{{text: text, condition: c}}}
		if got := s.expectsSuccess(); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
	if !(&step{}).expectsSuccess() {
		t.Error("a step without criteria does not expect success")
	}
}

func TestForesees(t *testing.T) {
	for text, want := range map[string]bool{
		"$statusCode == 503": true, "$statusCode >= 500": true, "$statusCode == 500": false, "$statusCode != 404": false, "true": false,
		"$statusCode == 503 && $response.header.Retry-After != null": true,
	} {
		c, err := parseCondition(text)
		if err != nil {
			t.Fatal(err)
		}
		if got := foresees([]*criterion{{condition: c}}, 503); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
	if foresees(nil, 503) {
		t.Error("what has no criteria foresees nothing")
	}
}
