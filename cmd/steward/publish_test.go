package main

import (
	"encoding/json"
	"encoding/pem"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/access"
)

func TestPublish(t *testing.T) {
	s := startServer(t)
	c := s.cli()
	c.run("publish", users140, "--api", "users").wants(t, 2, "There is no API of this name", "--create")
	first := c.run("publish", users140, "--api", "users", "--create")
	first.wants(t, 0, "users 1.4.0 is published", s.URL+"/apis/users/1.4.0")
	golden(t, "publish.txt", s.masked(first.out))
	c.run("publish", users140, "--api", "users").wants(t, 0, "is there already")
	c.run("publish", users140, "--api", "users", "--create").wants(t, 0, "is there already")
}

// TestPublishRefusalAndWaiver is the story of README: a breaking change is
// refused with what to do about it, and doing that helps.
func TestPublishRefusalAndWaiver(t *testing.T) {
	s := startServer(t)
	c := s.cli()
	c.run("publish", users140, "--api", "users", "--create").wants(t, 0)

	refused := c.run("publish", users150, "--api", "users")
	refused.wants(t, 1, "users 1.5.0 is refused", "BREAKING", "GET /users/{id}", "steward publish "+users150+" --api users --version 2.0.0", "steward waive ")
	golden(t, "refused.txt", s.masked(refused.out))
	c.run("publish", users150, "--api", "users", "--format", "markdown").wants(t, 1, "### users 1.5.0 is refused", "#### Breaking", "steward waive ")

	waive := commandIn(t, refused.out, "steward waive ")
	c.run(append(waive, "--by", "Ada Lovelace")...).wants(t, 0, "is waived until", "(waiver ")
	c.run("waivers", "--api", "users").wants(t, 0, "Ada Lovelace", "...")
	c.run("publish", users150, "--api", "users").wants(t, 0, "users 1.5.0 is published", "1 waived")
}

func TestEndedWaiverCountsNoMore(t *testing.T) {
	s := startServer(t)
	c := s.cli()
	c.run("publish", users140, "--api", "users", "--create").wants(t, 0)
	refused := c.run("publish", users150, "--api", "users")
	waived := c.run(commandIn(t, refused.out, "steward waive ")...)
	_, id, _ := strings.Cut(strings.TrimSpace(waived.out), "(waiver ")
	c.run("waivers", "end", strings.TrimSuffix(id, ")"), "--api", "users").wants(t, 0, "has ended")
	c.run("publish", users150, "--api", "users").wants(t, 1, "is refused")
	c.run("waivers", "end", "NOSUCHWAIVER", "--api", "users").wants(t, 2, "404")
}

// commandIn takes a command that output suggests, ready to be run.
func commandIn(t *testing.T, output, prefix string) []string {
	t.Helper()
	for line := range strings.Lines(output) {
		if at := strings.Index(line, prefix); at >= 0 {
			return strings.Fields(strings.ReplaceAll(strings.TrimPrefix(strings.TrimSpace(line[at:]), "steward "), `"`, ""))
		}
	}
	t.Fatalf("%q is not suggested in\n%s", prefix, output)
	return nil
}

func TestPublishUnderAnotherVersion(t *testing.T) {
	s := startServer(t)
	c := s.cli()
	c.run("publish", users140, "--api", "users", "--create").wants(t, 0)
	c.run("publish", users150, "--api", "users", "--version", "2.0.0").wants(t, 0, "users 2.0.0 is published", "since 1.4.0: breaking")
	c.run("publish", users150, "--api", "users", "--version", "1.4.0").wants(t, 1, "is refused", "never changes")
	for _, version := range []string{"1", "01.2.3", "1.2.3+build", "v3.0.0"} {
		r := c.run("publish", users150, "--api", "users", "--version", version)
		if r.status == 0 {
			t.Errorf("%s is published: %s", version, r.out)
		}
	}
}

func TestPublishDryRunAndDraft(t *testing.T) {
	s := startServer(t)
	c := s.cli()
	c.run("publish", users140, "--api", "users", "--create", "--dry-run").wants(t, 2, "There is no API of this name")
	c.run("publish", users140, "--api", "users", "--create").wants(t, 0)
	c.run("publish", users150, "--api", "users", "--dry-run").wants(t, 1, "is refused")
	c.run("publish", users150, "--api", "users", "--dry-run", "--version", "2.0.0").wants(t, 0, "would be accepted; nothing is stored")
	c.run("diff", "users@2.0.0", users150).wants(t, 2, "404")
	c.run("publish", users150, "--api", "users", "--draft", "--version", "2.0.0").wants(t, 0, "stored as a draft")
	c.run("diff", "users@2.0.0", users150).wants(t, 0, "identical")
}

func TestPublishSeveralFilesAndStandardInput(t *testing.T) {
	s := startServer(t)
	c := s.cli()
	fixed := c.run("bundle", "testdata/several/openapi.yaml")
	c.stdin = strings.Replace(fixed.out, `"operationId": "getUser",`, `"operationId": "getUser", "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}],`, 1)
	c.run("publish", "-", "--api", "several", "--create").wants(t, 0, "several 1.0.0 is published")
	r := c.run("publish", "testdata/several/openapi.yaml", "--api", "several", "--version", "1.0.1")
	r.wants(t, 1, "is refused", "path-params", "steward check --explain path-params")
}

func TestPublishJSONIsTheServersObject(t *testing.T) {
	s := startServer(t)
	c := s.cli()
	accepted := c.run("publish", users140, "--api", "users", "--create", "--format", "json")
	var publication struct {
		Stored  bool
		Version struct{ Version string }
	}
	if err := json.Unmarshal([]byte(accepted.out), &publication); err != nil || !publication.Stored || publication.Version.Version != "1.4.0" {
		t.Errorf("%v: %s", err, accepted.out)
	}
	refused := c.run("publish", users150, "--api", "users", "--format", "json")
	var problem struct {
		Status  int
		Changes []struct{ Fingerprint string }
	}
	if err := json.Unmarshal([]byte(refused.out), &problem); err != nil || problem.Status != 409 || len(problem.Changes) != 1 {
		t.Errorf("%v: %s", err, refused.out)
	}
	if refused.status != 1 {
		t.Errorf("exit status %d", refused.status)
	}
}

func TestVersionsOnTheServer(t *testing.T) {
	s := startServer(t)
	c := s.cli()
	c.run("publish", users140, "--api", "users", "--create").wants(t, 0)
	for _, reference := range []string{"users@1.4.0", "users@latest", "users@v1"} {
		c.run("diff", reference, users150).wants(t, 1, "users@1.4.0:55:11", "1 breaking")
		c.run("check", users150, "--against", reference).wants(t, 1, "1.5.0 after 1.4.0 is too small a step")
	}
	c.run("diff", "users@9.9.9", users150).wants(t, 2, "users@9.9.9", "404")
	c.run("diff", "nobody@latest", users150).wants(t, 2, "nobody@latest", "404")
}

func TestKeys(t *testing.T) {
	s := startServer(t)
	foreign, err := access.NewToken(strings.NewReader(strings.Repeat("foreign key material", 20)))
	if err != nil {
		t.Fatal(err)
	}
	for name, key := range map[string]string{"none": "", "malformed": "secret", "foreign": foreign} {
		t.Run(name, func(t *testing.T) {
			c := s.cli()
			c.env["STEWARD_KEY"] = key
			r := c.run("publish", users140, "--api", "users", "--create")
			r.wants(t, 2, "401", "STEWARD_KEY")
			if key != "" && strings.Contains(r.out+r.err, key) {
				t.Error("the key is shown")
			}
		})
	}
	t.Run("as a flag", func(t *testing.T) {
		c := cli{env: map[string]string{"STEWARD_KEY": "wrong", "STEWARD_URL": "http://127.0.0.1:1"}}
		c.run("publish", users140, "--api", "users", "--create", "--server", s.URL, "--key", s.key).wants(t, 0, "is published")
	})
}

func TestSomethingElseThanSteward(t *testing.T) {
	other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		w.Write([]byte("<html>welcome</html>"))
	}))
	defer other.Close()
	c := cli{env: map[string]string{"STEWARD_URL": other.URL}}
	for _, args := range [][]string{
		{"publish", users140, "--api", "users"},
		{"publish", users140, "--api", "users", "--create"},
		{"diff", "users@latest", users140},
		{"waivers", "--api", "users"},
		{"waive", "f", "--api", "users", "--reason", "r"},
		{"waivers", "end", "x", "--api", "users"},
	} {
		c.run(args...).wants(t, 2, "did not answer as Steward does", "is the address right?")
	}
}

func TestCertificates(t *testing.T) {
	s := httptest.NewTLSServer(http.NotFoundHandler())
	defer s.Close()
	c := cli{env: map[string]string{"STEWARD_URL": s.URL}}
	r := c.run("waivers", "--api", "x")
	r.wants(t, 2, "certificate")
	if len(r.slept) > 0 {
		t.Errorf("a certificate that is not trusted was tried again after %v", r.slept)
	}
	c.run("waivers", "--api", "x", "--ca", "nowhere.pem").wants(t, 2, "nowhere.pem cannot be read")
	c.run("waivers", "--api", "x", "--ca", users140).wants(t, 2, "holds no certificates")
	c.run("waivers", "--api", "x", "--ca", certificateOf(t, s)).wants(t, 2, "did not answer as Steward does")
}

// certificateOf writes a test server's certificate into a file.
func certificateOf(t *testing.T, s *httptest.Server) string {
	t.Helper()
	block := &pem.Block{Type: "CERTIFICATE", Bytes: s.Certificate().Raw}
	return write(t, "ca.pem", string(pem.EncodeToMemory(block)))
}
