package sample

import (
	"fmt"
	"go/format"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// recorded is one request as it arrived.
type recorded struct {
	Method string
	URI    string // without the number of the sample
	Header http.Header
	Body   []byte
}

// recorder is a server that remembers what samples send. Each sample has a
// number, which its base URL ends with.
type recorder struct {
	*httptest.Server
	mu   sync.Mutex
	sent map[int][]recorded
}

func newRecorder(t *testing.T) *recorder {
	r := &recorder{sent: map[int][]recorded{}}
	r.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		body, _ := io.ReadAll(req.Body)
		number, rest, _ := strings.Cut(strings.TrimPrefix(req.RequestURI, "/"), "/")
		n, err := strconv.Atoi(number)
		if err != nil {
			t.Errorf("a sample sent %s", req.RequestURI)
		}
		r.mu.Lock()
		r.sent[n] = append(r.sent[n], recorded{req.Method, "/" + rest, req.Header, body})
		r.mu.Unlock()
		w.Header().Set("Content-Type", "application/json")
		_, _ = io.WriteString(w, "{}")
	}))
	t.Cleanup(r.Close)
	return r
}

// take returns what was recorded, and forgets it.
func (r *recorder) take() map[int][]recorded {
	r.mu.Lock()
	defer r.mu.Unlock()
	out := maps.Clone(r.sent)
	clear(r.sent)
	return out
}

// secrets are what the environment of samples holds.
var secrets = map[string]string{
	"TOKEN": "t0ken", "TOKEN_2": "t0ken2", "API_KEY": "k3y", "API_KEY_2": "k3y2", "API_KEY_3": "k3y3", "API_USER": "ada", "API_PASSWORD": "pa:ss",
}

// runners run all samples of a language in one go, in a folder with a file
// named "file".
func runners() map[string]func(*testing.T, string, map[int]string) {
	return map[string]func(*testing.T, string, map[int]string){"sh": runShell, "go": runGo, "typescript": runScript, "python": runPython}
}

func numbers(code map[int]string) []int { return slices.Sorted(maps.Keys(code)) }

func runShell(t *testing.T, dir string, code map[int]string) {
	tool(t, "curl")
	var b strings.Builder
	for _, n := range numbers(code) {
		b.WriteString(code[n] + " > /dev/null || echo error of sample " + strconv.Itoa(n) + " >&2\n")
	}
	write(t, dir, "all.sh", "curl() { command curl -sS --max-time 20 \"$@\"; }\n"+b.String())
	run(t, dir, tool(t, "sh"), "all.sh")
}

func runScript(t *testing.T, dir string, code map[int]string) {
	var b strings.Builder
	b.WriteString("console.log = () => {};\n")
	for _, n := range numbers(code) {
		name := fmt.Sprintf("s%d.mjs", n)
		write(t, dir, name, code[n])
		fmt.Fprintf(&b, "await import('./%s').catch((e) => console.error('%s', e));\n", name, name)
	}
	write(t, dir, "all.mjs", b.String())
	run(t, dir, tool(t, "node"), "all.mjs")
}

func runPython(t *testing.T, dir string, code map[int]string) {
	python := tool(t, "python3")
	if exec.Command(python, "-c", "import requests").Run() != nil {
		t.Skip("Python has no package requests here")
	}
	var b strings.Builder
	b.WriteString("import builtins, runpy, sys\nbuiltins.print = lambda *a: None\n")
	for _, n := range numbers(code) {
		name := fmt.Sprintf("s%d.py", n)
		write(t, dir, name, code[n])
		fmt.Fprintf(&b, "try:\n    runpy.run_path('%s')\nexcept Exception as e:\n    sys.stderr.write('%s %%r\\n' %% e)\n", name, name)
	}
	write(t, dir, "all.py", b.String())
	run(t, dir, python, "-W", "ignore", "all.py")
}

// runGo makes one program of all samples.
func runGo(t *testing.T, dir string, code map[int]string) {
	var b strings.Builder
	b.WriteString("package main\n\nfunc main() {\n")
	for _, n := range numbers(code) {
		formatted, err := format.Source([]byte(code[n] + "\n"))
		if err != nil || string(formatted) != code[n]+"\n" {
			t.Errorf("not as gofmt writes it: %v\n%s", err, code[n])
		}
		function := fmt.Sprintf("sample%d", n)
		write(t, dir, function+".go", strings.Replace(code[n], "func main() {", "func "+function+"() {", 1))
		b.WriteString("\t" + function + "()\n")
	}
	write(t, dir, "main.go", b.String()+"}\n")
	write(t, dir, "go.mod", "module samples\n\ngo 1.26\n")
	run(t, dir, tool(t, "go"), "run", ".")
}

func tool(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("there is no %s here", name)
	}
	return path
}

func write(t *testing.T, dir, name, content string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

// run runs a program whose errors are what samples did wrong.
func run(t *testing.T, dir, name string, args ...string) {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	for _, e := range os.Environ() {
		if !strings.Contains(strings.ToLower(e), "proxy=") {
			cmd.Env = append(cmd.Env, e)
		}
	}
	for name, value := range secrets {
		cmd.Env = append(cmd.Env, name+"="+value)
	}
	var stderr strings.Builder
	cmd.Stderr = &stderr
	err := cmd.Run()
	if said := stderr.String(); err != nil || strings.Contains(said, "rror") {
		t.Errorf("%s: %v\n%.3000s", filepath.Base(name), err, said)
	}
}
