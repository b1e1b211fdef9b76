package python

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestPackages holds packages of the documents in testdata to mypy's strict
// rules, with the code in their READMEs, and builds everything in them.
func TestPackages(t *testing.T) {
	python := interpreter(t)
	folder := t.TempDir()
	var modules []string
	add := func(text, name string) {
		p, o := planOf(t, []byte(text)), Options{Package: name}
		files := Files(p, o)
		write(t, folder, files)
		module := NewSpelling(p, o).Module()
		for i, code := range snippets(string(files[1].Data)) {
			name := filepath.Join(folder, module, fmt.Sprintf("readme_%d.py", i))
			if err := os.WriteFile(name, []byte(code), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		modules = append(modules, module)
	}
	add(testdata(t, "library.yaml"), "")
	add(testdata(t, "ugly.yaml"), "ugly")
	add(testdata(t, "hostile.yaml"), "hostile")
	for i, attack := range attacks {
		add(hostile(attack), fmt.Sprintf("attack %d", i))
	}
	strict(t, python, folder, modules)
	resolve(t, python, folder, modules)
}

// TestRuntime runs the tests of the runtime, in testdata/tests, on the package
// of library.yaml.
func TestRuntime(t *testing.T) {
	python := interpreter(t)
	folder := t.TempDir()
	write(t, folder, Files(planOf(t, []byte(testdata(t, "library.yaml"))), Options{}))
	tests, err := filepath.Abs("testdata/tests")
	if err != nil {
		t.Fatal(err)
	}
	command(t, folder, python, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-W", "error", tests)
}

// snippets returns the Python in a Markdown text.
func snippets(text string) []string {
	var out []string
	for _, part := range strings.Split(text, "```python\n")[1:] {
		code, _, _ := strings.Cut(part, "```")
		out = append(out, code)
	}
	return out
}

// strict holds packages to mypy's strict rules.
func strict(t *testing.T, python, folder string, modules []string) {
	t.Helper()
	args := []string{
		"-m", "mypy", "--strict", "--python-version", "3.10", "--no-error-summary", "--cache-dir", filepath.Join(folder, ".cache"),
	}
	for _, m := range modules {
		args = append(args, "-p", m)
	}
	command(t, folder, python, args...)
}

// resolve imports packages and builds everything in them.
func resolve(t *testing.T, python, folder string, modules []string) {
	t.Helper()
	program, err := filepath.Abs("testdata/resolve.py")
	if err != nil {
		t.Fatal(err)
	}
	command(t, folder, python, append([]string{program}, modules...)...)
}

// Fields must not hide what models have themselves.
func TestNamesOfModelsAreKnown(t *testing.T) {
	python := interpreter(t)
	out := command(t, t.TempDir(), python, "-W", "ignore", "-c", "import pydantic; print(*(n for n in dir(pydantic.BaseModel) if n[0] != '_'))")
	for name := range strings.FieldsSeq(out) {
		if !attributes[name] {
			t.Errorf("%s is an attribute of models", name)
		}
	}
}

// TestWheels builds packages as a person would publish them.
func TestWheels(t *testing.T) {
	python := interpreter(t)
	for i, text := range append([]string{testdata(t, "library.yaml"), testdata(t, "ugly.yaml")}, hostile(attacks[0]), hostile(attacks[8])) {
		folder := t.TempDir()
		p, o := planOf(t, []byte(text)), Options{Package: fmt.Sprintf("wheel-%d", i)}
		write(t, folder, Files(p, o))
		command(t, folder, python, "-W", "ignore", "-m", "hatchling", "build", "-t", "wheel")
		wheels, err := filepath.Glob(filepath.Join(folder, "dist", fmt.Sprintf("wheel_%d-*.whl", i)))
		if err != nil || len(wheels) != 1 {
			t.Errorf("made %q, %v", wheels, err)
		}
	}
}
