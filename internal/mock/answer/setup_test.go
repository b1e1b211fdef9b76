package answer

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/mock/intake"
	"github.com/apisteward/steward/internal/sample"
)

// document loads a document in YAML of which only what matters is given.
func document(t testing.TB, edition, text string) *contract.Document {
	t.Helper()
	key := "openapi"
	if edition == "2.0" {
		key = "swagger"
	}
	doc, err := contract.Load([]byte(key+": '"+edition+"'\ninfo: {title: x, version: '1'}\n"+text), contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// operation finds an operation by its name, "GET /books/{id}".
func operation(t testing.TB, doc *contract.Document, name string) *contract.Operation {
	t.Helper()
	for _, op := range doc.Operations() {
		if op.Name() == name {
			return op
		}
	}
	t.Fatalf("no operation %s", name)
	return nil
}

// request is a request to an operation, with headers and arguments: "Accept:
// text/html", "path id=17". Values are JSON, or else text.
func request(t testing.TB, op *contract.Operation, given ...string) *intake.Request {
	t.Helper()
	target := op.Path
	req := &intake.Request{Operation: op}
	header := http.Header{}
	for _, line := range given {
		if name, value, ok := strings.Cut(line, ": "); ok {
			header.Add(name, value)
			continue
		}
		key, text, _ := strings.Cut(line, "=")
		in, name, _ := strings.Cut(key, " ")
		v, err := sample.Parse([]byte(text))
		if err != nil {
			v = text
		}
		target = strings.ReplaceAll(target, "{"+name+"}", text)
		req.Arguments = append(req.Arguments, intake.Argument{Parameter: &contract.Parameter{In: in, Name: name}, Value: v})
	}
	req.Request = httptest.NewRequest(op.Method, target, nil)
	req.Header = header
	return req
}

// usual is the answer to a request with a choice.
func usual(t testing.TB, m *Maker, c Choice, name string, given ...string) *Answer {
	t.Helper()
	a, refusal := m.Usual(request(t, operation(t, m.doc, name), given...), c)
	if refusal != nil {
		t.Fatalf("%s %v %+v: %d %v", name, given, c, refusal.Status, refusal.Fault)
	}
	return a
}
