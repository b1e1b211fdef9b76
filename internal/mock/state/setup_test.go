package state

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"time"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/mock/answer"
	"github.com/apisteward/steward/internal/mock/intake"
	"github.com/apisteward/steward/internal/mock/route"
	"github.com/apisteward/steward/internal/resource"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/schema"
)

// tester is a test, or one that package rapid makes.
type tester interface {
	Helper()
	Fatal(args ...any)
	Fatalf(format string, args ...any)
	Errorf(format string, args ...any)
}

// bench is a document with all that answers requests to it, and the state that
// they leave.
type bench struct {
	*State
	doc    *contract.Document
	routes *route.Table
	reader *intake.Reader
	clock  time.Time
}

// benchOf makes a bench of a document, and lets set change the options.
func benchOf(t tester, text string, set ...func(*Options)) *bench {
	t.Helper()
	doc, err := contract.Load([]byte(text), contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	b := &bench{doc: doc, clock: time.Date(2026, 11, 22, 20, 0, 0, 0, time.UTC)}
	judge, values := schema.New(doc, schema.WithFormats()), sample.New(doc)
	b.routes, b.reader = route.New(doc), intake.New(doc, judge)
	o := Options{
		Answers: answer.New(doc, answer.Options{Values: values, Judge: judge, Seed: 1}), Values: values, Judge: judge,
		Graph: resource.NewGraph(doc), Seed: 1, Now: func() time.Time { return b.clock },
	}
	for _, f := range set {
		f(&o)
	}
	b.State = New(doc, o)
	return b
}

// reply is what was answered.
type reply struct {
	status int
	header http.Header
	body   any // nil for none
	text   string
	usual  bool // the state had nothing to say
}

// send sends a request: "POST /books", with a body and lines of headers as
// "Name: value". A body is JSON unless a header says something else.
func (b *bench) send(t tester, target, body string, headers ...string) reply {
	t.Helper()
	r := b.try(t, target, body, headers...)
	if len(r.text) > 0 && strings.Contains(r.header.Get("Content-Type"), "json") {
		v, err := sample.Parse([]byte(r.text))
		if err != nil {
			t.Fatalf("%s is answered with %q: %v", target, r.text, err)
		}
		r.body = v
	}
	return r
}

func (b *bench) try(t tester, target, body string, headers ...string) reply {
	method, target, _ := strings.Cut(target, " ")
	var content io.Reader
	if body != "" {
		content = bytes.NewReader([]byte(body))
	}
	r := httptest.NewRequest(method, target, content)
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	for _, line := range headers {
		name, value, _ := strings.Cut(line, ": ")
		r.Header.Set(name, value)
	}
	m, _, found := b.routes.FindTarget(method, strings.TrimPrefix(r.URL.EscapedPath(), b.prefix), r.URL.RawQuery)
	if !found {
		t.Fatalf("%s %s leads nowhere", method, target)
	}
	req, e := b.reader.Read(r, m)
	if e != nil {
		t.Fatalf("%s %s is refused: %v %v", method, target, e, e.Fields)
	}
	a, handled := b.Answer(req, answer.Choice{})
	if !handled {
		var refusal *answer.Refusal
		if a, refusal = b.answers.Usual(req, answer.Choice{}); refusal != nil {
			a = b.answers.Refuse(req.Operation, r, refusal.Status, refusal.Fault)
		}
	}
	return reply{status: a.Status, header: a.Header, text: string(a.Body), usual: !handled}
}

// want sends a request and fails the test for another status than the wanted
// one, and for warnings.
func (b *bench) want(t tester, status int, target, body string, headers ...string) reply {
	t.Helper()
	r := b.send(t, target, body, headers...)
	if r.status != status {
		t.Fatalf("%s %s is answered with %d %s, want %d", target, body, r.status, r.text, status)
	}
	if w := r.header["Warning"]; len(w) > 0 {
		t.Errorf("%s is answered with %s, and the warnings %q", target, r.text, w)
	}
	return r
}

// at is what keys lead to in the body, as text.
func (r reply) at(keys ...string) string {
	v, ok := atKeys(r.body, keys)
	if !ok {
		return ""
	}
	if text, is := v.(string); is {
		return text
	}
	return sample.Compact(v)
}

// length is how many elements the body has at a place.
func (r reply) length(keys ...string) int {
	v, _ := atKeys(r.body, keys)
	list, _ := v.([]any)
	return len(list)
}

func fieldsOf(err error) []fault.Field {
	var e *fault.Error
	if errors.As(err, &e) {
		return e.Fields
	}
	return nil
}

func snapshot(b *bench) string { return sample.Indented(b.Snapshot()) }
