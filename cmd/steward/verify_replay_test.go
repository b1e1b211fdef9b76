package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// brokenCase verifies a shelf that is broken, and returns the case file of the
// failure that is found.
func brokenCase(t *testing.T, s *shelf) (name, out string) {
	t.Helper()
	s.setBroken(true)
	dir := filepath.Join(t.TempDir(), "new", "cases")
	r := s.verify("--cases", dir, "--format", "json")
	v := decodeVerification(t, r)
	files, err := os.ReadDir(dir)
	if err != nil || len(files) != 1 || len(v.Failures) != 1 || v.Failures[0].Case != filepath.Join(dir, v.Failures[0].ID+".json") {
		t.Fatalf("%d files for %+v (%v)", len(files), v.Failures, err)
	}
	s.took()
	return v.Failures[0].Case, r.out
}

func TestVerifyReplays(t *testing.T) {
	s := startShelf(t)
	name, _ := brokenCase(t, s)
	auth := []string{"--auth", "token=" + shelfToken}
	replay := func(args ...string) result {
		return cli{}.run(append([]string{"verify", "--replay", name}, args...)...)
	}
	r := replay(auth...)
	r.wants(t, 1, "GET /books/{id} response-schema: The body is not as documented", "curl 'http://", "200 OK", "\nstill failing: ")
	if strings.Contains(r.out+r.err, shelfToken) {
		t.Errorf("the token is printed: %s", r.out)
	}
	if n := len(s.took()); n > 3 {
		t.Errorf("%d requests were sent to see one failure again", n)
	}
	s.setBroken(false)
	replay(auth...).wants(t, 0, "\nfixed")
	replay(append(auth, s.file, "--url", s.URL+"/v1")...).wants(t, 0, "\nfixed")
	replay(append(auth, "--format", "json")...).wants(t, 0, `"verdict":"fixed"`)
	s.Close()
	replay(auth...).wants(t, 2, "\ncould not run: ")
}

// A case is replayed elsewhere only when that is asked for.
func TestVerifyReplaysOnAnotherServer(t *testing.T) {
	s, elsewhere := startShelf(t), startShelf(t)
	name, _ := brokenCase(t, s)
	cli{}.run("verify", "--replay", name, "--url", elsewhere.URL+"/v1", "--auth", "token="+shelfToken).wants(t, 0, "fixed")
	if n := len(s.took()); n > 0 || len(elsewhere.took()) == 0 {
		t.Errorf("%d requests went to the server of the case", n)
	}
}

func TestVerifyReplaysSafely(t *testing.T) {
	s := startShelf(t)
	name, _ := brokenCase(t, s)
	r := cli{}.run("verify", "--replay", name, "--safe", "--auth", "token="+shelfToken)
	for method, n := range methods(s.took()) {
		if method != "GET" {
			t.Errorf("%d requests with %s", n, method)
		}
	}
	r.wants(t, r.status, "GET /books/{id}")
}

func TestVerifyCannotReplay(t *testing.T) {
	s := startShelf(t)
	name, _ := brokenCase(t, s)
	cli{}.run("verify", "--replay", write(t, "case.json", "{}")).wants(t, 2, "case.json: ")
	cli{}.run("verify", "--replay", write(t, "case.json", "no")).wants(t, 2, "case.json: ")
	cli{}.run("verify", "--replay", name, "--auth", "key=x").wants(t, 2, `no security scheme "key"`)
	if err := os.Remove(s.file); err != nil {
		t.Fatal(err)
	}
	cli{}.run("verify", "--replay", name).wants(t, 2, "the document that the case file names cannot be read; give it as FILE: ")
}

func TestVerifyWithoutCaseFiles(t *testing.T) {
	s := startShelf(t)
	s.setBroken(true)
	t.Chdir(t.TempDir())
	s.verify("--safe").wants(t, 1, "response-schema")
	if files, err := os.ReadDir("."); err != nil || len(files) > 0 {
		t.Errorf("%v was written (%v)", files, err)
	}
	s.verify("--safe", "--cases", "steward-cases").wants(t, 1, "steward verify --replay steward-cases/")
}
