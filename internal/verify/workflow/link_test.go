package workflow

import (
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
)

func mustLoadText(t testing.TB, text string) *contract.Document {
	t.Helper()
	doc, err := contract.Load([]byte(text), contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// fileWith has two sources, of which both have the operations of anyAPI and
// the second more, and one step.
func fileWith(t *testing.T, stepText string) (*File, map[string]API) {
	t.Helper()
	f, err := Parse([]byte("arazzo: 1.0.1\ninfo: {title: x, version: '1'}\n" +
		"sourceDescriptions: [{name: a, url: a}, {name: b.c, url: b}]\nworkflows: [{workflowId: w, steps: [" + stepText + "]}]\n"))
	if err != nil {
		t.Fatal(stepText, err, fieldsOf(err))
	}
	doc := mustLoadText(t, anyAPI)
	second := mustLoadText(t, "openapi: 3.0.3\ninfo: {title: B, version: '1'}\npaths: {/b: {get: {operationId: only, responses: {}}}, /single: {get: {operationId: single, responses: {}}}}\n")
	return f, map[string]API{"a": {Doc: doc}, "b.c": {Doc: second}}
}

// TestLink finds operations. What cannot be found is told after an exclamation
// mark.
func TestLink(t *testing.T) {
	const id = "parameters: [{name: id, in: path, value: 1}]"
	for text, want := range map[string]string{
		"operationId: only":                         "b.c GET /b",
		"operationId: $sourceDescriptions.b.c.only": "b.c GET /b",
		"operationId: $sourceDescriptions.a.single": "a GET /single",
		"operationId: get, " + id:                   "a GET /things/{id}",
		"operationPath: '{$sourceDescriptions.a.url}#/paths/~1things~1{id}/put', " + id:     "a PUT /things/{id}",
		"operationPath: '{$sourceDescriptions.a.url}#/paths/~1things~1%7Bid%7D/get', " + id: "a GET /things/{id}",
		"operationPath: '$sourceDescriptions.b.c.url#/paths/~1single/get'":                  "b.c GET /single",
		"operationPath: '$sourceDescriptions.b.c#/paths/~1single'":                          "b.c GET /single",
		"operationId: single":                       "!The operation `single` is in two sources: write $sourceDescriptions.NAME.single.",
		"operationId: none":                         "!No source has an operation with the operationId `none`.",
		"operationId: $sourceDescriptions.a.none":   "!No source has an operation with the operationId `none`.",
		"operationId: $sourceDescriptions.none.get": "!`$sourceDescriptions.none.get` names no source of the file.",
		"operationId: get":                          "!The step gives the path parameter `id` of `GET /things/{id}` no value.",
		"operationId: only, " + id:                  "!The path of `GET /b` has no parameter `id`.",
		"operationPath: '{$sourceDescriptions.a.url}#/paths/~1things~1{id}', " + id: "!The operationPath `{$sourceDescriptions.a.url}#/paths/~1things~1{id}` names a path with several methods: add /get or the like.",
		"operationPath: '{$sourceDescriptions.a.url}#/paths/~1none/get'":            "!The operationPath `{$sourceDescriptions.a.url}#/paths/~1none/get` leads to no operation of the document.",
		"operationPath: '{$sourceDescriptions.none.url}#/paths/~1none/get'":         "!`{$sourceDescriptions.none.url}#/paths/~1none/get` names no source of the file.",
		"operationPath: '/paths/~1none/get'":                                        "!The operationPath `/paths/~1none/get` is not of the form {$sourceDescriptions.NAME.url}#/paths/~1books/get.",
	} {
		f, apis := fileWith(t, "{stepId: s, "+text+"}")
		targets, err := link(f, apis)
		got := ""
		if err != nil {
			if !fault.Is(err, fault.Invalid) || len(fieldsOf(err)) != 1 || fieldsOf(err)[0].Line != 4 {
				t.Errorf("%s: %+v", text, fieldsOf(err))
			}
			got = "!" + fieldsOf(err)[0].Detail
		} else {
			target := targets[f.Workflows[0].steps[0]]
			got = target.source + " " + target.op.Name()
		}
		if got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
}

func TestASourceWithoutADocument(t *testing.T) {
	f, apis := fileWith(t, "{stepId: s, operationId: only}")
	delete(apis, "b.c")
	_, err := NewRunner(Config{File: f, APIs: apis})
	if fields := fieldsOf(err); len(fields) != 1 || fields[0].Detail != "No document was given for the source `b.c`." {
		t.Errorf("%v", err)
	}
}

func TestWhatRunnersRefuse(t *testing.T) {
	f := mustParse(t, "testdata/run/buy.arazzo.yaml")
	b := setup(t)
	for want, c := range map[string]Config{
		"The file has no workflow `sell`; it has `buy`.":                                          {Only: []string{"sell"}},
		"No workflow takes an input `pass`; there are `memo`, `password`, `quantity` and `user`.": {Inputs: map[string]any{"pass": "x"}},
	} {
		c.File, c.APIs = f, b.apis
		if _, err := NewRunner(c); err == nil || err.Error() != want {
			t.Errorf("got %v\nwant %s", err, want)
		}
	}
}

func TestInputsOfOtherFilesAreNoMistake(t *testing.T) {
	f, other := mustParse(t, "testdata/run/buy.arazzo.yaml"), mustParse(t, "testdata/run/buy.arazzo.yaml")
	other.Workflows[0].inputs.properties["pass"] = nil
	_, err := NewRunner(Config{File: f, Also: []*File{other}, APIs: setup(t).apis, Inputs: map[string]any{"user": "ann", "pass": "x"}})
	if err != nil {
		t.Error(err)
	}
}

func TestWorkflowsThatAreCalledAreNotRunByThemselves(t *testing.T) {
	f := mustParse(t, "testdata/run/actions.arazzo.yaml")
	var got []string
	for _, w := range f.uncalled() {
		got = append(got, w.ID)
	}
	if list(got) != "`first` and `second`" {
		t.Error(got)
	}
}
