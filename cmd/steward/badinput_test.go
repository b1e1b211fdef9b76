package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// unreadable inputs cannot be judged, whatever was asked.
func unreadables() map[string]string {
	aliases := "openapi: 3.0.3\ninfo: {title: x, version: 1.0.0}\npaths: {}\nx-0: &a0 [x]\n"
	for i := 1; i < 40; i++ {
		aliases += fmt.Sprintf("x-%d: &a%d [%s]\n", i, i, strings.Repeat(fmt.Sprintf("*a%d,", i-1), 9))
	}
	return map[string]string{
		"empty":            "",
		"white space":      " \n\t\n",
		"HTML":             "<!DOCTYPE html><html><body>Sign in</body></html>",
		"truncated JSON":   `{"openapi": "3.0.3", "info": {"title":`,
		"truncated YAML":   "openapi: 3.0.3\ninfo: {title: x",
		"a list":           "[1, 2]",
		"a word":           "hello",
		"AsyncAPI":         "asyncapi: 2.6.0\ninfo: {title: x, version: 1.0.0}\nchannels: {}\n",
		"no version":       "info: {title: x, version: 1.0.0}\npaths: {}\n",
		"unknown version":  "openapi: 4.0.0\ninfo: {title: x, version: 1.0.0}\npaths: {}\n",
		"deep nesting":     `{"openapi":"3.0.3","x":` + strings.Repeat("[", 10_000) + strings.Repeat("]", 10_000) + "}",
		"deep YAML":        "openapi: 3.0.3\nx: " + strings.Repeat("[", 10_000) + strings.Repeat("]", 10_000) + "\n",
		"aliases":          aliases,
		"binary":           "\x00\x01\x02\xff\xfe",
		"over the limit":   `{"openapi":"3.0.3","x":"` + strings.Repeat("x", 100<<20) + `"}`,
		"file reference":   withReference("file:///etc/passwd"),
		"absolute":         withReference("/etc/passwd"),
		"above the folder": withReference("../../etc/passwd"),
		"HTTP reference":   withReference("http://127.0.0.1:1/schema.yaml"),
		"no such file":     withReference("nowhere.yaml"),
	}
}

func withReference(to string) string {
	return "openapi: 3.0.3\ninfo: {title: x, version: 1.0.0}\npaths: {}\ncomponents: {schemas: {X: {$ref: '" + to + "'}}}\n"
}

func TestUnreadableInputs(t *testing.T) {
	for name, content := range unreadables() {
		t.Run(name, func(t *testing.T) {
			file := write(t, "openapi.yaml", content)
			out := filepath.Join(t.TempDir(), "out.json")
			for _, args := range [][]string{
				{"check", file},
				{"check", users140, "--against", file},
				{"diff", file, users140},
				{"diff", users140, file},
				{"bundle", file, "-o", out},
				{"publish", file, "--api", "x", "--server", "http://127.0.0.1:1"},
			} {
				r := cli{}.run(args...)
				r.wants(t, 2, "openapi.yaml")
				if r.out != "" {
					t.Errorf("%v prints %q", args, r.out)
				}
				if len(r.err) > 2000 {
					t.Errorf("%v: a message of %d bytes: %.200s...", args, len(r.err), r.err)
				}
			}
			if _, err := os.Stat(out); err == nil {
				t.Error("something was written")
			}
		})
	}
}

// Documents that can be read, but are invalid, fall short.
func TestInvalidDocuments(t *testing.T) {
	valid := read(t, users140)
	for name, tt := range map[string]struct{ content, rule string }{
		"duplicate key":         {strings.Replace(valid, "  title: Users\n", "  title: Users\n  title: Again\n", 1), "duplicate-key"},
		"duplicate operationId": {valid + "", "operation-operationId-unique"},
		"reference to nowhere":  {strings.Replace(valid, "#/components/schemas/User'", "#/components/schemas/Nobody'", 1), "invalid-ref"},
	} {
		content := tt.content
		if name == "duplicate operationId" {
			content = strings.Replace(valid, "components:\n", strings.ReplaceAll(valid[strings.Index(valid, "  /users/{id}:"):strings.Index(valid, "components:")], "/users/{id}", "/people/{id}")+"components:\n", 1)
		}
		t.Run(name, func(t *testing.T) {
			cli{}.run("check", write(t, "openapi.yaml", content)).wants(t, 1, "error", "("+tt.rule+")")
		})
	}
}

func TestReferencesInCircles(t *testing.T) {
	recursive := "openapi: 3.0.3\ninfo: {title: x, version: 1.0.0}\npaths: {}\n" +
		"components: {schemas: {Tree: {type: object, properties: {left: {$ref: '#/components/schemas/Tree'}}}}}\n"
	endless := "openapi: 3.0.3\ninfo: {title: x, version: 1.0.0}\npaths: {}\n" +
		"components: {schemas: {A: {$ref: '#/components/schemas/B'}, B: {$ref: '#/components/schemas/A'}}}\n"
	cli{}.run("check", write(t, "openapi.yaml", recursive)).wants(t, 0)
	cli{}.run("check", write(t, "openapi.yaml", endless)).wants(t, 1, "error")
}

func TestSymbolicLinksDoNotLeadOutOfTheFolder(t *testing.T) {
	secret := write(t, "secret.yaml", "type: string\n")
	file := write(t, "openapi.yaml", withReference("link.yaml"))
	if err := os.Symlink(secret, filepath.Join(filepath.Dir(file), "link.yaml")); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	cli{}.run("check", file).wants(t, 2, "link.yaml")
}

func TestMessagesDoNotReachTheTerminalRaw(t *testing.T) {
	file := write(t, "openapi.yaml", withReference("\\x1b[31mred.yaml"))
	r := cli{}.run("check", file)
	if r.status == 0 || strings.Contains(r.out+r.err, "\x1b") {
		t.Errorf("status %d: %q %q", r.status, r.out, r.err)
	}
}

func TestMissingFiles(t *testing.T) {
	cli{}.run("check", "nowhere.yaml").wants(t, 2, "nowhere.yaml cannot be read: no such file")
	cli{}.run("check", t.TempDir()).wants(t, 2, "is a directory")
	cli{}.run("diff", users140, "nowhere.yaml").wants(t, 2, "nowhere.yaml")
}
