package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// TestMain makes the test binary a steward command as well, so that tests can
// start processes and send them signals.
func TestMain(m *testing.M) {
	if os.Getenv("STEWARD_TEST_AS_COMMAND") != "" {
		main()
	}
	os.Exit(m.Run())
}

// cli is a command line to be run in this process.
type cli struct {
	stdin string
	env   map[string]string
	now   time.Time
	ctx   context.Context // nil for one that does not end
}

// result is what came of a command.
type result struct {
	out, err string
	status   int
	slept    []time.Duration // waits before retries; nothing really waits
}

func (c cli) run(args ...string) result {
	var out, err bytes.Buffer
	var r result
	var mu sync.Mutex // verifying sleeps on several goroutines
	a := &app{
		stdin: strings.NewReader(c.stdin), stdout: &out, stderr: &err,
		lookupEnv: func(name string) (string, bool) { v, ok := c.env[name]; return v, ok },
		now:       time.Now, random: rand.Reader,
		chance: func() float64 { return 1 },
		sleep: func(ctx context.Context, d time.Duration) error {
			mu.Lock()
			defer mu.Unlock()
			r.slept = append(r.slept, d)
			return ctx.Err()
		},
	}
	if !c.now.IsZero() {
		a.now = func() time.Time { return c.now }
	}
	ctx := c.ctx
	if ctx == nil {
		ctx = context.Background()
	}
	r.status = a.run(ctx, args)
	r.out, r.err = out.String(), err.String()
	return r
}

// wants checks the exit status, and that each text is in what was printed.
func (r result) wants(t *testing.T, status int, texts ...string) {
	t.Helper()
	if r.status != status {
		t.Errorf("exit status %d, want %d\nout: %s\nerr: %s", r.status, status, r.out, r.err)
	}
	for _, text := range texts {
		if !strings.Contains(r.out+r.err, text) {
			t.Errorf("nothing says %q\nout: %s\nerr: %s", text, r.out, r.err)
		}
	}
	if strings.Contains(r.err, "goroutine ") {
		t.Errorf("a stack instead of a message: %s", r.err)
	}
}

// golden compares output with a file in testdata; with UPDATE_GOLDEN=1 it
// writes the file instead.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs (UPDATE_GOLDEN=1 rewrites it); got\n%s", path, got)
	}
}

// write writes a file into a new folder and returns its name.
func write(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func read(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

const (
	users140 = "testdata/users-1.4.0.yaml"
	users150 = "testdata/users-1.5.0.yaml" // breaking, and says it is not
)
