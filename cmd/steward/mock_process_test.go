package main

import (
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// mocked is a `steward mock` in a process of its own.
type mocked struct {
	*process
	out *heard
}

// heard is output that can be waited for.
type heard struct {
	mu    sync.Mutex
	text  strings.Builder
	grown *sync.Cond
}

func newHeard() *heard {
	h := &heard{}
	h.grown = sync.NewCond(&h.mu)
	return h
}

func (h *heard) Write(p []byte) (int, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.grown.Broadcast()
	return h.text.Write(p)
}

func (h *heard) String() string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.text.String()
}

// await returns once a pattern is there; it gives up after a minute.
func (h *heard) await(t *testing.T, pattern string) []string {
	t.Helper()
	re, late := regexp.MustCompile(pattern), false
	timer := time.AfterFunc(time.Minute, func() {
		h.mu.Lock()
		defer h.mu.Unlock()
		late = true
		h.grown.Broadcast()
	})
	defer timer.Stop()
	h.mu.Lock()
	defer h.mu.Unlock()
	for {
		if found := re.FindStringSubmatch(h.text.String()); found != nil {
			return found
		}
		if late {
			t.Fatalf("%q was not said; there is\n%s", pattern, h.text.String())
		}
		h.grown.Wait()
	}
}

// startMock starts a mock on a free port, and waits until it says where it is.
// Standard output and standard error are heard as one.
func startMock(t *testing.T, stdin string, env []string, args ...string) *mocked {
	t.Helper()
	args = append([]string{"mock", "--listen", "127.0.0.1:0"}, args...)
	m := &mocked{&process{t: t, cmd: exec.Command(os.Args[0], args...), logs: &syncBuffer{}}, newHeard()}
	m.cmd.Env = append(append(os.Environ(), "STEWARD_TEST_AS_COMMAND=1"), env...)
	m.cmd.Stdin = strings.NewReader(stdin)
	m.cmd.Stdout, m.cmd.Stderr = m.out, m.out
	if err := m.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { m.cmd.Process.Kill() })
	m.url = m.out.await(t, ` is mocked at (http://127\.0\.0\.1:\d+)`)[1]
	return m
}

// ask sends a request, "GET /books", with headers as "Name: value", and returns
// the status and the body of the answer.
func (m *mocked) ask(what, body string, headers ...string) (status int, text string, header http.Header) {
	m.t.Helper()
	method, target, _ := strings.Cut(what, " ")
	req, err := http.NewRequest(method, m.url+target, strings.NewReader(body))
	if err != nil {
		m.t.Fatal(err)
	}
	if body != "" {
		req.Header.Set("Content-Type", "application/json")
	}
	for _, h := range headers {
		name, value, _ := strings.Cut(h, ": ")
		req.Header.Set(name, value)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		m.t.Fatalf("%v\n%s", err, m.out)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		m.t.Fatal(err)
	}
	return resp.StatusCode, string(data), resp.Header
}

const mockedDocument = `openapi: 3.1.0
info: {title: Books, version: 1.0.0}
servers: [{url: https://books.example/v1}]
security: [{key: []}]
paths:
  /books:
    get:
      operationId: listBooks
      security: []
      parameters: [{name: limit, in: query, schema: {type: integer, maximum: 100}}]
      responses:
        '200': {description: Books, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Book'}}}}}
    post:
      operationId: createBook
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Book'}}}}
      responses:
        '201': {description: Made, content: {application/json: {schema: {$ref: '#/components/schemas/Book'}}}}
  /books/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
    get:
      operationId: getBook
      responses:
        '200': {description: The book, content: {application/json: {schema: {$ref: '#/components/schemas/Book'}}}}
        '404': {description: No such book}
webhooks:
  bookSold: {post: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Book'}}}}, responses: {'204': {description: Taken}}}}
components:
  schemas:
    Book:
      type: object
      required: [title]
      properties: {id: {type: integer, readOnly: true}, title: {type: string, minLength: 1}}
  securitySchemes: {key: {type: apiKey, in: query, name: api_key}}
`

// books writes the document into a folder of its own.
func books(t *testing.T) string {
	t.Helper()
	return write(t, "books.yaml", mockedDocument)
}

// rewrite replaces a file as editors do.
func rewrite(t *testing.T, name, content string) {
	t.Helper()
	next := filepath.Join(filepath.Dir(name), "next")
	if err := os.WriteFile(next, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(next, name); err != nil {
		t.Fatal(err)
	}
}
