package workflow

import (
	"encoding/json"
	"net/http"
	"testing"

	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/verify/call"
)

// someScope has something of everything.
func someScope() *scope {
	x := &call.Exchange{
		Case:   &call.Case{Arguments: []call.Argument{{In: "path", Name: "id", Value: json.Number("7")}}},
		Method: "POST", URL: "http://localhost/orders/7?dry.run=yes", Status: 201,
		Sent:   http.Header{"Accept": {"application/json"}, "Content-Type": {"application/json"}, "Authorization": {"Bearer secret"}},
		Body:   []byte(`{"user": {"uuid": "u"}}`),
		Header: http.Header{"Content-Type": {"application/json"}, "X-Left": {"5"}},
		Answer: []byte(`{"status": "Open", "n": 1.50, "ok": true, "off": false, "none": null, "a/b": 1, "list": [{"id": 3}, {"id": 4}], "big": 12345678901234567890}`),
	}
	list := []any{map[string]any{"id": json.Number("1")}}
	return &scope{
		file: &File{
			Sources:    []*Source{{Name: "shop", URL: "./shop.yaml"}},
			parameters: map[string]*parameter{"page": {value: value{constant: json.Number("2")}}},
		},
		inputs:   map[string]any{"name": "ann", "a.b": "dotted", "who": map[string]any{"uri": "/x"}},
		outputs:  map[string]bound{"mine": {value: "m"}},
		exchange: x,
		steps: map[string]map[string]bound{
			"one":   {"pets": {value: list}, "v.1": {value: "dotted"}, "bad": {lacks: "why"}},
			"a.b-c": {"x": {value: json.Number("1")}},
		},
		workflows: map[string]*finished{"other": {inputs: map[string]any{"i": "in"}, outputs: map[string]bound{"o": {value: list}}}},
	}
}

// TestExpressions looks expressions up, the specification's own examples among
// them. A text that begins with an exclamation mark says why there is no value.
func TestExpressions(t *testing.T) {
	for text, want := range map[string]string{
		"$url":                                    `"http://localhost/orders/7?dry.run=yes"`,
		"$method":                                 `"POST"`,
		"$statusCode":                             `201`,
		"$request.header.accept":                  `"application/json"`,
		"$request.path.id":                        `7`,
		"$request.query.dry.run":                  `"yes"`,
		"$request.body#/user/uuid":                `"u"`,
		"$request.body.user":                      `{"uuid":"u"}`,
		"$response.header.x-left":                 `"5"`,
		"$response.body#/status":                  `"Open"`,
		"$response.body#/a~1b":                    `1`,
		"$response.body#/list/1/id":               `4`,
		"$response.body.list[0].id":               `3`,
		"$response.body['a/b']":                   `1`,
		"$response.body.list[0]#/id":              `3`,
		"$response.body#/none":                    `null`,
		"$response.body.n":                        `1.50`,
		"$inputs.name":                            `"ann"`,
		"$inputs.a.b":                             `"dotted"`,
		"$inputs.who.uri":                         `"/x"`,
		"$outputs.mine":                           `"m"`,
		"$steps.one.outputs.pets#/0/id":           `1`,
		"$steps.one.outputs.pets[0].id":           `1`,
		"$steps.one.outputs.v.1":                  `"dotted"`,
		"$steps.a.b-c.outputs.x":                  `1`,
		"$workflows.other.inputs.i":               `"in"`,
		"$workflows.other.outputs.o#/0":           `{"id":1}`,
		"$sourceDescriptions.shop.url":            `"./shop.yaml"`,
		"$components.parameters.page":             `2`,
		"$response.body#/list/2/id":               "!the answer's body has no `/list/2`",
		"$response.body#/list/01":                 "!the answer's body has no `/list/01`",
		"$response.body#/status/x":                "!the answer's body has no `/status/x`",
		"$response.header.Absent":                 "!the answer had no header `Absent`",
		"$request.header.Absent":                  "!the request had no header `Absent`",
		"$request.query.absent":                   "!the request had no query parameter `absent`",
		"$inputs.absent":                          "!the input `absent` was not given",
		"$inputs.who.absent":                      "!the input `who` has no `/absent`",
		"$steps.none.outputs.x":                   "!the step `none` has not run",
		"$steps.one.outputs.x":                    "!the step `one` has no output `x`",
		"$steps.one.outputs.bad":                  "!the step `one` gave no output `bad`: why",
		"$steps.one.outputs.pets#/1":              "!the output `pets` of the step `one` has no `/1`",
		"$workflows.none.outputs.x":               "!the workflow `none` has not run",
		"$workflows.other.inputs.outputs.outputs": "!the input `outputs` was not given",
	} {
		e, err := parseExpression(text)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		b, err := someScope().lookup(e)
		got := sample.Compact(sample.FromPlain(b.value))
		if err != nil {
			got = "!" + err.Error()
		}
		if got != want {
			t.Errorf("%s is %s, want %s", text, got, want)
		}
	}
}

func TestWhatIsNoExpression(t *testing.T) {
	for text, want := range map[string]string{
		"$response.headers.Location": "`$response.headers.Location` is neither $response.header.NAME nor $response.body",
		"$response":                  "`$response` is neither $response.header.NAME nor $response.body",
		"$response.header.":          "`$response.header.` names no header: write $response.header.NAME",
		"$response.header.a b":       "`$response.header.a b` names no header: write $response.header.NAME",
		"$request.cookie.x":          "`$request.cookie.x` is none of $request.header.NAME, $request.query.NAME, $request.path.NAME and $request.body",
		"$request.query":             "`$request.query` names no parameter: write $request.query.NAME",
		"$statusCode.x":              "`$statusCode.x` goes on after $statusCode, which has no parts",
		"$inputs":                    "`$inputs` names none: write $inputs.NAME",
		"$outputs[0].id":             "`$outputs[0].id` names none: write $outputs.NAME",
		"$steps.one":                 "`$steps.one` is not of the form $steps.ID.outputs.NAME",
		"$steps.one.output.x":        "`$steps.one.output.x` is not of the form $steps.ID.outputs.NAME",
		"$workflows.one.x":           "`$workflows.one.x` is not of the form $workflows.ID.outputs.NAME or $workflows.ID.inputs.NAME",
		"$sourceDescriptions.a.b":    "`$sourceDescriptions.a.b` has no value; of a source only its address has: $sourceDescriptions.NAME.url",
		"$components.inputs.a":       "`$components.inputs.a` has no value; of the components only parameters have: $components.parameters.NAME",
		"$response.body#id":          "`$response.body#id` has no JSON pointer after the number sign: write #/name",
		"$response.body#/a~2":        "`$response.body#/a~2` has a JSON pointer with a bad escape: after ~ there is 0 or 1",
		"$response.body..x":          "`$response.body..x` cannot be read from `..x` on",
		"$response.body[-1]":         "`$response.body[-1]` cannot be read from `[-1]` on",
		"$response.body[x":           "`$response.body[x` cannot be read from `[x` on",
		"$anything":                  "`$anything` is no runtime expression; they begin with $inputs, $steps, $response, $statusCode and the like",
	} {
		if _, err := parseExpression(text); err == nil || err.Error() != want {
			t.Errorf("%s: got %v\nwant %s", text, err, want)
		}
	}
}

func TestConstantsThatBeginWithADollarSign(t *testing.T) {
	for text, want := range map[string]bool{
		"$5.00": false, "$": false, "$urls": false, "$ref": false, "": false, "inputs.x": false,
		"$url": true, "$inputs.x": true, "$response": true, "$steps[0]": true, "$response#/x": true,
	} {
		if got := isExpression(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestNothingHasAValueBeforeTheRequest(t *testing.T) {
	s := someScope()
	s.exchange = nil
	for _, text := range []string{"$url", "$statusCode", "$request.body", "$response.header.X"} {
		e, err := parseExpression(text)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.lookup(e); err == nil || err.Error() != "`"+text+"` has no value before a request was sent" {
			t.Errorf("%s: %v", text, err)
		}
	}
}

func TestBodiesThatAreNoJSON(t *testing.T) {
	s := someScope()
	s.exchange = &call.Exchange{
		Status: 200, Header: http.Header{"Content-Type": {"text/plain"}}, Answer: []byte("123"),
		Sent: http.Header{"Content-Type": {"application/x-www-form-urlencoded"}}, Body: []byte("a=1&b=x+y"),
	}
	for text, want := range map[string]any{"$response.body": "123", "$request.body#/b": "x y"} {
		e, err := parseExpression(text)
		if err != nil {
			t.Fatal(err)
		}
		if b, err := s.lookup(e); err != nil || b.value != want {
			t.Errorf("%s is %v (%v)", text, b.value, err)
		}
	}
}
