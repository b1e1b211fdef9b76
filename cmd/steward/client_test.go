package main

import (
	"encoding/json"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/portal/portaltest"
)

func TestClient(t *testing.T) {
	for _, language := range []string{"go", "typescript", "python"} {
		dir := filepath.Join(t.TempDir(), "client")
		cli{}.run("client", users140, "--lang", language, "-o", dir).wants(t, 0, "users 1.4.0 for "+language+": 1 operation and 1 type in ", dir)
		files := portaltest.Folder(t, dir)
		if files["README.md"] == "" {
			t.Errorf("%s: no README", language)
		}
		again := filepath.Join(t.TempDir(), "again")
		cli{stdin: read(t, users140)}.run("client", "-", "--lang", language, "-o", again).wants(t, 0)
		if !maps.Equal(files, portaltest.Folder(t, again)) {
			t.Errorf("%s: another package from standard input", language)
		}
	}
}

func TestClientAsJSON(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "client")
	r := cli{}.run("client", users140, "--lang", "go", "-o", dir, "--format", "json")
	r.wants(t, 0)
	var told struct {
		Language, Name, Version         string
		Operations, Types, Files, Lines int
		Notes                           []struct{ Place, Operation, Text string }
	}
	if err := json.Unmarshal([]byte(r.out), &told); err != nil {
		t.Fatal(err, r.out)
	}
	files := portaltest.Folder(t, dir)
	delete(files, ".steward-client")
	lines := 0
	for _, text := range files {
		lines += strings.Count(text, "\n")
	}
	if told.Language != "go" || told.Name != "users" || told.Version != "1.4.0" || told.Operations != 1 ||
		told.Files != len(files) || told.Lines != lines || told.Notes == nil {
		t.Errorf("%d files, %d lines, and told %s", len(files), lines, r.out)
	}
}

func TestClientAsMarkdown(t *testing.T) {
	r := cli{}.run("client", users140, "--lang", "go", "-o", filepath.Join(t.TempDir(), "c"), "--format", "markdown")
	r.wants(t, 0, "### users 1.4.0 for go", "1 operation and 1 type in ")
}

func TestClientUnderAnotherName(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "client")
	cli{}.run("client", users140, "--lang", "python", "-o", dir, "--name", "People").wants(t, 0, "people 1.4.0 for python")
}

func TestClientUsage(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "client")
	cli{}.run("client", users140, "--lang", "cobol", "-o", dir).wants(t, 2, "go, typescript, python")
	cli{}.run("client", users140, "-o", dir).wants(t, 2, "--lang is needed")
	cli{}.run("client", users140, "--lang", "go").wants(t, 2, "--output is needed")
	cli{}.run("client", "--lang", "go", "-o", dir).wants(t, 2, "expected one FILE")
	cli{}.run("client", "nowhere.yaml", "--lang", "go", "-o", dir).wants(t, 2, "nowhere.yaml cannot be read")
	cli{}.run("client", users140, "--lang", "go", "-o", dir, "--format", "sarif").wants(t, 2, "text, json or markdown")
	cli{}.run("__complete", "client", users140, "--lang", "").wants(t, 0, "go\n", "typescript\n", "python\n")
	if _, err := os.Stat(dir); err == nil {
		t.Error("something was written")
	}
}

// What check refuses, client refuses with the same words.
func TestClientOfADocumentThatCheckRefuses(t *testing.T) {
	file := write(t, "openapi.yaml", strings.Replace(read(t, users140), "#/components/schemas/User'", "#/components/schemas/Nobody'", 1))
	dir := filepath.Join(t.TempDir(), "client")
	checked := cli{}.run("check", file)
	checked.wants(t, 1)
	refused := cli{}.run("client", file, "--lang", "go", "-o", dir)
	refused.wants(t, 1, "falls short")
	said := 0
	for line := range strings.Lines(checked.out) {
		if strings.Contains(line, ": error: ") {
			said++
			if !strings.Contains(refused.out, line) {
				t.Errorf("not said: %s", line)
			}
		}
	}
	if _, err := os.Stat(dir); said == 0 || err == nil {
		t.Errorf("%d errors, %v", said, err)
	}
	ruleset := write(t, "ruleset.yaml", "rules:\n  invalid-ref: off\n")
	cli{}.run("client", file, "--lang", "go", "-o", dir, "--ruleset", ruleset).wants(t, 0)
}

func TestClientIntoAFolderThatIsNotEmpty(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "client")
	run := func(more ...string) result {
		return cli{}.run(append([]string{"client", users140, "--lang", "go", "-o", dir}, more...)...)
	}
	run().wants(t, 0)
	mine := filepath.Join(dir, "mine.txt")
	if err := os.WriteFile(mine, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	before := portaltest.Folder(t, dir)
	run().wants(t, 2, dir, "is not empty", "--force")
	run("--force").wants(t, 0)
	if !maps.Equal(before, portaltest.Folder(t, dir)) {
		t.Error("the same package is another one")
	}
	if err := os.Remove(filepath.Join(dir, ".steward-client")); err != nil {
		t.Fatal(err)
	}
	run("--force").wants(t, 2, "README.md: was not written by `steward client`; move it away")
}

func TestClientOfAVersionOnAServer(t *testing.T) {
	s := startServer(t)
	c := s.cli()
	c.run("publish", users140, "--api", "users", "--create", "--version", "3.2.1").wants(t, 0)
	dir := filepath.Join(t.TempDir(), "client")
	c.run("client", "users@latest", "--lang", "typescript", "-o", dir).wants(t, 0, "users 3.2.1 for typescript")
	c.run("client", "users@9.9.9", "--lang", "go", "-o", dir).wants(t, 2, "404")
}

// TestClientKilled kills the command as soon as it begins to write: the old
// package or the new one is there, whole, and the next run leaves nothing
// beside it.
func TestClientKilled(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "client")
	args := func(version string) []string {
		return []string{"client", users140, "--lang", "go", "-o", dir, "--force", "--name", "users " + version}
	}
	packages := map[bool]map[string]string{}
	for _, second := range []bool{false, true} {
		cli{}.run(args(map[bool]string{false: "one", true: "two"}[second])...).wants(t, 0)
		packages[second] = portaltest.Folder(t, dir)
	}
	for range 20 {
		cli{}.run(args("one")...).wants(t, 0)
		killWhileWriting(t, parent, args("two"))
		if got := portaltest.Folder(t, dir); !maps.Equal(got, packages[false]) && !maps.Equal(got, packages[true]) {
			t.Errorf("a package that is neither: %d files", len(got))
		}
	}
	cli{}.run(args("one")...).wants(t, 0)
	entries, err := os.ReadDir(parent)
	if err != nil || len(entries) != 1 {
		t.Errorf("beside the package: %v, %v", entries, err)
	}
}

// killWhileWriting kills a process once there is something beside the folder.
func killWhileWriting(t *testing.T, parent string, args []string) {
	t.Helper()
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = append(os.Environ(), "STEWARD_TEST_AS_COMMAND=1")
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	for {
		select {
		case <-ended:
			return
		default:
		}
		if entries, err := os.ReadDir(parent); err != nil || len(entries) > 1 {
			cmd.Process.Kill()
			<-ended
			return
		}
	}
}
