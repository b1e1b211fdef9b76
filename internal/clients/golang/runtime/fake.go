package runtime

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"reflect"
	"strings"
	"sync"
)

// Fake stands in for the API in tests. It answers the operations that it has
// been given answers for, and 501 to anything else. It is an http.Handler, for a
// server, and a Doer, for a client without one: New(WithHTTPClient(fake)).
type Fake struct {
	api      *api
	mu       sync.Mutex
	answers  []answer
	requests []*FakeRequest
}

// answer is how an operation is answered.
type answer struct {
	op *operation
	do func(*FakeRequest) (any, error)
}

// FakeRequest is a request that a Fake received.
type FakeRequest struct {
	*http.Request
	Operation string // id of the operation; "" when the request fits none that has an answer
	Content   []byte // the body
	path      map[string]string
}

// Parameter returns the value of a path parameter, decoded, or "".
func (r *FakeRequest) Parameter(name string) string { return r.path[name] }

// Decode reads a body of JSON.
func (r *FakeRequest) Decode(into any) error { return decodeJSON(r.Content, into) }

func newFake(a *api) *Fake { return &Fake{api: a} }

// on sets how an operation is answered: by a function that takes a *FakeRequest
// and returns an error, with a result before it unless there is none.
func (f *Fake) on(op *operation, do any) {
	function := reflect.ValueOf(do)
	f.set(op, func(r *FakeRequest) (value any, err error) {
		out := function.Call([]reflect.Value{reflect.ValueOf(r)})
		err, _ = out[len(out)-1].Interface().(error)
		if len(out) > 1 {
			value = out[0].Interface()
		}
		return value, err
	})
}

func (f *Fake) set(op *operation, do func(*FakeRequest) (any, error)) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for i := range f.answers {
		if f.answers[i].op == op {
			f.answers[i].do = do
			return
		}
	}
	f.answers = append(f.answers, answer{op, do})
}

// Requests returns what was received, in order.
func (f *Fake) Requests() []*FakeRequest {
	f.mu.Lock()
	defer f.mu.Unlock()
	return append([]*FakeRequest(nil), f.requests...)
}

// Do answers a request without a network.
func (f *Fake) Do(r *http.Request) (*http.Response, error) {
	if err := r.Context().Err(); err != nil {
		return nil, err
	}
	w := &recorder{header: http.Header{}, status: http.StatusOK}
	f.ServeHTTP(w, r)
	return &http.Response{
		Status: fmt.Sprintf("%d %s", w.status, http.StatusText(w.status)), StatusCode: w.status,
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Header: w.header,
		Body: io.NopCloser(&w.body), ContentLength: int64(w.body.Len()), Request: r,
	}, nil
}

// ServeHTTP answers a request.
func (f *Fake) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	request := &FakeRequest{Request: r}
	if r.Body != nil {
		var err error
		if request.Content, err = io.ReadAll(r.Body); err != nil {
			writeFake(w, &operation{}, nil, err)
			return
		}
	}
	found := f.receive(request)
	if found == nil {
		err := fmt.Errorf("the fake has no answer for %s %s", r.Method, r.URL.Path)
		writeFake(w, &operation{}, nil, &StatusError{Status: http.StatusNotImplemented, Body: problemOf(err)})
		return
	}
	value, err := found.do(request)
	writeFake(w, found.op, value, err)
}

// receive records a request and finds the answer whose path fits, and has the
// most literal text.
func (f *Fake) receive(r *FakeRequest) *answer {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.requests = append(f.requests, r)
	var best *answer
	literal := -1
	for i := range f.answers {
		a := &f.answers[i]
		if a.op.verb != r.Method {
			continue
		}
		for _, prefix := range f.prefixes(a.op) {
			path, found := strings.CutPrefix(r.URL.EscapedPath(), prefix)
			if values, n, fits := matchPath(a.op.path, path); found && fits && n > literal {
				found := *a
				best, literal, r.path, r.Operation = &found, n, values, a.op.id
			}
		}
	}
	return best
}

// prefixes are the paths of the base URLs that calls may go to.
func (f *Fake) prefixes(op *operation) []string {
	prefixes := []string{""}
	servers := f.api.servers
	if op.server != nil {
		servers = append([]server{*op.server}, servers...)
	}
	for _, s := range servers {
		if text, err := s.expand(nil); err == nil {
			if u, err := url.Parse(text); err == nil {
				prefixes = append(prefixes, strings.TrimRight(u.EscapedPath(), "/"))
			}
		}
	}
	return prefixes
}

// matchPath compares a path with a template, and returns the values of its
// parameters and how many octets are literal.
func matchPath(template, path string) (values map[string]string, literal int, fits bool) {
	template, _, _ = strings.Cut(template, "?")
	values = make(map[string]string)
	for {
		text, rest, more := strings.Cut(template, "{")
		if !strings.HasPrefix(path, text) {
			return nil, 0, false
		}
		path, literal = path[len(text):], literal+len(text)
		if !more {
			return values, literal, path == ""
		}
		var expression string
		expression, template, _ = strings.Cut(rest, "}")
		p := pathParameter(expression)
		end := len(path)
		if next, _, _ := strings.Cut(template, "{"); next != "" {
			end = strings.Index(path, next)
		} else if i := strings.IndexByte(path, '/'); i >= 0 && !p.reserved {
			end = i
		}
		if end < 0 || !p.reserved && strings.Contains(path[:end], "/") {
			return nil, 0, false
		}
		value, err := url.PathUnescape(path[:end])
		if err != nil || value == "" {
			return nil, 0, false
		}
		values[p.key], path = value, path[end:]
	}
}

// recorder keeps a reply in memory.
type recorder struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (w *recorder) Header() http.Header            { return w.header }
func (w *recorder) WriteHeader(status int)         { w.status = status }
func (w *recorder) Write(data []byte) (int, error) { return w.body.Write(data) }

var _ Doer = (*Fake)(nil)
