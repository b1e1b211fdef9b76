package main

import (
	"encoding/json"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// methods counts what arrived by method.
func methods(list []arrival) map[string]int {
	counts := map[string]int{}
	for _, a := range list {
		counts[a.method]++
	}
	return counts
}

func TestVerifySafely(t *testing.T) {
	s := startShelf(t)
	s.verify("--safe").wants(t, 0, "keeps its contract", "2 not exercised", "only safe methods were wanted")
	for method, n := range methods(s.took()) {
		if !slices.Contains([]string{"GET", "HEAD", "OPTIONS"}, method) {
			t.Errorf("%d requests with %s were sent", n, method)
		}
	}
}

func TestVerifySendsNoMoreThanItMay(t *testing.T) {
	s := startShelf(t)
	for _, most := range []string{"1", "2", "10", "57"} {
		r := s.verify("--max-requests", most, "--format", "json")
		if v := decodeVerification(t, r); strconv.Itoa(len(s.took())) != most || strconv.Itoa(v.Requests) != most {
			t.Errorf("%d requests were reported, want %s: %s", v.Requests, most, r.out)
		}
	}
}

func TestVerifySlowly(t *testing.T) {
	s := startShelf(t)
	r := s.verify("--rate", "1", "--workers", "1", "--safe", "--fuzz", "5")
	sent := len(s.took())
	r.wants(t, 0, "keeps its contract")
	// Nothing waits in truth, so that the waits grow by a second with each request.
	want := time.Duration(sent-1) * time.Second
	if last := r.slept[len(r.slept)-1]; len(r.slept) != sent-1 || last > want || last < want-5*time.Second {
		t.Errorf("%d waits for %d requests, the last of %v", len(r.slept), sent, last)
	}
}

func TestVerifySomeOperations(t *testing.T) {
	for name, tt := range map[string]struct {
		args []string
		want []string
	}{
		"id":            {[]string{"--include", "getHealth"}, []string{"GET /health"}},
		"operation":     {[]string{"--include", "operation=getB*"}, []string{"GET /books/{id}"}},
		"name":          {[]string{"--include", "operation=GET /books"}, []string{"GET /books"}},
		"tag":           {[]string{"--include", "tag=Danger", "--include", "tag=Other"}, []string{"DELETE /books/{id}", "GET /health"}},
		"path":          {[]string{"--include", "/books/*"}, []string{"DELETE /books/{id}", "GET /books/{id}"}},
		"any path":      {[]string{"--include", "path=*oo*"}, []string{"DELETE /books/{id}", "GET /books", "GET /books/{id}", "POST /books"}},
		"method":        {[]string{"--include", "method=post"}, []string{"POST /books"}},
		"but":           {[]string{"--include", "tag=Books", "--exclude", "method=DELETE", "--exclude", "createBook"}, []string{"GET /books", "GET /books/{id}"}},
		"all but":       {[]string{"--exclude", "tag=B*"}, []string{"GET /health"}},
		"a file's list": {[]string{"--config", write(t, "steward.yaml", "verify:\n  include: [getHealth, tag=Danger]\n  exclude: tag=Danger\n")}, []string{"GET /health"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := startShelf(t)
			v := decodeVerification(t, s.verify(append(tt.args, "--format", "json", "--fuzz", "2")...))
			var got []string
			for _, op := range v.Operations {
				got = append(got, op.Operation)
			}
			if slices.Sort(got); !slices.Equal(got, tt.want) || v.Summary.Outside != 5-len(got) {
				t.Errorf("verified %q and left out %d, want %q", got, v.Summary.Outside, tt.want)
			}
			for _, a := range s.took() {
				if strings.HasPrefix(a.uri, "/v1/health") != (name == "id" || name == "all but" || name == "a file's list") && strings.HasPrefix(a.uri, "/v1/health") && name != "tag" {
					t.Errorf("%s %s was sent", a.method, a.uri)
				}
			}
		})
	}
}

func TestVerifySomePhases(t *testing.T) {
	for phase, sends := range map[string]func(a arrival) bool{
		"examples": func(a arrival) bool { return a.method == "POST" && strings.Contains(a.body, "Ulysses") },
		"stateful": func(a arrival) bool { return a.method == "DELETE" },
		"coverage": func(a arrival) bool { return strings.HasSuffix(a.uri, "limit=101") },
		"fuzzing":  func(a arrival) bool { return strings.Contains(a.uri, "limit=") },
	} {
		t.Run(phase, func(t *testing.T) {
			t.Parallel()
			s := startShelf(t)
			v := decodeVerification(t, s.verify("--phases", phase, "--format", "json"))
			if !slices.Equal(v.Phases, []string{phase}) || !slices.ContainsFunc(s.took(), sends) {
				t.Errorf("phases %q did not send what %s does", v.Phases, phase)
			}
		})
	}
}

// What is random comes from the seed.
func TestVerifySendsTheSameForTheSameSeed(t *testing.T) {
	send := func(seed string) []string {
		s := startShelf(t)
		s.verify("--workers", "1", "--seed", seed).wants(t, 0, "(seed "+seed+")")
		var list []string
		for _, a := range s.took() {
			list = append(list, a.method+" "+a.uri+" "+a.body+" "+strings.Join(a.header["Content-Type"], ","))
		}
		return list
	}
	first, again, other := send("11"), send("11"), send("12")
	if !slices.Equal(first, again) {
		for i := range min(len(first), len(again)) {
			if first[i] != again[i] {
				t.Fatalf("request %d is %s, and was %s", i, again[i], first[i])
			}
		}
		t.Fatalf("%d requests, and %d before", len(again), len(first))
	}
	if slices.Equal(first, other) {
		t.Error("another seed sends the same")
	}
}

func TestVerifyMakesUpASeed(t *testing.T) {
	s := startShelf(t)
	args := []string{"verify", s.file, "--url", s.URL + "/v1", "--cases", "", "--phases", "examples", "--format", "json"}
	a, b := decodeVerification(t, cli{}.run(args...)), decodeVerification(t, cli{}.run(args...))
	if a.Seed == b.Seed {
		t.Errorf("the seed is %d twice", a.Seed)
	}
}

func TestVerifySendsHeaders(t *testing.T) {
	s := startShelf(t)
	s.verify("--header", "X-Tenant: 7: of 9", "--header", "X-Tenant:8", "--phases", "examples,stateful").wants(t, 0)
	for _, a := range s.took() {
		if !slices.Equal(a.header.Values("X-Tenant"), []string{"7: of 9", "8"}) {
			t.Fatalf("%s %s has %q", a.method, a.uri, a.header.Values("X-Tenant"))
		}
	}
}

func TestVerifyWithoutCredentialsSaysWhatToDo(t *testing.T) {
	s := startShelf(t)
	cli{}.run("verify", s.file, "--url", s.URL+"/v1", "--cases", "").
		wants(t, 0, "POST /books: no request was accepted: ", "give credentials with --auth SCHEME=SECRET")
}

func TestVerifyUsesKnownValues(t *testing.T) {
	s := startShelf(t)
	s.books[4711] = book{4711, "Middlemarch", 880}
	s.verify("--data", write(t, "data.yaml", "id: [4711]\n"), "--include", "getBook", "--fuzz", "2").wants(t, 0, "keeps its contract")
	if !slices.ContainsFunc(s.took(), func(a arrival) bool { return a.uri == "/v1/books/4711" }) {
		t.Error("the book that is known was never read")
	}
}

func TestVerifyTakesSettingsFromFileAndEnvironment(t *testing.T) {
	s := startShelf(t)
	file := write(t, "steward.yaml", "verify:\n  url: "+s.URL+"/v1\n  header: ['X-From: file', 'X-Tenant: 7']\n  max_requests: 9\n  safe: true\n  cases: ''\n  auth: token="+shelfToken+"\n")
	environment := map[string]string{"STEWARD_CONFIG": file, "STEWARD_VERIFY_MAX_REQUESTS": "8", "STEWARD_VERIFY_SEED": "3"}
	r := cli{env: environment}.run("verify", s.file, "--phases", "coverage", "--seed", "5")
	r.wants(t, 0, "8 requests", "(seed 5)")
	got := s.took()
	if len(got) != 8 || methods(got)["POST"]+methods(got)["DELETE"] > 0 || got[1].header.Get("X-From") != "file" || got[1].header.Get("X-Tenant") != "7" {
		t.Errorf("%d requests: %v", len(got), methods(got))
	}
	cli{}.run("verify", s.file, "--config", write(t, "bad.yaml", "verify:\n  colour: red\n  workers: many\n")).wants(t, 2, "colour", "workers")
	cli{env: map[string]string{"STEWARD_VERIFY_RATE": "fast"}}.run("verify", s.file).wants(t, 2, "STEWARD_VERIFY_RATE")
}

func TestVerifyMeasuresAnswers(t *testing.T) {
	s := startShelf(t)
	s.answer = func(_ http.ResponseWriter, r *http.Request, _ int) bool { return false }
	s.verify("--max-response-time", "1ns", "--safe", "--fuzz", "2").wants(t, 1, "slow-response", "GET /health")
}

func TestVerifyStrictly(t *testing.T) {
	s := startShelf(t)
	s.answer = func(w http.ResponseWriter, r *http.Request, _ int) bool {
		if r.URL.Path != "/v1/health" || r.Method != "GET" {
			return false
		}
		reply(w, 200, map[string]any{"ok": true, "uptime": 7})
		return true
	}
	s.verify().wants(t, 0, "keeps its contract: 1 warning", "undocumented-property")
	s.verify("--strict").wants(t, 1, "does not keep its contract: 1 failure", "undocumented-property")
}

// verification is what scripts read of --format json.
type verification struct {
	Conforms *bool
	Text     string
	URL      string
	Seed     uint64
	Requests int
	Phases   []string
	Failures []entry
	Warnings []entry
	Accepted []entry
	Gone     []struct{ ID, Check, Operation, Text, Since string }
	Skipped  []struct{ Operation, Reason, Hint string }
	Summary  struct{ Failures, Warnings, Accepted, Gone, Operations, Exercised, Skipped, Outside int }

	Operations []struct {
		Operation string
		Requests  int
		Statuses  map[string]int
	}
	Workflows []struct {
		Workflow string
		Outputs  map[string]any
	}
}

type entry struct {
	ID, Check, Level, Operation, Text, Expected, Arrived, Curl, Case, Since string
	Line                                                                    int
}

func decodeVerification(t *testing.T, r result) verification {
	t.Helper()
	var v verification
	if err := json.Unmarshal([]byte(r.out), &v); err != nil {
		t.Fatalf("%v in %q (%s)", err, r.out, r.err)
	}
	return v
}

func checksOf(entries []entry) []string {
	seen := map[string]bool{}
	for _, e := range entries {
		seen[e.Check] = true
	}
	return slices.Sorted(maps.Keys(seen))
}
