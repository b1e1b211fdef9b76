package readme

import (
	"context"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// TestREADME repeats README.md word for word in a copy of the source tree, with free ports in place of those that it names.
func TestREADME(t *testing.T) {
	if testing.Short() {
		t.Skip("builds and starts the server")
	}
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	port, mocked := freePort(t), freePort(t)
	env := environment("STEWARD_LISTEN=:"+port, "STEWARD_MOCK_LISTEN=127.0.0.1:"+mocked)
	s, err := NewSession(copyOfTree(t, "../.."), t.TempDir(), env, append(ports(t, others[:]...), "8080", port, "4010", mocked)...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	steps := Parse(string(text))
	if len(steps) == 0 {
		t.Fatal("README.md shows no command")
	}
	for _, step := range steps {
		ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
		err := s.Run(ctx, step)
		cancel()
		if err != nil {
			t.Fatalf("README.md:%d: $ %s: %v", step.Line, step.Command, err)
		}
	}
}

// environment is this process's without Steward's settings and what make hands down, and with more.
func environment(more ...string) []string {
	env := slices.DeleteFunc(os.Environ(), func(v string) bool {
		return strings.HasPrefix(v, "STEWARD_") || strings.HasPrefix(v, "MAKE") || strings.HasPrefix(v, "MFLAGS")
	})
	return append(env, more...)
}

// copyOfTree holds what a clone would, so that nothing a command writes lands in the tree being tested.
func copyOfTree(t *testing.T, root string) string {
	t.Helper()
	to := t.TempDir()
	ignored := []string{".git", "bin", "corpus", "data", "node_modules", "site"}
	err := fs.WalkDir(os.DirFS(root), ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && slices.Contains(ignored, name):
			return fs.SkipDir
		case entry.IsDir():
			return os.MkdirAll(filepath.Join(to, name), 0o755)
		case !entry.Type().IsRegular():
			return nil
		}
		return copyFile(filepath.Join(root, name), filepath.Join(to, name))
	})
	if err != nil {
		t.Fatal(err)
	}
	return to
}

func copyFile(from, to string) error {
	content, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	info, err := os.Stat(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, content, info.Mode())
}

func freePort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return strconv.Itoa(l.Addr().(*net.TCPAddr).Port)
}
