package intake

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/mock/route"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/schema"
)

// bench is a document with all that reads requests to it.
type bench struct {
	doc    *contract.Document
	routes *route.Table
	reader *Reader
}

func benchOf(t testing.TB, data []byte) *bench {
	t.Helper()
	doc, err := contract.Load(data, contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	return benchFor(doc)
}

func benchFor(doc *contract.Document) *bench {
	return &bench{doc, route.New(doc), New(doc, schema.New(doc, schema.WithFormats()))}
}

// operation makes a bench of a document with one operation: get /x, or the path
// that is given.
func operation(t testing.TB, path, members string) *bench {
	t.Helper()
	return benchOf(t, []byte(`{"openapi": "3.1.0", "info": {"title": "Books", "version": "1"}, "paths": {"`+path+`": {"get": {`+members+`,
		"responses": {"200": {"description": "x"}}}}},
		"components": {"securitySchemes": {
			"bearer": {"type": "http", "scheme": "bearer"}, "basic": {"type": "http", "scheme": "basic"}, "digest": {"type": "http", "scheme": "Digest"},
			"oauth": {"type": "oauth2", "flows": {}}, "openid": {"type": "openIdConnect"}, "client": {"type": "mutualTLS"},
			"header": {"type": "apiKey", "in": "header", "name": "X-Key"}, "query": {"type": "apiKey", "in": "query", "name": "key"},
			"cookie": {"type": "apiKey", "in": "cookie", "name": "sid"}}}}`))
}

// read reads a request: "GET /x?a=1" with lines of headers as "Name: value".
func (b *bench) read(t testing.TB, target string, headers ...string) (*Request, *fault.Error) {
	t.Helper()
	method, target, _ := strings.Cut(target, " ")
	req := httptest.NewRequest(method, target, nil)
	for _, line := range headers {
		name, value, _ := strings.Cut(line, ": ")
		req.Header.Add(name, value)
	}
	return b.readRequest(t, req)
}

func (b *bench) readRequest(t testing.TB, req *http.Request) (*Request, *fault.Error) {
	t.Helper()
	m, _, found := b.routes.FindTarget(req.Method, req.URL.EscapedPath(), req.URL.RawQuery)
	if !found {
		t.Fatalf("%s %s leads nowhere", req.Method, req.URL)
	}
	return b.reader.Read(req, m)
}

// arguments writes what was read: "query a=1, path id=2".
func arguments(req *Request) string {
	var list []string
	for _, a := range req.Arguments {
		list = append(list, a.Parameter.In+" "+a.Parameter.Name+"="+sample.Compact(a.Value))
	}
	return strings.Join(list, ", ")
}

// faults writes an error: "query a must be at most 1; body # is missing".
func faults(err *fault.Error) string {
	if err == nil {
		return ""
	}
	list := []string{}
	for _, f := range err.Fields {
		list = append(list, f.Place+" "+f.Detail)
	}
	return strings.Join(list, "; ")
}
