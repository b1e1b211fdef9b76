package roundtrip

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/clients/golang"
	"github.com/apisteward/steward/internal/clients/python"
	"github.com/apisteward/steward/internal/clients/source"
	"github.com/apisteward/steward/internal/clients/typescript"
)

// language is how a client is made and run.
type language struct {
	drivers []string // the names that outcomes are given for: one run each
	agent   func(*Program) string
	write   func(*Program) []source.File
	check   func(t *testing.T, dir string) // the types, where running does not; or nil
	run     func(t *testing.T, dir, driver string) []byte
}

var goLanguage = language{
	drivers: []string{"go"},
	agent: func(p *Program) string {
		return p.Agent(golang.NewSpelling(p.Package, golang.Options{}).Package())
	},
	write: Go,
	run:   func(t *testing.T, dir, _ string) []byte { return output(t, dir, "go", "run", "./driver") },
}

var scriptLanguage = language{
	drivers: []string{"typescript"},
	agent: func(p *Program) string {
		return p.Agent(typescript.NewSpelling(p.Package, typescript.Options{}).Package())
	},
	write: TypeScript,
	run: func(t *testing.T, dir, _ string) []byte {
		compiler := nodeTool(t, "tsc")
		output(t, dir, compiler)
		return output(t, dir, "node", "dist/main.js")
	},
}

var pythonLanguage = language{
	drivers: []string{"python", "python-async"},
	agent: func(p *Program) string {
		return p.Agent(python.NewSpelling(p.Package, python.Options{}).Project())
	},
	write: Python,
	check: func(t *testing.T, dir string) {
		output(t, dir, interpreter(t), "-m", "mypy", "--strict", "main.py")
	},
	run: func(t *testing.T, dir, driver string) []byte {
		return output(t, dir, interpreter(t), "main.py", driver)
	},
}

// interpreter finds the Python that the environment names.
func interpreter(t *testing.T) string {
	t.Helper()
	name := os.Getenv("STEWARD_TEST_PYTHON")
	if name == "" {
		t.Skip("STEWARD_TEST_PYTHON names no interpreter with httpx, pydantic and mypy")
	}
	return name
}

func TestGo(t *testing.T)         { prove(t, goLanguage) }
func TestTypeScript(t *testing.T) { prove(t, scriptLanguage) }
func TestPython(t *testing.T)     { prove(t, pythonLanguage) }

// prove drives all cases in a language.
func prove(t *testing.T, l language) {
	if testing.Short() {
		t.Skip("this starts compilers")
	}
	for _, driver := range l.drivers {
		t.Run(driver, func(t *testing.T) {
			suites := setup(t)
			var cases []*Case
			for _, s := range suites {
				cases = append(cases, s.Cases...)
			}
			server := NewServer(cases)
			defer server.Close()
			for _, p := range programs(t, suites, server) {
				t.Run(p.Name, func(t *testing.T) {
					dir := l.proveOne(t, p.For(driver), server, driver)
					if l.check != nil && driver == l.drivers[0] { // the program is the same for all
						l.check(t, dir)
					}
				})
			}
		})
	}
}

// proveOne drives the cases of one fixture, and returns where the program is.
func (l *language) proveOne(t *testing.T, p *Program, server *Server, driver string) string {
	dir := t.TempDir()
	// For a person who wants to see the programs.
	if keep := os.Getenv("STEWARD_TEST_KEEP"); keep != "" {
		dir = filepath.Join(keep, driver, p.Name)
	}
	write(t, dir, l.write(p))
	outcomes, err := readOutcomes(l.run(t, dir, driver))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range p.Calls {
		t.Run(c.Name, func(t *testing.T) {
			for _, text := range Judge(c.Case, c.Operation, l.agent(p), server.Arrived(c.Name), outcomes[c.Name]) {
				t.Error(text)
			}
		})
	}
	return dir
}

func write(t *testing.T, dir string, list []source.File) {
	t.Helper()
	for _, f := range list {
		name := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// output runs a program and returns what it prints.
func output(t *testing.T, dir, name string, args ...string) []byte {
	t.Helper()
	command := exec.CommandContext(t.Context(), name, args...)
	command.Dir = dir
	var errors strings.Builder
	command.Stderr = &errors
	out, err := command.Output()
	if err != nil {
		t.Fatalf("%s %s: %v\n%.10000s\n%.3000s", name, strings.Join(args, " "), err, errors.String(), lines(out, 40))
	}
	if text := errors.String(); text != "" {
		t.Logf("%s: %.2000s", name, text)
	}
	return out
}

// lines is the first lines of a text.
func lines(text []byte, n int) string {
	all := strings.SplitAfterN(string(text), "\n", n+1)
	return strings.Join(all[:min(n, len(all))], "")
}

// nodeTool finds a program of the npm packages that the environment names.
func nodeTool(t *testing.T, name string) string {
	t.Helper()
	modules := os.Getenv("STEWARD_TEST_NODE_MODULES")
	if modules == "" {
		t.Skip("STEWARD_TEST_NODE_MODULES names no node_modules with typescript")
	}
	if _, err := exec.LookPath("node"); err != nil {
		t.Skip("there is no node here")
	}
	return filepath.Join(modules, ".bin", name)
}
