package coverage

import (
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/verify/session/sessiontest"
)

// shownDocument has examples of every kind.
const shownDocument = `{"openapi": "3.0.3", "info": {"title": "T", "version": "1"},
"components": {"examples": {"big": {"value": {"n": 9}}}},
"paths": {
  "/search": {"get": {
    "parameters": [
      {"name": "q", "in": "query", "schema": {"type": "string"}, "examples": {"first": {"value": "one"}, "none": {"value": "two"}}},
      {"name": "limit", "in": "query", "schema": {"type": "integer"}, "example": 3},
      {"name": "sort", "in": "query", "schema": {"type": "string"}}],
    "responses": {"200": {"description": "Some."}, "404": {"description": "None.", "content": {"application/json": {"examples": {"none": {"value": {}}}}}}}}},
  "/numbers": {"post": {
    "requestBody": {"content": {"application/json": {"schema": {"type": "object", "properties": {"n": {"type": "integer"}}},
      "examples": {"small": {"value": {"n": 1}}, "big": {"$ref": "#/components/examples/big"}, "wrong": {"value": {"n": "x"}}}}}},
    "responses": {"204": {"description": "Kept."}}}},
  "/plain": {"get": {"responses": {"200": {"description": "Plain."}}}},
  "/things/{id}": {"get": {
    "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "string"}, "example": "shown"}],
    "responses": {"200": {"description": "One."}, "404": {"description": "None."}}}}}}`

func TestExamplesAreSentAsTheyStand(t *testing.T) {
	s := sessiontest.Setup(t, []byte(shownDocument), http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		switch {
		case r.URL.Query().Get("q") == "two":
			w.Header().Set("Content-Type", "application/json")
			w.WriteHeader(http.StatusNotFound)
			_, _ = io.WriteString(w, "{}")
		case r.URL.Path == "/numbers":
			w.WriteHeader(http.StatusNoContent)
		}
	}), nil)
	if err := Examples(t.Context(), s.Session); err != nil {
		t.Fatal(err)
	}
	var sent []string
	for _, x := range s.Sent() {
		line := x.Method + " " + strings.TrimPrefix(x.URL, s.Sender.Settings().Base.String()) + " " + string(x.Body)
		sent = append(sent, strings.TrimSpace(line)+" expects "+x.Case.Status+" "+x.Case.Intent.String())
	}
	want := []string{
		"GET /search?q=one&limit=3 expects 200 valid",
		`POST /numbers {"n":1} expects 204 valid`,
		"GET /things/shown expects 200 valid",
		"GET /search?q=two&limit=3 expects 404 valid",
		`POST /numbers {"n":9} expects 204 valid`,
		`POST /numbers {"n":"x"} expects 204 unknown`,
	}
	if !slices.Equal(sent, want) {
		t.Errorf("sent\n%s\nwant\n%s", strings.Join(sent, "\n"), strings.Join(want, "\n"))
	}
	if got := s.Failures(); len(got) != 0 {
		t.Errorf("found %v", got)
	}
}

func TestARefusedExampleIsAFailure(t *testing.T) {
	s := sessiontest.Setup(t, []byte(shownDocument), http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		text, _ := io.ReadAll(r.Body)
		switch {
		case string(text) == `{"n":9}`:
			w.WriteHeader(http.StatusBadRequest)
		case r.URL.Path == "/numbers":
			w.WriteHeader(http.StatusNoContent)
		}
	}), nil)
	if err := Examples(t.Context(), s.Session); err != nil {
		t.Fatal(err)
	}
	found := s.Found.All()
	if len(found) != 1 || found[0].Operation != "POST /numbers" {
		t.Errorf("found %v", s.Failures())
	}
}

func TestExamplesOfThingsThatAreNotThereSayNothing(t *testing.T) {
	s := sessiontest.Setup(t, []byte(shownDocument), http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		switch {
		case strings.HasPrefix(r.URL.Path, "/things/"):
			w.WriteHeader(http.StatusNotFound)
		case r.URL.Path == "/numbers":
			w.WriteHeader(http.StatusNoContent)
		}
	}), nil)
	if err := Examples(t.Context(), s.Session); err != nil {
		t.Fatal(err)
	}
	if got := s.Failures(); len(got) != 0 {
		t.Errorf("found %v", got)
	}
}
