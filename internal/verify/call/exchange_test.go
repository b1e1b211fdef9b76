package call_test

import (
	"net/http"
	"testing"

	"github.com/apisteward/steward/internal/verify/call"
)

func TestResponseForAStatus(t *testing.T) {
	b := setup(t, nil)
	for op, statuses := range map[string]map[int]string{
		"GET /books/{isbn}":    {200: "200", 404: "4XX", 500: "default"},
		"DELETE /books/{isbn}": {204: "204", 404: ""},
	} {
		for status, want := range statuses {
			got := ""
			if r := call.ResponseFor(b.op(t, op), status); r != nil {
				got = r.Status
			}
			if got != want {
				t.Errorf("%s %d: %q, want %q", op, status, got, want)
			}
		}
	}
}

func TestMediaType(t *testing.T) {
	for given, want := range map[string]string{
		"application/json":                  "application/json",
		"Application/JSON; charset=UTF-8":   "application/json",
		"text/html;charset":                 "text/html",
		"":                                  "",
		"application/json; charset=\"a;b\"": "application/json",
	} {
		x := &call.Exchange{Header: http.Header{"Content-Type": {given}}}
		if got := x.MediaType(); got != want {
			t.Errorf("%q is %q, want %q", given, got, want)
		}
	}
}

func TestPointersIntoAnAnswer(t *testing.T) {
	x := &call.Exchange{Answer: []byte(`{"items": [{"a/b": 1.0}, {"": "x"}]}`)}
	for pointer, want := range map[string]any{"/items/1/": "x", "/items/0/a~1b": "1.0", "/items/2": nil, "/items/-1": nil, "/none": nil} {
		got, ok := x.At(pointer)
		if n, isNumber := got.(interface{ String() string }); isNumber {
			got = n.String()
		}
		if ok != (want != nil) || ok && got != want {
			t.Errorf("%s leads to %v, want %v", pointer, got, want)
		}
	}
}

func TestWhatComesAfterAValueIsNoJSON(t *testing.T) {
	for text, good := range map[string]bool{`{} `: true, `{}{}`: false, ``: false, `{"a":`: false} {
		x := &call.Exchange{Answer: []byte(text)}
		if _, err := x.Value(); (err == nil) != good {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestClass(t *testing.T) {
	for status, want := range map[int]string{0: "none", 204: "2xx", 599: "5xx", 999: "none"} {
		if got := (&call.Exchange{Status: status}).Class(); got != want {
			t.Errorf("%d is of class %s, want %s", status, got, want)
		}
	}
}

func TestBindings(t *testing.T) {
	x := &call.Exchange{Answer: []byte(`{"id": "false"}`), Header: http.Header{"Location": {"/books/1"}}}
	for _, tt := range []struct {
		binding call.Binding
		want    any
	}{
		{call.Binding{Exchange: x, Pointer: "/id"}, "false"},
		{call.Binding{Exchange: x, Header: "location"}, "/books/1"},
		{call.Binding{Exchange: x, Header: "ETag"}, nil},
		{call.Binding{Exchange: x, Pointer: "/none"}, nil},
	} {
		if got, ok := tt.binding.Resolve(); ok != (tt.want != nil) || ok && got != tt.want {
			t.Errorf("%+v: %v", tt.binding, got)
		}
	}
}
