package answer

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/corpustest"
	"github.com/apisteward/steward/internal/portal/portaltest"
)

// sampled is how many operations of a document are refused, unless all are.
const sampled = 20

// Operations of real documents refuse requests in their own shape, valid by a
// library that knows nothing of how it was made, and name what is wrong.
func TestErrorsOfTheCorpus(t *testing.T) {
	for _, c := range []struct {
		file, documents string // a status; "" for none at all
		status          int
		want            string
	}{
		{"github/23.0.2.json", "422", 422, "#/items/0/price"},
		{"github/23.0.2.json", "404", 404, `"message":"The request does not follow`},
		{"stripe/0.203.0.json", "default", 422, `"param":"#/items/0/price"`},
		{"twilio/9.0.0.json", "", 422, `"place":"#/items/0/price"`},
		{"docker/1.56.yaml", "400", 422, `"message":"The request does not follow`},
		{"figma/0.43.0.yaml", "400", 422, "#/items/0/price"},
		{"datadog/2.67.0.yaml", "400", 422, "#/items/0/price"},
		{"vault/0.4.3.json", "", 422, `"place":"#/items/0/price"`},
	} {
		t.Run(c.file+" "+c.documents, func(t *testing.T) {
			doc := corpustest.Document(t, c.file)
			m, oracle := New(doc, Options{}), portaltest.NewOracle(t, doc, contract.InResponse)
			operations := documenting(doc, c.documents)
			if len(operations) == 0 {
				t.Fatal("no operation documents it")
			}
			checked := map[string]bool{} // each schema with each body once: most operations share theirs
			for _, op := range operations {
				a := m.Refuse(op, httptest.NewRequest(http.MethodPost, "/x", nil), c.status, twoFaults())
				if a.Response != nil {
					node := m.refusals.Shared(a.Response.Content[0].Schema)
					if key := node.Pointer() + string(a.Body); !checked[key] {
						checked[key] = true
						if compiled, err := oracle.Check(node, string(a.Body)); compiled && err != nil {
							t.Errorf("%s: %s: %v", op.Name(), a.Body, err)
						}
					}
				}
				if !strings.Contains(string(a.Body), c.want) || !json.Valid(a.Body) {
					t.Errorf("%s: %d %s lacks %s", op.Name(), a.Status, a.Body, c.want)
				}
			}
		})
	}
}

// Kubernetes describes its errors, and says of no operation that it has them.
func TestErrorsOfKubernetes(t *testing.T) {
	var whole map[string]any
	if err := json.Unmarshal(corpustest.File(t, "kubernetes/1.36.3.json"), &whole); err != nil {
		t.Fatal(err)
	}
	whole["paths"] = json.RawMessage(`{"/pods": {"post": {"produces": ["application/json"], "responses": {"422": {"description": "x",
		"schema": {"$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.Status"}}}}}}`)
	data, err := json.Marshal(whole)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := contract.Load(data, contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	a := New(doc, Options{}).Refuse(doc.Operations()[0], httptest.NewRequest(http.MethodPost, "/pods", nil), 422, twoFaults())
	var got struct {
		APIVersion, Kind, Status, Message, Reason string
		Code                                      int
		Details                                   struct {
			Causes []struct{ Field, Message string }
		}
	}
	if err := json.Unmarshal(a.Body, &got); err != nil {
		t.Fatal(err)
	}
	causes := got.Details.Causes
	if got.Code != 422 || got.Status != "Failure" || got.Message == "" || len(causes) != 2 || causes[0].Field != "#/items/0/price" || causes[1].Message != "must be at most 100" {
		t.Errorf("%s", a.Body)
	}
	oracle := portaltest.NewOracle(t, doc, contract.InResponse)
	if _, err := oracle.Check(a.Response.Content[0].Schema, string(a.Body)); err != nil {
		t.Errorf("%s: %v", a.Body, err)
	}
}

// Steward refuses as it documents itself.
func TestErrorsOfSteward(t *testing.T) {
	data, err := os.ReadFile("../../../gen/openapi.yaml")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := contract.Load(data, contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	m, oracle := New(doc, Options{}), portaltest.NewOracle(t, doc, contract.InResponse)
	for _, op := range doc.Operations() {
		a := m.Refuse(op, httptest.NewRequest(op.Method, "/v1/x", nil), 422, twoFaults())
		if a.Response == nil || len(a.Warnings) > 0 {
			t.Fatalf("%s: %s %q", op.Name(), a.Body, a.Warnings)
		}
		if _, err := oracle.Check(a.Response.Content[0].Schema, string(a.Body)); err != nil {
			t.Errorf("%s: %s: %v", op.Name(), a.Body, err)
		}
		const errors = `"errors":[{"place":"#/items/0/price","detail":"is missing"},{"place":"query limit","detail":"must be at most 100"}]`
		if !strings.Contains(string(a.Body), errors) || !strings.Contains(string(a.Body), `"instance":"/v1/x"`) {
			t.Errorf("%s: %s", op.Name(), a.Body)
		}
	}
}

// documenting returns operations that document a body for a status or, for "",
// no error at all.
func documenting(doc *contract.Document, status string) []*contract.Operation {
	var found []*contract.Operation
	for _, op := range doc.Operations() {
		has := slices.ContainsFunc(op.Responses, func(r *contract.Response) bool {
			return r.Status == status && len(r.Content) > 0 || status == "" && r.Status[0] != '2'
		})
		if has == (status != "") && (len(found) < sampled || corpustest.Whole()) {
			found = append(found, op)
		}
	}
	return found
}
