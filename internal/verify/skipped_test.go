package verify

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/apisteward/steward/internal/verify/call"
)

const guarded = `
openapi: 3.1.0
info: {title: Guarded, version: 1.0.0}
paths:
  /fine:
    get: {responses: {'200': {description: fine}}}
  /secret:
    get: {security: [{key: []}], responses: {'200': {description: fine}, '401': {description: who?}}}
  /forbidden:
    get: {responses: {'200': {description: fine}, '403': {description: no}}}
  /things/{id}:
    get:
      parameters: [{name: id, in: path, required: true, schema: {type: string, format: uuid}}]
      responses: {'200': {description: fine}, '404': {description: none}}
  /write:
    post: {responses: {'204': {description: done}}}
  /picky:
    get:
      parameters: [{name: code, in: query, required: true, schema: {type: string}}]
      responses: {'200': {description: fine}, '400': {description: no}}
  /elsewhere:
    get: {servers: [{url: 'https://other.example.com'}], responses: {'200': {description: fine}}}
components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}}
`

// guardedSettings are those of an API that takes nothing but GET /fine.
func guardedSettings(t *testing.T) Settings {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		status := map[string]int{"/fine": 200, "/secret": 401, "/forbidden": 403, "/picky": 400, "/write": 204}[r.URL.Path]
		if status == 0 {
			status = 404
		}
		w.WriteHeader(status)
	}))
	t.Cleanup(server.Close)
	base, err := url.Parse(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	s := Settings{Seed: 1, Workers: 1, Fuzz: 2}
	s.Settings = call.Settings{
		Doc: load(t, strings.ReplaceAll(guarded, "who?", "who")), Base: base, UserAgent: "steward", Timeout: 5 * time.Second, MaxAnswer: 1 << 16,
		Now: time.Now, Sleep: func(ctx context.Context, _ time.Duration) error { return ctx.Err() },
	}
	return s
}

func skipped(t *testing.T, s Settings) map[string][2]string {
	t.Helper()
	v, err := Run(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	list := map[string][2]string{}
	for _, op := range v.Operations {
		if op.Skipped != "" {
			list[op.Name()] = [2]string{op.Skipped, op.Hint}
		}
	}
	if v.Exercised+len(list) != len(v.Operations) {
		t.Errorf("%d of %d operations were exercised, and %d not", v.Exercised, len(v.Operations), len(list))
	}
	return list
}

func TestWhySomethingIsNotExercised(t *testing.T) {
	s := guardedSettings(t)
	s.Safe = true
	got := skipped(t, s)
	for name, want := range map[string][2]string{
		"GET /secret":      {"no request was accepted: 401", "give credentials with --auth SCHEME=SECRET"},
		"GET /forbidden":   {"no request was accepted: 403", "the document asks for no credentials; if there are some, give them with --header"},
		"GET /things/{id}": {"404", "give names of things that exist with --data FILE"},
		"POST /write":      {"POST may change something, and only safe methods were wanted", "run without --safe"},
		"GET /picky":       {"no request was accepted: 400", "give values that the API accepts with --data FILE, or examples in the document"},
		"GET /elsewhere":   {"its server is https://other.example.com, and nothing is sent to a host other than the given one", ""},
	} {
		if !strings.Contains(got[name][0], want[0]) || !strings.HasPrefix(got[name][1], want[1]) {
			t.Errorf("%s: %q, want %q", name, got[name], want)
		}
	}
	if len(got) != 6 {
		t.Errorf("not exercised: %q", got)
	}
}

func TestWhyNothingIsExercisedAfterTheBudget(t *testing.T) {
	s := guardedSettings(t)
	s.MaxRequests = 2
	got := skipped(t, s)
	if len(got) < 4 || got["POST /write"] != [2]string{"the budget of requests was used up before", "raise --max-requests"} {
		t.Errorf("not exercised: %q", got)
	}
}

// With a credential that is refused, the credential is what is wrong.
func TestWhyCredentialsDoNotHelp(t *testing.T) {
	s := guardedSettings(t)
	s.Credentials = call.Credentials{"key": "wrong-key"}
	if got := skipped(t, s)["GET /secret"]; got[1] != "the credentials of --auth may not do this" {
		t.Errorf("not exercised: %q", got)
	}
}

func TestAnswers(t *testing.T) {
	if got := answers(map[int]int{422: 1, 404: 12, 0: 2}); got != "no answer (2 times), 404 (12 times), 422" {
		t.Errorf("got %s", got)
	}
}
