package runtime

import (
	"errors"
	"net/http"
	"strings"
	"testing"
)

type problemError struct {
	*StatusError
	Detail map[string]any
}

func (e *problemError) Unwrap() error { return e.StatusError }
func (e *problemError) detail() any   { return e.Detail }

func readProblemError(base *StatusError) error {
	base.readProblem()
	e := &problemError{StatusError: base}
	return readFailure(base, &e.Detail, e)
}

func TestStatusError(t *testing.T) {
	op := jsonGet("/users/{id}")
	op.failures = []failure{{"4XX", readProblemError}}
	for _, test := range []struct {
		status int
		body   string
		text   string
		typed  bool
	}{
		{404, `{"detail":"No such user","title":"Not found","more":1}`, "GET /users/7: 404 Not Found: No such user", true},
		{404, `{"title":"Gone"}`, "GET /users/7: 404 Not Found: Gone", true},
		{404, `not JSON`, "GET /users/7: 404 Not Found", false},
		{500, `{"error":{"code":1,"message":"it\n broke"}}`, "GET /users/7: 500 Internal Server Error: it broke", false},
		{500, `{"errors":[{"message":"first"},{"message":"second"}]}`, "GET /users/7: 500 Internal Server Error: first", false},
		{500, `{"errors":[],"Message":null,"title":"T"}`, "GET /users/7: 500 Internal Server Error: T", false},
		{500, strings.Repeat(`{"error":`, 9) + `"deep"` + strings.Repeat("}", 9), "GET /users/7: 500 Internal Server Error", false},
		{500, `"plain"`, "GET /users/7: 500 Internal Server Error: plain", false},
		{599, ``, "GET /users/7: 599", false},
	} {
		b := setup(t, nil, answering(test.status, test.body))
		_, err := call[*user](t.Context(), b.core, op, input{path: []any{7}}, nil)
		if err == nil || err.Error() != test.text {
			t.Errorf("%s: got %q, want %q", test.body, err, test.text)
		}
		var status *StatusError
		if !errors.As(err, &status) || status.Status != test.status || string(status.Body) != test.body || status.Header.Get("Content-Type") == "" {
			t.Errorf("%s: got %+v", test.body, status)
		}
		if typed := new(problemError); errors.As(err, &typed) != test.typed {
			t.Errorf("%s: got %T", test.body, err)
		}
		if StatusOf(err) != test.status {
			t.Errorf("got %d", StatusOf(err))
		}
	}
}

// Problem details are known by their media type alone.
func TestProblem(t *testing.T) {
	b := setup(t, nil, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/problem+json; charset=utf-8")
		w.WriteHeader(409)
		w.Write([]byte(`{"type":"https://x/conflict","title":"Conflict","status":409,"detail":"D","instance":"/i"}`))
	})
	_, err := call[*user](t.Context(), b.core, jsonGet("/"), input{}, nil)
	var status *StatusError
	if !errors.As(err, &status) || status.Problem == nil || *status.Problem != (ProblemDetails{"https://x/conflict", "Conflict", 409, "D", "/i"}) {
		t.Errorf("got %+v", err)
	}
}

// The most exact documented status counts.
func TestStatusFit(t *testing.T) {
	named := func(name string) failure {
		return failure{name, func(*StatusError) error { return errors.New(name) }}
	}
	op := &operation{failures: []failure{named("default"), named("4XX"), named("404")}}
	for status, want := range map[int]string{404: "404", 403: "4XX", 500: "default"} {
		if got := op.fail(&StatusError{Status: status}).Error(); got != want {
			t.Errorf("%d: got %s, want %s", status, got, want)
		}
	}
	if StatusOf(errors.New("x")) != 0 || StatusOf(nil) != 0 {
		t.Error("an error without a status has one")
	}
}
