package fuzzing

import (
	"encoding/json"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/session/sessiontest"
)

// document is an API that takes notes.
const document = `{"openapi": "3.0.3", "info": {"title": "T", "version": "1"}, "paths": {"/notes": {
  "get": {"parameters": [
      {"name": "limit", "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": 9}},
      {"name": "kind", "in": "query", "schema": {"type": "string", "enum": ["long", "short"]}}],
    "responses": {"200": {"description": "Some.", "content": {"application/json": {"schema": {"type": "array"}}}}, "400": {"description": "Wrong."}}},
  "post": {
    "requestBody": {"required": true, "content": {"application/json": {"schema": {"type": "object", "required": ["text"], "properties": {
      "text": {"type": "string", "maxLength": 60}, "tags": {"type": "array", "items": {"type": "string"}}, "stars": {"type": "integer", "minimum": 0, "maximum": 5},
      "by": {"type": "object", "properties": {"name": {"type": "string"}, "born": {"type": "integer"}}}}}}}},
    "responses": {"204": {"description": "Taken."}, "400": {"description": "Wrong."}}}}}}`

// notes is a server for the document. broken says of a body that it makes the
// server fail.
type notes struct {
	trusting bool // takes any body
	broken   func(body map[string]any) bool
}

func (n *notes) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method == "GET" {
		n.list(w, r)
		return
	}
	text, _ := io.ReadAll(r.Body)
	var body map[string]any
	switch err := json.Unmarshal(text, &body); {
	case !n.trusting && (err != nil || !sound(body)):
		w.WriteHeader(http.StatusBadRequest)
	case n.broken != nil && n.broken(body):
		w.WriteHeader(http.StatusInternalServerError)
	default:
		w.WriteHeader(http.StatusNoContent)
	}
}

func (n *notes) list(w http.ResponseWriter, r *http.Request) {
	limit, kind := r.URL.Query()["limit"], r.URL.Query()["kind"]
	if len(limit) > 0 && (len(limit[0]) != 1 || limit[0] < "1" || limit[0] > "9") || len(kind) > 0 && kind[0] != "long" && kind[0] != "short" {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write([]byte("[]"))
}

// sound reports whether a body is as documented.
func sound(body map[string]any) bool {
	text, isText := body["text"].(string)
	if !isText || len([]rune(text)) > 60 {
		return false
	}
	if stars, given := body["stars"]; given {
		if n, ok := stars.(float64); !ok || n != float64(int(n)) || n < 0 || n > 5 {
			return false
		}
	}
	if tags, given := body["tags"]; given {
		list, ok := tags.([]any)
		if !ok || slices.ContainsFunc(list, func(v any) bool { _, isText := v.(string); return !isText }) {
			return false
		}
	}
	by, given := body["by"]
	if !given {
		return true
	}
	object, ok := by.(map[string]any)
	if !ok {
		return false
	}
	name, hasName := object["name"]
	_, isName := name.(string)
	born, hasBorn := object["born"]
	year, isYear := born.(float64)
	return (!hasName || isName) && (!hasBorn || isYear && year == float64(int64(year)))
}

func fuzz(t *testing.T, n *notes, seed uint64) *sessiontest.Bundle {
	t.Helper()
	s := sessiontest.Setup(t, []byte(document), n, nil)
	s.Seed = seed
	if err := Run(t.Context(), s.Session); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestTheSameSeedSendsTheSame(t *testing.T) {
	first, again, other := fuzz(t, &notes{}, 7).Lines(), fuzz(t, &notes{}, 7).Lines(), fuzz(t, &notes{}, 8).Lines()
	if !slices.Equal(first, again) {
		t.Error("the same seed sends something else")
	}
	if slices.Equal(first, other) {
		t.Error("another seed sends the same")
	}
	if len(first) < usual {
		t.Errorf("only %d requests were sent", len(first))
	}
}

func TestManyWorkersSendWhatOneSends(t *testing.T) {
	one := fuzz(t, &notes{}, 7).Lines()
	s := sessiontest.Setup(t, []byte(document), &notes{}, nil)
	s.Seed, s.Workers = 7, 2
	if err := Run(t.Context(), s.Session); err != nil {
		t.Fatal(err)
	}
	many := s.Lines()
	slices.Sort(one)
	slices.Sort(many)
	if !slices.Equal(one, many) {
		t.Errorf("one worker sends %d requests, two send %d others", len(one), len(many))
	}
}

func TestASoundAPIIsNotAccused(t *testing.T) {
	for seed := range uint64(20) {
		if got := fuzz(t, &notes{}, seed).Found.All(); len(got) != 0 {
			t.Errorf("seed %d: %+v", seed, got[0])
		}
	}
}

func TestWhatFailsIsMadeSmaller(t *testing.T) {
	s := fuzz(t, &notes{broken: func(body map[string]any) bool { _, tagged := body["tags"]; return tagged }}, 3)
	found := s.Found.All()
	if len(found) != 1 || found[0].Check != "server-error" {
		t.Fatalf("found %v", s.Failures())
	}
	x := found[0].Sequence.Last()
	if string(x.Body) != `{"text":"","tags":[]}` && string(x.Body) != `{"tags":[],"text":""}` {
		t.Errorf("the smallest request has the body %s", x.Body)
	}
	if found[0].Seen == 0 || x.Status != 500 {
		t.Errorf("%+v", found[0])
	}
}

func TestEveryWordIsBrokenOnce(t *testing.T) {
	s := fuzz(t, &notes{trusting: true}, 1)
	checks := map[string]bool{}
	for _, f := range s.Found.All() {
		checks[f.Check] = true
		if f.Check != "invalid-request-accepted" || f.Operation != "POST /notes" {
			t.Errorf("found %s %s: %s", f.Check, f.Operation, f.Text)
		}
	}
	if len(s.Failures()) < 3 {
		t.Errorf("found only %v", s.Failures())
	}
}

func TestShrinkingEndsWithTheBudget(t *testing.T) {
	s := sessiontest.Setup(t, []byte(document), &notes{broken: func(map[string]any) bool { return true }}, func(c *call.Settings) { c.MaxRequests = 25 })
	err := Run(t.Context(), s.Session)
	if err != nil && err != call.ErrBudget {
		t.Fatal(err)
	}
	if n := len(s.Sent()); n > 25 {
		t.Errorf("%d requests were sent", n)
	}
	if len(s.Failures()) != 1 || !strings.HasPrefix(s.Failures()[0], "server-error") {
		t.Errorf("found %v", s.Failures())
	}
}

func TestNothingIsChangedSafely(t *testing.T) {
	s := sessiontest.Setup(t, []byte(document), &notes{}, func(c *call.Settings) { c.Safe = true })
	if err := Run(t.Context(), s.Session); err != nil {
		t.Fatal(err)
	}
	for _, line := range s.Lines() {
		if !strings.HasPrefix(line, "GET ") {
			t.Errorf("sent %s", line)
		}
	}
}
