package main

import (
	"encoding/json"
	"encoding/xml"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestVerifyJSON(t *testing.T) {
	s := startShelf(t)
	v := decodeVerification(t, s.verify("--format", "json"))
	if v.Conforms == nil || !*v.Conforms || v.Seed != 7 || v.Requests != len(s.took()) || len(v.Failures)+len(v.Skipped) != 0 || v.Summary.Exercised != 5 || v.URL != s.URL+"/v1" {
		t.Errorf("got %+v", v)
	}
	s = startShelf(t)
	s.setBroken(true)
	r := s.verify("--format", "json", "--safe")
	v = decodeVerification(t, r)
	if r.status != 1 || v.Conforms == nil || *v.Conforms || len(v.Failures) != 1 || v.Summary.Skipped != 2 || len(v.Skipped) != 2 {
		t.Fatalf("status %d, %+v", r.status, v)
	}
	f := v.Failures[0]
	if len(f.ID) != 16 || f.Check != "response-schema" || f.Operation != "GET /books/{id}" || f.Level != "failure" || f.Text == "" || f.Line == 0 ||
		!strings.HasPrefix(f.Curl, "curl 'http://127.0.0.1") || f.Arrived != `"many"` || f.Case != "" {
		t.Errorf("the failure is %+v", f)
	}
	if v.Skipped[0].Reason == "" || v.Skipped[0].Hint == "" {
		t.Errorf("skipped %+v", v.Skipped)
	}
}

// An empty list is [] for scripts, and what cannot be judged is null.
func TestVerifyJSONWithoutAnything(t *testing.T) {
	s := startShelf(t)
	r := s.verify("--format", "json", "--include", "getBook", "--phases", "examples")
	for _, want := range []string{`"conforms": null`, `"failures": []`, `"gone": []`, `"workflows": []`} {
		if !strings.Contains(r.out, want) {
			t.Errorf("there is no %s in %s", want, r.out)
		}
	}
	if r.status != 2 {
		t.Errorf("exit status %d", r.status)
	}
}

func TestVerifyFormats(t *testing.T) {
	s := startShelf(t)
	s.setBroken(true)
	for format, want := range map[string]string{
		"text": "FAILURES\n", "json": `"conforms": false`, "markdown": "`response-schema`", "junit": "<testsuites", "sarif": `"ruleId": "response-schema"`,
	} {
		t.Run(format, func(t *testing.T) { s.verify("--format", format, "--safe").wants(t, 1, want) })
	}
	for _, format := range []string{"har", "html"} {
		t.Run(format, func(t *testing.T) { s.verify("--format", format).wants(t, 2, "a format is one of") })
	}
}

func TestVerifyWritesReports(t *testing.T) {
	s, dir := startShelf(t), t.TempDir()
	s.setBroken(true)
	names := map[string]string{"text": "a.txt", "json": "a.json", "markdown": "a.md", "junit": "a.xml", "sarif": "a.sarif", "har": "a.har", "html": "a.html"}
	args := []string{"--format", "json"}
	for format, name := range names {
		args = append(args, "--output", format+"="+filepath.Join(dir, name))
	}
	r := s.verify(args...)
	sent := len(s.took())
	v := decodeVerification(t, r)
	if file := read(t, filepath.Join(dir, "a.json")); file != r.out {
		t.Errorf("the file differs from what is printed:\n%s\n%s", file, r.out)
	}
	for _, name := range []string{"a.txt", "a.md", "a.xml", "a.sarif", "a.html"} {
		if text := read(t, filepath.Join(dir, name)); !strings.Contains(text, "response-schema") || !strings.Contains(text, v.Failures[0].ID) {
			t.Errorf("%s does not tell the failure: %.300s", name, text)
		}
	}
	if err := xml.Unmarshal([]byte(read(t, filepath.Join(dir, "a.xml"))), new(struct{ XMLName xml.Name })); err != nil {
		t.Errorf("a.xml: %v", err)
	}
	for _, name := range []string{"a.sarif", "a.har"} {
		if !json.Valid([]byte(read(t, filepath.Join(dir, name)))) {
			t.Errorf("%s is no JSON", name)
		}
	}
	var har struct {
		Log struct {
			Entries []struct{ Request struct{ Method, URL string } }
		}
	}
	if err := json.Unmarshal([]byte(read(t, filepath.Join(dir, "a.har"))), &har); err != nil || len(har.Log.Entries) != sent {
		t.Errorf("%d of %d requests are in the archive (%v)", len(har.Log.Entries), sent, err)
	}
}

// A run that fails before anything is sent must not leave half an archive that
// no tool can read.
func TestVerifyClosesArchivesThatHoldNothing(t *testing.T) {
	s := startShelf(t)
	s.Close()
	name := filepath.Join(t.TempDir(), "a.har")
	s.verify("--output", "har="+name).wants(t, 2, "cannot be reached")
	data, err := os.ReadFile(name)
	if err != nil || !json.Valid(data) {
		t.Errorf("the archive is %q (%v)", data, err)
	}
}
