package workflow

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/verify/call"
)

// anyAPI has an operation that takes everything.
const anyAPI = `
openapi: 3.1.0
info: {title: Any, version: "1"}
paths:
  /things/{id}:
    put:
      operationId: put
      parameters:
        - {name: id, in: path, required: true, schema: {type: string}}
        - {name: X-Trace, in: header, schema: {type: string}}
        - {name: q, in: query, schema: {type: array}}
      requestBody:
        content:
          text/*: {schema: {type: string}}
          application/json; charset=utf-8: {schema: {type: object}}
          application/x-www-form-urlencoded: {schema: {type: object}}
          application/xml: {schema: {type: string}}
      responses: {"200": {description: Fine.}}
    get:
      operationId: get
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {"200": {description: Fine.}}
  /single:
    get:
      operationId: single
      responses: {"200": {description: Fine.}}
`

// madeRequest returns the request that a step of anyAPI makes in a scope.
func madeRequest(t *testing.T, stepText string, in *scope) (*call.Case, error) {
	t.Helper()
	root := mustParseNode(t, stepText)
	r := &reader{file: &File{root: root}}
	s := r.step(root, &Workflow{})
	if len(r.faults) > 0 {
		t.Fatal(r.faults)
	}
	doc := mustLoadText(t, anyAPI)
	return (&target{api: API{Doc: doc}, op: doc.Operations()[0]}).request(s, in)
}

// TestBodies makes bodies in someScope, whose input "odd" holds what must be
// escaped. A value follows the media type; what is sent as it is has a bar.
func TestBodies(t *testing.T) {
	in := someScope()
	in.inputs["odd"] = `"<&' %é`
	for text, want := range map[string]string{
		`{payload: {a: $inputs.name, b: [1, $inputs.absent, "x{$inputs.name}y"], c: $inputs.absent}}`: `application/json; charset=utf-8 {"a":"ann","b":[1,"xanny"]}`,
		`{payload: $response.body#/list}`: `application/json; charset=utf-8 [{"id":3},{"id":4}]`,
		`{payload: $inputs.name}`:         `application/json; charset=utf-8 "ann"`,
		`{payload: '{"a": "{$inputs.odd}", "n": {$response.body#/n}, "l": {$response.body#/list}}'}`: `application/json; charset=utf-8 {"a":"\"<&' %é","n":1.50,"l":[{"id":3},{"id":4}]}`,
		`{payload: '{"a": {$inputs.name}}'}`:                                                                 `application/json; charset=utf-8 |{"a": ann}`,
		`{payload: '{"query": "{ things }", "a": "{$id: 5}"}'}`:                                              `application/json; charset=utf-8 {"query":"{ things }","a":"{$id: 5}"}`,
		`{payload: {a: 1}, replacements: [{target: /a, value: $inputs.name}, {target: /b, value: [2]}]}`:     `application/json; charset=utf-8 {"a":"ann","b":[2]}`,
		`{payload: '{"a": 1}', replacements: [{target: /a, value: 2}, {target: /a, value: $inputs.absent}]}`: `application/json; charset=utf-8 {"a":2}`,
		`{payload: {a: $inputs.odd}, contentType: application/x-www-form-urlencoded}`:                        `application/x-www-form-urlencoded {"a":"\"<&' %é"}`,
		`{payload: "a={$inputs.odd}&b=c", contentType: application/x-www-form-urlencoded}`:                   `application/x-www-form-urlencoded |a=%22%3C%26%27+%25%C3%A9&b=c`,
		`{payload: "<a>{$inputs.odd}</a>", contentType: application/xml}`:                                    `application/xml |<a>&quot;&lt;&amp;&apos; %é</a>`,
		`{payload: "{$inputs.odd}", contentType: text/csv}`:                                                  `text/csv |"<&' %é`,
		`{payload: $inputs.name, contentType: text/plain}`:                                                   `text/plain |ann`,
		`{payload: {a: 1}, contentType: application/vnd.other+json}`:                                         `application/vnd.other+json (undocumented) {"a":1}`,
		`{payload: $inputs.absent}`:                                                                          `none`,
		`{payload: "a {$inputs.absent}"}`:                                                                    "!the body has no value: the input `absent` was not given",
		`{payload: {a: $steps.none.outputs.x}}`:                                                              "!the body has no value: the step `none` has not run",
		`{payload: {a: 1}, replacements: [{target: /x/y, value: 1}]}`:                                        "!the body has no place `/x/y` to put a value",
		`{payload: {a: 1}, replacements: [{target: /a, value: $steps.none.outputs.x}]}`:                      "!the replacement of `/a` has no value: the step `none` has not run",
	} {
		c, err := madeRequest(t, "{stepId: s, operationId: put, requestBody: "+text+"}", in)
		if got := describeBody(c, err); got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
}

func describeBody(c *call.Case, err error) string {
	switch {
	case err != nil:
		return "!" + err.Error()
	case c.Body == nil:
		return "none"
	}
	text := c.Body.Type + " "
	if c.Body.Media == nil {
		text += "(undocumented) "
	}
	if c.Body.Raw != nil {
		return text + "|" + string(c.Body.Raw)
	}
	return text + sample.Compact(c.Body.Value)
}

func TestParameters(t *testing.T) {
	c, err := madeRequest(t, `{stepId: s, operationId: put, parameters: [
		{name: id, in: path, value: $response.body#/list/0/id}, {name: x-trace, in: header, value: "t-{$statusCode}"},
		{name: q, in: query, value: [1, $inputs.absent, $inputs.name]}, {name: other, in: query, value: $inputs.absent},
		{name: more, in: query, value: $5}, {name: accept, in: header, value: text/html}, {name: session, in: cookie, value: true},
		{name: Content-Type, in: header, value: text/plain}], requestBody: {payload: hello}}`, someScope())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, a := range c.Arguments {
		text := a.In + " " + a.Name + " " + sample.Compact(a.Value)
		if a.Parameter == nil {
			text += " undocumented"
		}
		got = append(got, text)
	}
	want := `path id 3, header x-trace "t-201", query q [1,"ann"], query more "$5" undocumented, cookie session true undocumented`
	if strings.Join(got, ", ") != want {
		t.Errorf("got %s\nwant %s", strings.Join(got, ", "), want)
	}
	if c.Accept != "text/html" || c.Body.Type != "text/plain" || string(c.Body.Raw) != "hello" {
		t.Errorf("accepts %q, sends %q %q", c.Accept, c.Body.Type, c.Body.Raw)
	}
	if from := c.Argument("path", "id").From; from == nil || from.Pointer != "/list/0/id" {
		t.Errorf("id was taken from %+v", from)
	}
}

func TestAParameterWithoutAValueStopsTheRequest(t *testing.T) {
	_, err := madeRequest(t, "{stepId: s, operationId: put, parameters: [{name: id, in: path, value: $steps.one.outputs.bad}]}", someScope())
	if err == nil || err.Error() != "the parameter `id` has no value: the step `one` gave no output `bad`: why" {
		t.Error(err)
	}
}

func TestValuesKeepTheirType(t *testing.T) {
	for text, want := range map[string]any{
		"$statusCode": json.Number("201"), "'{$statusCode}'": "201", "$response.body#/ok": true, "$response.body#/none": nil, "5": json.Number("5"),
	} {
		r := &reader{file: &File{}}
		v := r.value(mustParseNode(t, text))
		if b, err := someScope().evaluate(&v); err != nil || b.value != want {
			t.Errorf("%s is %#v (%v)", text, b.value, err)
		}
	}
}
