package coverage

import (
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/session/sessiontest"
)

// document is an API of things with every kind of word.
const document = `{"openapi": "3.0.3", "info": {"title": "T", "version": "1"}, "security": [{"key": []}],
"components": {"securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}, "other": {"type": "http", "scheme": "bearer"}}},
"paths": {
  "/things": {
    "get": {
      "parameters": [
        {"name": "limit", "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": 9}},
        {"name": "q", "in": "query", "required": true, "schema": {"type": "string", "maxLength": 5}},
        {"name": "X-Mode", "in": "header", "schema": {"type": "string", "enum": ["a", "b"]}}],
      "responses": {"200": {"description": "Some."}, "400": {"description": "Wrong."}, "401": {"description": "Who?"}}},
    "put": {
      "requestBody": {"required": true, "content": {"application/json": {"schema": {"type": "object", "additionalProperties": false, "required": ["name"], "properties": {
        "name": {"type": "string", "minLength": 1, "maxLength": 4, "example": "box"},
        "size": {"type": "object", "required": ["w"], "properties": {"w": {"type": "integer", "minimum": 0, "maximum": 9}}}}}}}},
      "responses": {"204": {"description": "Kept."}, "400": {"description": "Wrong."}, "401": {"description": "Who?"}, "415": {"description": "What?"}}}}}}`

// trusting answers everything with success.
func trusting(w http.ResponseWriter, r *http.Request) {
	if r.Method == "PUT" {
		w.WriteHeader(http.StatusNoContent)
	}
}

func keyed(s *call.Settings) {
	s.Credentials = call.Credentials{"key": "right-key", "other": "right-token"}
}

func run(t *testing.T, s *sessiontest.Bundle) {
	t.Helper()
	if err := Run(t.Context(), s.Session); err != nil {
		t.Fatal(err)
	}
}

func TestATrustingAPIIsFoundOut(t *testing.T) {
	s := sessiontest.Setup(t, []byte(document), http.HandlerFunc(trusting), keyed)
	run(t, s)
	var got []string
	for _, f := range s.Found.All() {
		place, _ := strings.CutPrefix(f.Place.Pointer, "#/paths/~1things")
		got = append(got, f.Level.String()+" "+f.Check+" "+place)
	}
	const body = "/put/requestBody/content/application~1json/schema"
	want := []string{
		"failure invalid-request-accepted /get/parameters/0/schema",
		"failure invalid-request-accepted /get/parameters/1",
		"failure invalid-request-accepted /get/parameters/1/schema",
		"failure invalid-request-accepted /get/parameters/2/schema",
		"failure method-not-allowed ",
		"failure security-not-enforced #/security",
		"failure invalid-request-accepted /put/requestBody",
		"failure invalid-request-accepted " + body,
		"failure invalid-request-accepted " + body + "/properties/name",
		"failure invalid-request-accepted " + body + "/properties/size",
		"failure invalid-request-accepted " + body + "/properties/size/properties/w",
		"failure security-not-enforced #/security",
		"failure unsupported-media-type /put/requestBody",
	}
	if !slices.Equal(got, want) {
		t.Errorf("found\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestTheSameIsSentAgain(t *testing.T) {
	send := func() []string {
		s := sessiontest.Setup(t, []byte(document), http.HandlerFunc(trusting), keyed)
		run(t, s)
		return s.Lines()
	}
	first, again := send(), send()
	if !slices.Equal(first, again) {
		t.Errorf("%d requests, and %d others", len(first), len(again))
	}
}

func TestOperationsTakeTurns(t *testing.T) {
	s := sessiontest.Setup(t, []byte(document), http.HandlerFunc(trusting), func(c *call.Settings) { keyed(c); c.MaxRequests = 20 })
	if err := Run(t.Context(), s.Session); err != call.ErrBudget {
		t.Fatalf("ended with %v", err)
	}
	counts := map[string]int{}
	for _, x := range s.Sent() {
		counts[x.Case.Operation.Method]++
	}
	if counts["GET"] < 8 || counts["PUT"] < 8 {
		t.Errorf("sent %v", counts)
	}
}

func TestNothingIsChangedSafely(t *testing.T) {
	s := sessiontest.Setup(t, []byte(document), http.HandlerFunc(trusting), func(c *call.Settings) { keyed(c); c.Safe = true })
	run(t, s)
	for _, x := range s.Sent() {
		if x.Method != "GET" {
			t.Errorf("sent %s %s", x.Method, x.URL)
		}
	}
	for _, op := range s.Operations {
		if count := s.Tally.Of(op); len(count.Reasons) > 0 {
			t.Errorf("%s could not be sent: %v", op.Name(), count.Reasons)
		}
	}
}

func TestMethodsOfOtherTemplatesAreNotTried(t *testing.T) {
	const paths = `{"openapi": "3.0.3", "info": {"title": "T", "version": "1"}, "paths": {
	  "/users/me": {"get": {"responses": {"200": {"description": "Me."}}}},
	  "/users/{id}": {"parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}],
	    "delete": {"responses": {"204": {"description": "Gone."}}}, "put": {"responses": {"204": {"description": "Kept."}}}}}}`
	s := sessiontest.Setup(t, []byte(paths), http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != "GET" || r.URL.Path != "/users/me" {
			w.Header().Set("Allow", "GET")
			w.WriteHeader(http.StatusMethodNotAllowed)
		}
	}), nil)
	s.Operations = s.Operations[:1]
	run(t, s)
	var sent []string
	for _, x := range s.Sent() {
		sent = append(sent, x.Method)
	}
	if want := []string{"GET"}; !slices.Equal(sent, want) {
		t.Errorf("sent %v, want %v: others are of the operations that were left out", sent, want)
	}
}

func TestUnsafeMethodsNeedAnOperationThatHasThem(t *testing.T) {
	const paths = `{"openapi": "3.0.3", "info": {"title": "T", "version": "1"}, "paths": {
	  "/a": {"get": {"responses": {"200": {"description": "A."}}}}, "/b": {"put": {"responses": {"204": {"description": "B."}}}}}}`
	for _, tt := range []struct {
		operations int
		want       string
	}{
		{2, "DELETE GET PATCH POST PUT"},
		{1, "GET"},
	} {
		s := sessiontest.Setup(t, []byte(paths), http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/b" && r.Method == "PUT" {
				w.WriteHeader(http.StatusNoContent)
			}
		}), nil)
		s.Operations = s.Operations[:tt.operations]
		run(t, s)
		methods := map[string]bool{}
		for _, x := range s.Sent() {
			if strings.HasSuffix(x.URL, "/a") {
				methods[x.Method] = true
			}
		}
		var got []string
		for m := range methods {
			got = append(got, m)
		}
		slices.Sort(got)
		if strings.Join(got, " ") != tt.want {
			t.Errorf("of %d operations: sent %v, want %s", tt.operations, got, tt.want)
		}
	}
}

func TestEveryMediaTypeOfABodyIsTried(t *testing.T) {
	const text = `{"openapi": "3.0.3", "info": {"title": "T", "version": "1"}, "paths": {"/things": {"put": {
	  "requestBody": {"required": true, "content": {
	    "application/json": {"schema": {"type": "object", "required": ["n"], "properties": {"n": {"type": "integer", "maximum": 9, "example": 1}}}},
	    "application/x-www-form-urlencoded": {"schema": {"type": "object", "required": ["n"], "properties": {"n": {"type": "integer", "maximum": 5, "example": 1}}}}}},
	  "responses": {"204": {"description": "Kept."}, "400": {"description": "Wrong."}}}}}}`
	s := sessiontest.Setup(t, []byte(text), http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		forms := map[string][]string{"application/json": {`{"n":1}`, `{"n":9}`, `{"n":0}`, `{"n":-1}`}, "application/x-www-form-urlencoded": {"n=1", "n=5", "n=0", "n=-1", "n=6"}}
		if r.Method != "PUT" || !slices.Contains(forms[r.Header.Get("Content-Type")], string(body)) {
			w.Header().Set("Allow", "PUT")
			w.WriteHeader(map[bool]int{true: http.StatusBadRequest, false: http.StatusMethodNotAllowed}[r.Method == "PUT"])
			return
		}
		w.WriteHeader(http.StatusNoContent)
	}), nil)
	run(t, s)
	found := s.Found.All()
	if len(found) != 1 || found[0].Check != "invalid-request-accepted" || !strings.Contains(found[0].Place.Pointer, "urlencoded") {
		t.Errorf("found %v, want what the form takes beyond its maximum", s.Failures())
	}
}
