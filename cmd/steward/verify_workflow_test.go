package main

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const lending = `arazzo: 1.0.0
info: {title: Lending, version: "1"}
sourceDescriptions: [{name: shelf, url: ./shelf.yaml}]
workflows:
  - workflowId: lend
    inputs: {type: object, required: [title], properties: {title: {type: string}, pages: {type: integer, default: 3}}}
    steps:
      - stepId: buy
        operationId: createBook
        requestBody: {contentType: application/json, payload: {title: $inputs.title, pages: $inputs.pages}}
        successCriteria: [{condition: $statusCode == 201}]
        outputs: {id: $response.body#/id}
      - stepId: read
        operationId: getBook
        parameters: [{name: id, in: path, value: $steps.buy.outputs.id}]
        successCriteria: [{condition: $statusCode == 200}, {condition: $response.body#/title == $inputs.title}]
    outputs: {book: $steps.buy.outputs.id, sent: $steps.buy.outputs.id}
`

// besideTheDocument writes a file into the folder of a shelf's document.
func (s *shelf) besideTheDocument(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(filepath.Dir(s.file), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestVerifyRunsWorkflows(t *testing.T) {
	s := startShelf(t)
	file := s.besideTheDocument(t, "lending.arazzo.yaml", lending)
	r := s.verify("--workflow", file, "--phases", "workflows", "--input", "title=Persuasion", "--input", "pages=249", "--format", "json")
	v := decodeVerification(t, r)
	if r.status != 0 || len(v.Workflows) != 1 || v.Workflows[0].Workflow != "lend" || v.Workflows[0].Outputs["book"] != 2.0 {
		t.Errorf("status %d, %s", r.status, r.out)
	}
	got := s.took()
	if len(got) != 3 || got[1].body != `{"title":"Persuasion","pages":249}` || got[2].uri != "/v1/books/2" {
		t.Errorf("sent %+v", got)
	}
	s.verify("--workflow", file, "--input", "title=Persuasion").wants(t, 0, "keeps its contract", "OUTPUTS OF WORKFLOWS", "lend", "book: ")
}

func TestVerifyHoldsWorkflowsAgainstTheDocument(t *testing.T) {
	s := startShelf(t)
	s.setBroken(true)
	file := s.besideTheDocument(t, "lending.arazzo.yaml", lending)
	s.verify("--workflow", file, "--phases", "workflows", "--input", "title=Emma").wants(t, 1, "1 failure", "response-schema", "GET /books/{id}")
	s.setBroken(false)
	other := s.besideTheDocument(t, "other.arazzo.yaml", strings.Replace(lending, "#/title ==", "#/pages ==", 1))
	s.verify("--workflow", other, "--phases", "workflows", "--input", "title=Emma").wants(t, 1, "1 failure", "other.arazzo.yaml")
}

func TestVerifyWithoutAnInputSaysWhichIsMissing(t *testing.T) {
	s := startShelf(t)
	r := s.verify("--workflow", s.besideTheDocument(t, "lending.arazzo.yaml", lending), "--phases", "workflows")
	r.wants(t, r.status, "title")
	if r.status == 0 {
		t.Errorf("nothing was run, and it is a success: %s", r.out)
	}
	bad := s.besideTheDocument(t, "bad.arazzo.yaml", strings.Replace(lending, "createBook", "sellBook", 1))
	s.verify("--workflow", bad, "--phases", "workflows", "--input", "title=Emma").wants(t, 2, "sellBook")
	s.verify("--workflow", write(t, "no.yaml", "openapi: 3.1.0\n")).wants(t, 2, "no.yaml")
}

const twoShelves = `arazzo: 1.0.0
info: {title: Moving, version: "1"}
sourceDescriptions: [{name: from, url: ./shelf.yaml}, {name: to, url: ./other.yaml}]
workflows:
  - workflowId: move
    steps:
      - stepId: read
        operationId: $sourceDescriptions.from.getBook
        parameters: [{name: id, in: path, value: 1}]
        outputs: {title: $response.body#/title}
      - stepId: buy
        operationId: $sourceDescriptions.to.createBook
        requestBody: {contentType: application/json, payload: {title: $steps.read.outputs.title, pages: 1}}
        successCriteria: [{condition: $statusCode == 201}]
      - stepId: list
        operationId: $sourceDescriptions.to.listBooks
        successCriteria: [{condition: $response.body#/1/title == $steps.read.outputs.title}]
`

func TestVerifyRunsWorkflowsAcrossAPIs(t *testing.T) {
	from, to := startShelf(t), startShelf(t)
	from.besideTheDocument(t, "other.yaml", shelfDocument)
	file := from.besideTheDocument(t, "moving.arazzo.yaml", twoShelves)
	from.verify("--workflow", file, "--phases", "workflows").
		wants(t, 2, "calls to, of which only the document is known: say where it runs with --source to=URL")
	from.verify("--workflow", file, "--source", "to=nowhere").wants(t, 2, "--source is an http or https URL")
	from.took()
	from.verify("--workflow", file, "--phases", "workflows", "--source", "to="+to.URL+"/v1", "--auth", "to/token="+shelfToken).wants(t, 0, "keeps its contract")
	got := to.took()
	if len(from.took()) != 2 || len(got) != 2 || !strings.Contains(got[0].body, "Emma") {
		t.Errorf("the other API got %+v", got)
	}
	to.setBroken(true)
	r := from.verify("--workflow", file, "--phases", "workflows", "--source", "to="+to.URL+"/v1", "--safe")
	for _, a := range slices.Concat(from.took(), to.took()) {
		if a.method != "GET" {
			t.Errorf("%s %s was sent", a.method, a.uri)
		}
	}
	r.wants(t, r.status, "only safe methods")
}

// The budget is for all requests together, whichever API they go to.
func TestVerifySendsNoMoreThanItMayToSeveralAPIs(t *testing.T) {
	from, to := startShelf(t), startShelf(t)
	from.besideTheDocument(t, "other.yaml", shelfDocument)
	file := from.besideTheDocument(t, "moving.arazzo.yaml", twoShelves)
	for _, most := range []int{2, 3, 4} {
		v := decodeVerification(t, from.verify("--workflow", file, "--phases", "workflows", "--source", "to="+to.URL+"/v1", "--auth", "to/token="+shelfToken, "--max-requests", strconv.Itoa(most), "--format", "json"))
		if n := len(from.took()) + len(to.took()); n != most || v.Requests != most {
			t.Errorf("%d requests were sent and %d reported, want %d", n, v.Requests, most)
		}
	}
}
