package check

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/schema"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/failure"
)

// document is what the tests are about. What the editions write differently
// stands in braces.
const document = `
openapi: {edition}
info: {title: Shop, version: 1.0.0}
security: [{token: []}]
paths:
  /things:
    get:
      parameters:
        - {name: limit, in: query, schema: {type: integer, minimum: 1}}
      responses:
        '200':
          description: A list.
          headers:
            X-Total: {required: true, schema: {type: integer, minimum: 0}}
            X-Tags: {schema: {type: array, items: {type: integer}}}
            Last-Modified: {schema: {type: string, format: date-time}}
          content:
            application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Thing'}}}
        '400': {description: Wrong.}
        default: {$ref: '#/components/responses/Problem'}
    post:
      requestBody:
        required: true
        content:
          application/json: {schema: {$ref: '#/components/schemas/Thing'}}
      responses:
        '201':
          description: Created.
          content:
            application/json; charset=utf-8: {schema: {$ref: '#/components/schemas/Thing'}}
        '400': {$ref: '#/components/responses/Problem'}
        '401': {description: Nobody.}
        '415': {description: Not that.}
  /things/{id}:
    parameters:
      - {name: id, in: path, required: true, schema: {type: string}}
    get:
      responses:
        '200':
          description: One.
          content:
            application/json: {schema: {$ref: '#/components/schemas/Thing'}}
            text/*: {schema: {type: string, maxLength: 5}}
            application/vnd.shop.*+json: {}
        '406': {description: Not like that.}
        4XX: {$ref: '#/components/responses/Problem'}
        '503': {description: Later.}
    delete:
      responses:
        '204': {description: Gone.}
        '422': {$ref: '#/components/responses/Problem'}
    head:
      responses:
        '200': {description: There.}
  /things/special:
    get:
      security: []
      responses:
        '200': {description: Anything., content: {'*/*': {}}}
components:
  securitySchemes:
    token: {type: http, scheme: bearer}
  responses:
    Problem:
      description: What is wrong.
      content:
        application/problem+json:
          schema:
            type: object
            required: [title]
            properties: {title: {type: string}, status: {type: integer}}
  schemas:
    Thing:
      type: object
      required: [id, name]
      properties:
        id: {type: string, readOnly: true}
        name: {type: string, minLength: 1}
        size: {type: integer, format: int32}
        price: {type: number, {above-zero}}
        note: {{or-null}}
        made: {type: string, format: date-time}
        site: {type: string, format: uri}
        password: {type: string, writeOnly: true}
        parts: {type: array, items: {type: integer, maximum: 9}}
`

// bench is what a test works with.
type bench struct {
	*Context
	told []string // what could not be judged
}

func newBench(t testing.TB, text string) *bench {
	t.Helper()
	doc, err := contract.Load([]byte(text), contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	b := &bench{}
	b.Context = &Context{
		Doc: doc, Judge: schema.New(doc, schema.WithFormats()),
		Granted:   func(*contract.Operation) bool { return true },
		NotJudged: func(_ *contract.Operation, what string) { b.told = append(b.told, what) },
	}
	return b
}

// editions are the words that differ.
var editions = map[string]*strings.Replacer{
	"3.0": strings.NewReplacer("{edition}", "3.0.3", "{above-zero}", "minimum: 0, exclusiveMinimum: true", "{{or-null}}", "{type: string, nullable: true}"),
	"3.1": strings.NewReplacer("{edition}", "3.1.0", "{above-zero}", "exclusiveMinimum: 0", "{{or-null}}", "{type: [string, 'null']}"),
}

// inBothEditions runs a test on the document of the tests, in OpenAPI 3.0 and
// 3.1: verdicts are the same.
func inBothEditions(t *testing.T, test func(t *testing.T, b *bench)) {
	for name, edition := range editions {
		t.Run(name, func(t *testing.T) { test(t, newBench(t, edition.Replace(document))) })
	}
}

func (b *bench) operation(t testing.TB, name string) *contract.Operation {
	t.Helper()
	i := slices.IndexFunc(b.Doc.Operations(), func(op *contract.Operation) bool { return op.Name() == name })
	if i < 0 {
		t.Fatalf("no operation %q", name)
	}
	return b.Doc.Operations()[i]
}

// answer is an exchange to be made up.
type answer struct {
	to     string // operation: "GET /things"
	status int
	typed  string // Content-Type
	body   string
	header string // "X-Total: 1; X-Tags: 2"
	about  call.Case
	change func(x *call.Exchange)
}

func (b *bench) exchange(t testing.TB, a answer) *call.Exchange {
	t.Helper()
	c := a.about
	c.Operation = b.operation(t, a.to)
	x := &call.Exchange{
		Case: &c, Number: 1, Method: c.SentMethod(), URL: "http://api.example/v1" + strings.ReplaceAll(c.Operation.Path, "{id}", "t1"),
		Sent: http.Header{}, Status: a.status, Header: http.Header{}, Answer: []byte(a.body),
	}
	if a.typed != "" {
		x.Header.Set("Content-Type", a.typed)
	}
	for field := range strings.SplitSeq(a.header, "; ") {
		if name, value, ok := strings.Cut(field, ": "); ok {
			x.Header.Add(name, value)
		}
	}
	if a.change != nil {
		a.change(x)
	}
	return x
}

// checkCase is a made-up exchange and what is found in it: "check place", with
// "warning: " before those.
type checkCase struct {
	name string
	answer
	want []string
}

func runCases(t *testing.T, cases []checkCase) {
	inBothEditions(t, func(t *testing.T, b *bench) {
		for _, c := range cases {
			t.Run(c.name, func(t *testing.T) {
				same(t, summaries(b.Exchange(b.exchange(t, c.answer))), c.want)
			})
		}
	})
}

// same compares two lists of texts.
func same(t *testing.T, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
	}
}

func summaries(found []failure.Failure) []string {
	var list []string
	for _, f := range found {
		text := f.Check + " " + f.Place.Pointer
		if f.Level == failure.Warning {
			text = "warning: " + text
		}
		list = append(list, text)
	}
	return list
}

// thing is a body without fault.
const thing = `{"id": "t1", "name": "Lamp", "size": 1.0, "price": 1e2, "note": null, "made": "2026-01-02T03:04:05Z", "parts": [1, 9]}`

const (
	jsonType    = "application/json"
	problemType = "application/problem+json"
	problem     = `{"title": "No"}`
)

func valid() call.Case { return call.Case{Intent: call.Valid} }

func invalid() call.Case { return call.Case{Intent: call.Invalid} }
