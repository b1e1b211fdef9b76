package readme

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"testing"
	"time"
)

// TestGuides repeats what each guide shows, in a folder with a document and with a server of its own in the place of
// https://steward.example.com, whose admin key is set. A guide that starts a server itself finds none.
func TestGuides(t *testing.T) {
	if testing.Short() {
		t.Skip("builds and starts the server")
	}
	guides, err := filepath.Glob("../../docs/guides/*.md")
	if err != nil || len(guides) == 0 {
		t.Fatalf("there are no guides: %v", err)
	}
	path := build(t) + string(os.PathListSeparator) + os.Getenv("PATH")
	for _, guide := range guides {
		t.Run(filepath.Base(guide), func(t *testing.T) {
			t.Parallel()
			text, err := os.ReadFile(guide)
			if err != nil {
				t.Fatal(err)
			}
			run(t, guide, Parse(string(text)), path)
		})
	}
}

// build builds the command and the example of an API, and returns the folder that they are in.
func build(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	cmd := exec.Command("go", "build", "-o", folder, "../../cmd/steward", "../../docs/examples/bookshop")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return folder
}

func run(t *testing.T, guide string, steps []Step, path string) {
	t.Helper()
	if len(steps) == 0 {
		t.Fatal("the guide shows no command that can be run")
	}
	folder, port, mocked := t.TempDir(), freePort(t), freePort(t)
	for from, to := range map[string]string{"bookshop.yaml": "openapi.yaml", "bookshop.arazzo.yaml": "bookshop.arazzo.yaml"} {
		if err := copyFile(filepath.Join("../../docs/examples", from), filepath.Join(folder, to)); err != nil {
			t.Fatal(err)
		}
	}
	renames := append(ports(t, others[:]...), "8080", port, "4010", mocked)
	if !slices.ContainsFunc(steps, func(s Step) bool { return s.Server }) {
		steps = append(before(), steps...)
		renames = append(ports(t, others[:]...), "https://steward.example.com", "http://localhost:"+port, "4010", mocked)
	}
	env := environment("PATH="+path, "STEWARD_LISTEN=127.0.0.1:"+port, "STEWARD_MOCK_LISTEN=127.0.0.1:"+mocked, "GOWORK="+workspace(t))
	s, err := NewSession(folder, t.TempDir(), env, renames...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	for _, step := range steps {
		ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
		err := s.Run(ctx, step)
		cancel()
		if err != nil {
			t.Fatalf("%s:%d: $ %s%s: %v", guide, step.Line, step.Command, step.File, err)
		}
	}
}

// others are the ports on which guides start other servers than Steward.
var others = [...]string{"4011", "8070", "8090", "8091"}

// ports pairs ports that a text names with free ones.
func ports(t *testing.T, names ...string) (renames []string) {
	t.Helper()
	for _, name := range names {
		renames = append(renames, name, freePort(t))
	}
	return renames
}

// before is what comes before the steps of a guide that starts no server.
func before() []Step {
	const key = "stw_BeforeTheGuideBegins"
	return []Step{
		{Server: true, Command: "steward serve --data server", Output: []string{
			"Steward is at https://steward.example.com",
			"The first admin key, shown this once: " + key,
		}},
		{Command: "export STEWARD_URL=https://steward.example.com STEWARD_KEY=" + key},
	}
}

// workspace is a file with which programs outside of this module use it as if they had fetched it.
func workspace(t *testing.T) string {
	t.Helper()
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	mod, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	version := regexp.MustCompile(`(?m)^go .*$`).Find(mod)
	name := filepath.Join(t.TempDir(), "go.work")
	if err := os.WriteFile(name, fmt.Appendf(nil, "%s\n\nuse %s\n", version, root), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}
