package sample

import (
	"net/url"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"

	"github.com/apisteward/steward/internal/contract"
)

// checkRequest asks another library whether a request is one of the operation.
func checkRequest(t *testing.T, text []byte, op *contract.Operation, sent recorded) {
	t.Helper()
	if !strings.Contains(string(text), "openapi: 3.0") {
		return // what the library makes of 3.1 is not to be trusted
	}
	doc, err := openapi3.NewLoader().LoadFromData(text)
	if err != nil {
		t.Fatal(err)
	}
	item := doc.Paths.Value(op.Path)
	req := sent.request()
	err = openapi3filter.ValidateRequest(t.Context(), &openapi3filter.RequestValidationInput{
		Request: req, PathParams: pathValues(op.Path, req.URL.EscapedPath()),
		Route:   &routers.Route{Spec: doc, Path: op.Path, PathItem: item, Method: op.Method, Operation: item.GetOperation(op.Method)},
		Options: &openapi3filter.Options{AuthenticationFunc: openapi3filter.NoopAuthenticationFunc},
	})
	if err != nil && !strings.Contains(err.Error(), "unsupported") {
		t.Errorf("%s: %v\n%s\n%s", op.Name(), err, sent.URI, sent.Body)
	}
}

// pathValues reads parameters that fill whole segments of a path.
func pathValues(template, path string) map[string]string {
	out := map[string]string{}
	want, got := strings.Split(template, "/"), strings.Split(path, "/")
	for i := range want {
		if strings.HasPrefix(want[i], "{") && i < len(got) {
			out[strings.Trim(want[i], "{}")] = unescaped(got[i])
		}
	}
	return out
}

func unescaped(s string) string {
	if plain, err := url.PathUnescape(s); err == nil {
		return plain
	}
	return s
}
