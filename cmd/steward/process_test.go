package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"testing"
)

// process is a steward server in a process of its own.
type process struct {
	t    *testing.T
	cmd  *exec.Cmd
	url  string
	key  string // the first admin key, "" when none was printed
	logs *syncBuffer
}

// startProcess starts a server on the data of a folder, and waits until it
// serves.
func startProcess(t *testing.T, data string, args ...string) *process {
	t.Helper()
	args = append([]string{"serve", "--listen", "127.0.0.1:0", "--data", data}, args...)
	p := &process{t: t, cmd: exec.Command(os.Args[0], args...), logs: &syncBuffer{}}
	p.cmd.Env = append(os.Environ(), "STEWARD_TEST_AS_COMMAND=1")
	p.cmd.Stderr = p.logs
	stdout, err := p.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.cmd.Process.Kill() })
	lines := bufio.NewReader(stdout)
	p.url = p.line(lines, "Steward is at ")
	if _, err := os.Stat(data + "/started-before"); err != nil {
		p.key = p.line(lines, "The first admin key, shown this once: ")
	}
	go io.Copy(io.Discard, lines)
	if resp := p.get("/readyz"); resp.StatusCode != http.StatusOK {
		t.Fatalf("not ready: %s\n%s", resp.Status, p.logs)
	}
	return p
}

// line reads a line that begins with a prefix, and returns the rest.
func (p *process) line(lines *bufio.Reader, prefix string) string {
	p.t.Helper()
	line, err := lines.ReadString('\n')
	rest, found := strings.CutPrefix(strings.TrimSuffix(line, "\n"), prefix)
	if err != nil || !found {
		p.t.Fatalf("%q instead of %q (%v)\n%s", line, prefix, err, p.logs)
	}
	return rest
}

func (p *process) get(path string) *http.Response {
	p.t.Helper()
	resp, err := http.Get(p.url + path)
	if err != nil {
		p.t.Fatalf("%v\n%s", err, p.logs)
	}
	resp.Body.Close()
	return resp
}

func (p *process) signal(s os.Signal) {
	p.t.Helper()
	if err := p.cmd.Process.Signal(s); err != nil {
		p.t.Fatal(err)
	}
}

// wait waits for the end and returns the exit status, -1 for a signal.
func (p *process) wait() int {
	p.t.Helper()
	err := p.cmd.Wait()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		p.t.Fatal(err)
	}
	return p.cmd.ProcessState.ExitCode()
}

func (p *process) cli() cli {
	return cli{env: map[string]string{"STEWARD_URL": p.url, "STEWARD_KEY": p.key}}
}

// syncBuffer is a buffer that is written while it is read.
type syncBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *syncBuffer) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *syncBuffer) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

// slowRequest is a publication whose body has not ended yet.
type slowRequest struct {
	t    *testing.T
	conn net.Conn
	in   *bufio.Reader
}

const (
	slowBegin = "openapi: 3.0.3\n"
	slowEnd   = "info: {title: x, version: 1.0.0}\npaths: {}\n"
)

// startSlowRequest returns when the server's handler reads the body, which the
// answer 100 tells (RFC 9110, section 10.1.1).
func (p *process) startSlowRequest() *slowRequest {
	p.t.Helper()
	address := strings.TrimPrefix(p.url, "http://")
	conn, err := net.Dial("tcp", address)
	if err != nil {
		p.t.Fatal(err)
	}
	p.t.Cleanup(func() { conn.Close() })
	s := &slowRequest{t: p.t, conn: conn, in: bufio.NewReader(conn)}
	s.send(fmt.Sprintf("POST /v1/apis/steward/versions?dry_run=true&version=99.0.0 HTTP/1.1\r\nHost: %s\r\n"+
		"Authorization: Bearer %s\r\nContent-Type: application/yaml\r\nContent-Length: %d\r\nExpect: 100-continue\r\n\r\n",
		address, p.key, len(slowBegin+slowEnd)))
	if status := s.status(); status != http.StatusContinue {
		p.t.Fatalf("answered %d before the body was sent\n%s", status, p.logs)
	}
	s.send(slowBegin)
	return s
}

func (s *slowRequest) send(text string) {
	s.t.Helper()
	if _, err := io.WriteString(s.conn, text); err != nil {
		s.t.Fatal(err)
	}
}

// status waits for an answer and returns its status, or 0 when the connection
// was cut.
func (s *slowRequest) status() int {
	resp, err := http.ReadResponse(s.in, nil)
	if err != nil {
		return 0
	}
	if resp.StatusCode != http.StatusContinue {
		resp.Body.Close()
	}
	return resp.StatusCode
}

func TestServeStopsInOrder(t *testing.T) {
	p := startProcess(t, t.TempDir(), "--shutdown-delay", "3s")
	slow := p.startSlowRequest()
	p.signal(syscall.SIGTERM)
	for p.get("/readyz").StatusCode != http.StatusServiceUnavailable {
	}
	if status := p.get("/healthz").StatusCode; status != http.StatusOK {
		t.Errorf("while it stops, requests get %d", status)
	}
	slow.send(slowEnd)
	if status := slow.status(); status == 0 || status >= 500 {
		t.Errorf("the request in flight got %d", status)
	}
	if status := p.wait(); status != 0 {
		t.Errorf("exit status %d\n%s", status, p.logs)
	}
	if _, err := http.Get(p.url); err == nil {
		t.Error("the port is still open")
	}
	if logs := p.logs.String(); !strings.Contains(logs, `"stopped"`) || strings.Contains(logs, "goroutine ") {
		t.Errorf("logs: %s", logs)
	}
}

func TestServeDoesNotWaitForever(t *testing.T) {
	p := startProcess(t, t.TempDir(), "--shutdown-delay", "0s", "--shutdown-grace", "50ms")
	slow := p.startSlowRequest()
	p.signal(os.Interrupt)
	if status := p.wait(); status != 2 {
		t.Errorf("exit status %d\n%s", status, p.logs)
	}
	if status := slow.status(); status != 0 {
		t.Errorf("the endless request got %d", status)
	}
	if !strings.Contains(p.logs.String(), "cut off") {
		t.Errorf("nothing says that requests were cut off: %s", p.logs)
	}
}

// TestKilledAfter201 kills the server the moment that it has answered 201: the
// version must be there on the next start, the key still work, and no second
// first key be made.
func TestKilledAfter201(t *testing.T) {
	data := t.TempDir()
	p := startProcess(t, data)
	published := p.cli().run("publish", users140, "--api", "users", "--create")
	p.signal(syscall.SIGKILL)
	published.wants(t, 0, "users 1.4.0 is published")
	p.wait()

	if err := os.WriteFile(data+"/started-before", nil, 0o600); err != nil {
		t.Fatal(err)
	}
	again := startProcess(t, data)
	again.key = p.key
	again.cli().run("diff", "users@1.4.0", users140).wants(t, 0, "identical")
	again.cli().run("publish", users140, "--api", "users").wants(t, 0, "is there already")
}

// TestKilledDuringPublication kills the server in the middle of a publication:
// nothing half-made is there on the next start.
func TestKilledDuringPublication(t *testing.T) {
	data := t.TempDir()
	p := startProcess(t, data)
	p.cli().run("publish", users140, "--api", "users", "--create").wants(t, 0)
	slow := p.startSlowRequest()
	p.signal(syscall.SIGKILL)
	p.wait()
	if status := slow.status(); status != 0 {
		t.Errorf("the request was answered with %d", status)
	}
	if err := os.WriteFile(data+"/started-before", nil, 0o600); err != nil {
		t.Fatal(err)
	}
	again := startProcess(t, data)
	again.key = p.key
	again.cli().run("diff", "users@latest", users140).wants(t, 0, "identical")
	again.cli().run("publish", users150, "--api", "users", "--version", "2.0.0").wants(t, 0, "is published")
}

func TestServePublishesItsOwnContract(t *testing.T) {
	p := startProcess(t, t.TempDir())
	for _, path := range []string{"/v1/apis/steward", "/v1/apis/steward/versions/latest", "/apis/steward", "/"} {
		if resp := p.get(path); resp.StatusCode != http.StatusOK {
			t.Errorf("%s: %s", path, resp.Status)
		}
	}
	if strings.Contains(p.logs.String(), p.key) {
		t.Error("the key is in the log")
	}
	p.cli().run("publish", users140, "--api", "users", "--create").wants(t, 0)
}
