package main

import (
	"bytes"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	standardwebhooks "github.com/standard-webhooks/standard-webhooks/libraries/go"
)

func TestMockAnswers(t *testing.T) {
	m := startMock(t, "", nil, books(t))
	m.out.await(t, `(?s)Books 1\.0\.0 is mocked at http://127\.0\.0\.1:\d+/v1\n.*3 operations, 1 webhook: .*nothing is remembered.*Prefer: code=404.*Try it:\n  curl http://127`)
	status, body, _ := m.ask("GET /v1/books?limit=2", "")
	var list []struct{ Title string }
	if err := json.Unmarshal([]byte(body), &list); err != nil || status != 200 || len(list) == 0 || list[0].Title == "" {
		t.Errorf("%d %s", status, body)
	}
	if status, body, header := m.ask("GET /v1/books?limit=200", ""); status != 422 || !strings.Contains(body, "query limit") || header.Get("Content-Type") != "application/problem+json" {
		t.Errorf("%d %s %v", status, body, header)
	}
	if status, _, _ := m.ask("GET /books/1?api_key=k", "", "Prefer: code=404"); status != 404 {
		t.Errorf("status %d", status)
	}
	if status, body, _ := m.ask("GET /_mock", ""); status != 200 || !strings.Contains(body, `"listBooks"`) {
		t.Errorf("%d %s", status, body)
	}
}

func TestMockTellsALineThatWorks(t *testing.T) {
	shell, err := exec.LookPath("curl")
	if err != nil {
		t.Skip("needs curl")
	}
	withKey := strings.ReplaceAll(mockedDocument, "      security: []\n", "")
	for name, document := range map[string]string{"without credentials": mockedDocument, "with a key": withKey} {
		m := startMock(t, "", nil, write(t, "a.yaml", document), "--fail", "100%", "--latency", "0s..1m")
		line := m.out.await(t, `Try it:\n  curl (.*)\n`)[1]
		m.cmd.Process.Kill()
		again := startMock(t, "", nil, write(t, "a.yaml", document))
		out, err := exec.Command("sh", "-c", strings.ReplaceAll(shell+" -sf "+line, m.url, again.url)).Output()
		if err != nil || !json.Valid(out) {
			t.Errorf("%s: %s: %v, %s", name, line, err, out)
		}
	}
}

func TestMockRemembers(t *testing.T) {
	seed := write(t, "state.yaml", "/books:\n  - {id: 7, title: Ulysses}\n")
	for _, args := range [][]string{{"--stateful"}, {"--state", seed}} {
		m := startMock(t, "", nil, append(args, books(t))...)
		m.out.await(t, "is remembered")
		if status, body, _ := m.ask("GET /books/7?api_key=k", ""); (status == 200) != (args[0] == "--state") {
			t.Errorf("%v: %d %s", args, status, body)
		}
		status, body, _ := m.ask("POST /books?api_key=k", `{"title": "Emma"}`)
		var made struct{ ID json.Number }
		if err := json.Unmarshal([]byte(body), &made); err != nil || status != 201 {
			t.Fatalf("%v: %d %s (%v)", args, status, body, err)
		}
		if status, body, _ := m.ask("GET /books/"+made.ID.String()+"?api_key=k", ""); status != 200 || !strings.Contains(body, "Emma") {
			t.Errorf("%v: %d %s", args, status, body)
		}
		if status, body, _ := m.ask("DELETE /_mock/state", ""); status != 204 {
			t.Errorf("%v: %d %s", args, status, body)
		}
		if status, _, _ := m.ask("GET /books/"+made.ID.String()+"?api_key=k", ""); status != 404 {
			t.Errorf("%v: what was forgotten is there", args)
		}
	}
}

func TestMockMakesTrouble(t *testing.T) {
	m := startMock(t, "", nil, books(t), "--fail", "100%", "--latency", "30ms")
	m.out.await(t, `(?s)100% of the requests fail\n.*answers take 30ms`)
	began := time.Now()
	if status, _, _ := m.ask("GET /books", ""); status != 503 {
		t.Errorf("status %d", status)
	}
	if took := time.Since(began); took < 30*time.Millisecond {
		t.Errorf("it took %s", took)
	}
}

func TestMockLogsRequests(t *testing.T) {
	m := startMock(t, "", nil, books(t), "--lenient")
	m.ask("GET /books?limit=2&api_key=hunter2&x=%1b%5b2J", "")
	m.ask("GET /books?limit=200", "")
	m.ask("GET /nowhere/%C3%A9", "")
	m.out.await(t, `(?m)^\d\d:\d\d:\d\d  GET /books\?limit=2&api_key=\*\*\*&x=%1b%5b2J  200  [0-9.]+ ms  listBooks$`)
	m.out.await(t, `(?m)^\d\d:\d\d:\d\d  GET /books\?limit=200  200  [0-9.]+ ms  listBooks\n +not allowed: query limit: .*100`)
	m.out.await(t, `(?m)^\d\d:\d\d:\d\d  GET /nowhere/%C3%A9  404  [0-9.]+ ms$`)
	if out := m.out.String(); strings.Contains(out, "hunter2") || strings.Contains(out, "\x1b") {
		t.Errorf("the log is %q", out)
	}
	quiet := startMock(t, "", nil, books(t), "--quiet")
	quiet.ask("GET /books", "")
	quiet.signal(os.Interrupt)
	if quiet.wait(); strings.Contains(quiet.out.String(), "GET /books") {
		t.Errorf("it logs all the same: %s", quiet.out)
	}
}

func TestMockChangesWithItsFile(t *testing.T) {
	file := books(t)
	m := startMock(t, "", nil, file, "--stateful")
	if status, _, _ := m.ask("POST /books?api_key=k", `{"title": "Emma"}`); status != 201 {
		t.Fatalf("status %d", status)
	}
	rewrite(t, file, strings.Replace(mockedDocument, "webhooks:\n", "  /authors:\n    get: {operationId: listAuthors, security: [], responses: {'204': {description: None}}}\nwebhooks:\n", 1))
	m.out.await(t, `changed: 1 operation added\n`)
	if status, _, _ := m.ask("GET /authors", ""); status != 204 {
		t.Errorf("the new operation answers %d", status)
	}
	if _, body, _ := m.ask("GET /books", ""); !strings.Contains(body, "Emma") {
		t.Errorf("what was remembered is gone: %s", body)
	}
	rewrite(t, file, "openapi: 3.1.0\ninfo: {")
	m.out.await(t, `(?s)changed and cannot be read; the mock stays as it is\n.*steward: .*books.yaml: .*line 2`)
	if status, _, _ := m.ask("GET /authors", ""); status != 204 {
		t.Errorf("after a change that cannot be read: %d", status)
	}
	rewrite(t, file, mockedDocument)
	m.out.await(t, `changed: 1 operation removed\n`)
	if status, _, _ := m.ask("GET /authors", ""); status != 404 {
		t.Errorf("the removed operation answers %d", status)
	}
}

func TestMockChangesWithFilesThatAreReferredTo(t *testing.T) {
	file := write(t, "root.yaml", strings.Replace(mockedDocument, "$ref: '#/components/schemas/Book'", "$ref: 'parts/book.yaml'", 1))
	part := strings.TrimSuffix(file, "root.yaml") + "parts/book.yaml"
	if err := os.Mkdir(strings.TrimSuffix(part, "/book.yaml"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(part, []byte("type: string\nenum: [before]\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	m := startMock(t, "", nil, file)
	if _, body, _ := m.ask("GET /books", ""); !strings.Contains(body, "before") {
		t.Errorf("answered %s", body)
	}
	if err := os.Remove(part); err != nil {
		t.Fatal(err)
	}
	m.out.await(t, `cannot be read`)
	rewrite(t, part, "type: string\nenum: [afterwards]\n")
	m.out.await(t, `changed: the operations are the same, what they refer to is not`)
	if _, body, _ := m.ask("GET /books", ""); !strings.Contains(body, "afterwards") {
		t.Errorf("answered %s", body)
	}
}

func TestMockReadsStandardInputAndServers(t *testing.T) {
	m := startMock(t, mockedDocument, nil, "-")
	if status, _, _ := m.ask("GET /books", ""); status != 200 {
		t.Errorf("from standard input: %d", status)
	}
	s := startProcess(t, t.TempDir())
	s.cli().run("publish", books(t), "--api", "books", "--create").wants(t, 0)
	m = startMock(t, "", []string{"STEWARD_URL=" + s.url, "STEWARD_KEY=" + s.key}, "books@latest")
	if status, _, _ := m.ask("GET /books", ""); status != 200 {
		t.Errorf("from a server: %d", status)
	}
}

func TestMockPortInUse(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	cli{}.run("mock", books(t), "--listen", l.Addr().String()).wants(t, 2, "is in use by another process", "--listen or STEWARD_MOCK_LISTEN")
}

func TestMockStopsInOrder(t *testing.T) {
	for _, signal := range []os.Signal{syscall.SIGTERM, os.Interrupt} {
		m := startMock(t, "", nil, books(t))
		m.ask("GET /books", "")
		m.signal(signal)
		if status := m.wait(); status != 0 {
			t.Errorf("exit status %d\n%s", status, m.out)
		}
		if out := m.out.String(); !strings.Contains(out, "GET /books") || strings.Contains(out, "steward: ") {
			t.Errorf("it says %s", out)
		}
	}
}

// Who asked for a delay does not hold up the end.
func TestMockDoesNotWaitForThoseWhoAskedForADelay(t *testing.T) {
	m := startMock(t, "", nil, books(t))
	conn, err := net.Dial("tcp", strings.TrimPrefix(m.url, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if _, err := io.WriteString(conn, "GET /books?__delay=60000 HTTP/1.1\r\nHost: localhost\r\n\r\n"); err != nil {
		t.Fatal(err)
	}
	m.ask("GET /books", "")
	m.signal(syscall.SIGTERM)
	if status := m.wait(); status != 0 {
		t.Errorf("exit status %d\n%s", status, m.out)
	}
}

func TestMockSendsWebhooks(t *testing.T) {
	const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
	check, err := standardwebhooks.NewWebhook(secret)
	if err != nil {
		t.Fatal(err)
	}
	var mu sync.Mutex
	var got []string
	receiver := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil || check.Verify(body, r.Header) != nil {
			t.Errorf("%s does not hold: %v", body, check.Verify(body, r.Header))
		}
		mu.Lock()
		defer mu.Unlock()
		got = append(got, r.URL.Path+" "+string(body))
	}))
	t.Cleanup(receiver.Close)
	m := startMock(t, "", []string{"STEWARD_MOCK_WEBHOOK_SECRET=" + secret}, books(t), "--webhook-url", receiver.URL+"/hooks")
	if out := m.out.await(t, `(?s)POST http://127.*/_mock/webhooks/NAME sends a webhook to http://127[^\n]*\n`)[0]; strings.Contains(out, "whsec_") {
		t.Errorf("a secret that was given is shown: %s", out)
	}
	status, body, _ := m.ask("POST /_mock/webhooks/bookSold", `{"payload": {"id": 1, "title": "Emma"}}`)
	if status != 200 || !strings.Contains(body, `"delivered": true`) || len(got) != 1 || got[0] != `/hooks {"id":1,"title":"Emma"}` {
		t.Errorf("%d %s, %v", status, body, got)
	}
	m.out.await(t, `(?m)^\d\d:\d\d:\d\d  sent bookSold with POST to http://127\.0\.0\.1:\d+/hooks: answered 200 in \d+`)
	if status, body, _ = m.ask("POST /_mock/webhooks/bookSold", `{"url": "http://192.168.7.7/"}`); status != 403 {
		t.Errorf("another machine: %d %s", status, body)
	}
	if status, body, _ = m.ask("POST /_mock/webhooks/bookSold", `{}`, "Host: evil.example", "Origin: http://evil.example"); status != 403 {
		t.Errorf("a page: %d %s", status, body)
	}
	made := startMock(t, "", nil, books(t))
	made.out.await(t, `sends a webhook, signed with whsec_[A-Za-z0-9+/]{43}=\n`)
}

func TestMockCompresses(t *testing.T) {
	m := startMock(t, "", nil, write(t, "big.yaml", strings.Replace(mockedDocument, "minLength: 1}", "minLength: 1, example: "+strings.Repeat("a", 200)+"}", 1)))
	req, err := http.NewRequest("GET", m.url+"/books", nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Accept-Encoding", "gzip")
	resp, err := http.DefaultTransport.RoundTrip(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil || resp.Header.Get("Content-Encoding") != "gzip" || !bytes.HasPrefix(body, []byte{0x1f, 0x8b}) {
		t.Errorf("%v %v", resp.Header, err)
	}
}

// Whoever can reach the mock could otherwise reach what only this machine can.
func TestAMockForOthersSendsWebhooksOnlyWhereItWasTold(t *testing.T) {
	receiver := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) }))
	t.Cleanup(receiver.Close)
	m := startMock(t, "", nil, books(t), "--listen", "0.0.0.0:0")
	m.out.await(t, "sends a webhook once --webhook-url says where to")
	if status, body, _ := m.ask("POST /_mock/webhooks/bookSold", `{"url": "`+receiver.URL+`"}`); status != 403 || !strings.Contains(body, "only to what was named") {
		t.Errorf("%d %s", status, body)
	}
	m = startMock(t, "", nil, books(t), "--listen", "0.0.0.0:0", "--webhook-url", receiver.URL)
	if status, body, _ := m.ask("POST /_mock/webhooks/bookSold", `{}`); status != 200 || !strings.Contains(body, `"status": 204`) {
		t.Errorf("%d %s", status, body)
	}
}
