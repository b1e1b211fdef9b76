package store_test

import (
	"bufio"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/store"
)

// TestMain makes the test binary a publisher when a test starts it as one.
func TestMain(m *testing.M) {
	if os.Getenv("STEWARD_TEST_PUBLISHER") != "" {
		if err := publisher(os.Stdin, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// publisher opens a store and publishes to payments. Each line of input is a
// version and the properties of a document. The output is "ready" and, for each
// line, "storing VERSION" just before the transaction and "stored VERSION" or
// "conflict VERSION" after it.
func publisher(in io.Reader, out io.Writer) error {
	ctx := context.Background()
	s, err := store.Open(ctx, store.Options{
		URL: os.Getenv("STEWARD_TEST_URL"), Folder: os.Getenv("STEWARD_TEST_FOLDER"), Now: time.Now,
	})
	if err != nil {
		return err
	}
	service := catalog.New(announcing{s, out}, catalog.Options{
		Now: time.Now, Random: rand.Reader, Limits: contract.DefaultLimits(), CacheBytes: 1 << 20, Parallel: 1,
	})
	fmt.Fprintln(out, "ready")
	for lines := bufio.NewScanner(in); lines.Scan(); {
		fields := strings.Fields(lines.Text())
		_, stored, err := service.PublishVersion(ctx, catalog.PublishInput{API: "payments", Body: document(fields[0], fields[1:])})
		switch {
		case stored:
			fmt.Fprintln(out, "stored", fields[0])
		case fault.Is(err, fault.Conflict):
			fmt.Fprintln(out, "conflict", fields[0])
		default:
			return fmt.Errorf("publishing %s: stored %v, %w", fields[0], stored, errors.Join(err))
		}
	}
	return nil
}

// announcing is a store that says when it is about to store a version.
type announcing struct {
	catalog.Store
	out io.Writer
}

func (a announcing) Publish(ctx context.Context, p *catalog.Publication) error {
	fmt.Fprintln(a.out, "storing", p.Version.Version)
	return a.Store.Publish(ctx, p)
}

// document returns a document whose only response has the given properties.
// It is large enough to fill several pages of a database.
func document(version string, properties []string) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, `{"openapi": "3.0.3", "info": {"title": "Payments", "version": %q, "description": %q},
		"paths": {"/users": {"get": {"responses": {"200": {"description": "Users.", "content": {"application/json": {
		"schema": {"type": "object", "properties": {`, version, strings.ToUpper(rand.Text())+strings.Repeat(rand.Text(), 2000))
	for i, p := range properties {
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, `%q: {"type": "string"}`, p)
	}
	b.WriteString(`}}}}}}}}}}`)
	return []byte(b.String())
}

// process is a publisher in a process of its own.
type process struct {
	t     *testing.T
	cmd   *exec.Cmd
	in    io.WriteCloser
	lines *bufio.Scanner
}

// startPublisher starts a publisher and waits until it is ready.
func startPublisher(t *testing.T, options store.Options) *process {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), "STEWARD_TEST_PUBLISHER=1",
		"STEWARD_TEST_URL="+options.URL, "STEWARD_TEST_FOLDER="+options.Folder)
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	p := &process{t: t, cmd: cmd, in: in, lines: bufio.NewScanner(out)}
	p.await("ready")
	return p
}

// publish asks for a publication, and does not wait for it.
func (p *process) publish(version string, properties ...string) {
	p.t.Helper()
	if _, err := fmt.Fprintln(p.in, version, strings.Join(properties, " ")); err != nil {
		p.t.Fatal(err)
	}
}

// await reads up to a line that begins with one of the words, and returns it.
func (p *process) await(words ...string) string {
	p.t.Helper()
	for p.lines.Scan() {
		for _, word := range words {
			if strings.HasPrefix(p.lines.Text(), word) {
				return p.lines.Text()
			}
		}
	}
	p.t.Fatalf("the publisher ended before it said one of %q: %v", words, p.lines.Err())
	return ""
}

// kill ends the process as kill -9 does, and waits until it is gone.
func (p *process) kill() {
	p.t.Helper()
	if err := p.cmd.Process.Kill(); err != nil {
		p.t.Fatal(err)
	}
	p.cmd.Wait()
}

// end lets the process end by itself.
func (p *process) end() {
	p.t.Helper()
	p.in.Close()
	if err := p.cmd.Wait(); err != nil {
		p.t.Errorf("the publisher: %v", err)
	}
}
