package main

import (
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// An API that shows the credentials it got, in a header and where its document
// does not allow it, is the worst that can happen to them.
func (s *shelf) tellSecrets() {
	s.answer = func(w http.ResponseWriter, r *http.Request, number int) bool {
		said := r.Header.Get("Authorization") + r.Header.Get("Cookie")
		w.Header().Set("X-Debug", said)
		switch {
		case number == 1: // whether anybody is there
			return false
		case r.URL.Path == "/v1/health" && r.Method == "GET":
			reply(w, 200, map[string]any{"ok": said})
		case r.Method == "GET" && r.URL.Path == "/v1/books":
			reply(w, 500, map[string]any{"title": said})
		case r.Method == "POST":
			w.Header().Set("Content-Type", "text/plain")
			w.WriteHeader(201)
			_, _ = w.Write([]byte(said))
		default:
			return false
		}
		return true
	}
}

func TestVerifyKeepsSecrets(t *testing.T) {
	s, dir := startShelf(t), t.TempDir()
	s.tellSecrets()
	secrets := []string{shelfToken, "oth-88aa77bb", "sess-11cc22dd", "csrf-33ee44ff"}
	args := []string{
		"--other-auth", "token=" + secrets[1], "--header", "Cookie: session=" + secrets[2] + "; csrf=" + secrets[3],
		"--cases", filepath.Join(dir, "cases"), "--baseline", filepath.Join(dir, "baseline.json"), "--update-baseline", "--all",
	}
	for _, format := range []string{"text", "json", "markdown", "junit", "sarif", "har", "html"} {
		args = append(args, "--output", format+"="+filepath.Join(dir, "report."+format))
	}
	r := s.verify(args...)
	texts := map[string]string{"standard output": r.out, "standard error": r.err}
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			texts[path] = read(t, path)
		}
		return err
	})
	if err != nil || len(texts) < 11 {
		t.Fatalf("%d texts were written (%v): %s", len(texts), err, r.err)
	}
	for name, text := range texts {
		for _, secret := range secrets {
			if at := strings.Index(text, secret); at >= 0 {
				t.Errorf("%s holds %s: %.200s", name, secret, text[max(at-100, 0):])
			}
		}
	}
	if !strings.Contains(texts[filepath.Join(dir, "report.har")], "Bearer $TOKEN") || !strings.Contains(r.out, "${TOKEN}") {
		t.Error("nothing stands in the place of secrets")
	}
}

func TestVerifyKeepsSecretsOfTheEnvironment(t *testing.T) {
	s := startShelf(t)
	s.tellSecrets()
	r := cli{env: map[string]string{"STEWARD_VERIFY_AUTH": "token=" + shelfToken}}.run("verify", s.file, "--url", s.URL+"/v1", "--cases", "")
	r.wants(t, 1, "${TOKEN}")
	if strings.Contains(r.out+r.err, shelfToken) {
		t.Errorf("the token is printed: %s", r.out)
	}
	cli{env: map[string]string{"STEWARD_VERIFY_AUTH": shelfToken}}.run("verify", s.file, "--url", s.URL).wants(t, 2, "--auth is written SCHEME=SECRET")
}

func TestVerifyKeepsSecretsThatWorkflowsPutOut(t *testing.T) {
	s := startShelf(t)
	s.answer = func(w http.ResponseWriter, r *http.Request, _ int) bool {
		w.Header().Set("X-Debug", r.Header.Get("Authorization"))
		return false
	}
	file := s.besideTheDocument(t, "lending.arazzo.yaml", strings.Replace(lending, "sent: $steps.buy.outputs.id", "sent: $steps.buy.outputs.said", 1))
	text := strings.Replace(read(t, file), "outputs: {id: $response.body#/id}", "outputs: {id: $response.body#/id, said: $response.header.X-Debug}", 1)
	file = s.besideTheDocument(t, "lending.arazzo.yaml", text)
	for _, format := range []string{"text", "json"} {
		r := s.verify("--workflow", file, "--phases", "workflows", "--input", "title=Emma", "--format", format)
		r.wants(t, 0, "Bearer $TOKEN", "book")
		if strings.Contains(r.out, shelfToken) {
			t.Errorf("the token is put out: %s", r.out)
		}
	}
}

func TestMaskedValues(t *testing.T) {
	mask := strings.NewReplacer("4711", "$PIN").Replace
	for want, v := range map[string]any{
		`{"a":["$PIN",1]}`: map[string]any{"a": []any{"4711", 1}}, `"$PIN"`: 4711, `null`: nil, `"a & b"`: "a & b",
	} {
		data, err := json.Marshal(masked(v, mask))
		if got := strings.ReplaceAll(string(data), `\u0026`, "&"); err != nil || got != want {
			t.Errorf("%v is put out as %s (%v), want %s", v, got, err, want)
		}
	}
}
