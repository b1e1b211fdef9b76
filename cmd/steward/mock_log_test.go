package main

import (
	"fmt"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/mock"
)

func TestALogHasAllLines(t *testing.T) {
	var out syncBuffer
	l := newLineLog(&out)
	var writers sync.WaitGroup
	const each = 500
	for w := range 4 {
		writers.Go(func() {
			for i := range each {
				fmt.Fprintf(l, "%d.%d\n", w, i)
			}
		})
	}
	writers.Wait()
	l.close()
	l.close()
	fmt.Fprintln(l, "too late")
	lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
	if len(lines) != 4*each {
		t.Fatalf("%d lines", len(lines))
	}
	next := map[string]int{}
	for _, line := range lines {
		w, i, _ := strings.Cut(line, ".")
		if i != fmt.Sprint(next[w]) {
			t.Fatalf("%s comes in the place of %d", line, next[w])
		}
		next[w]++
	}
}

// standing takes nothing until it is let go.
type standing struct {
	entered, gate chan struct{}
	out           syncBuffer
}

func (s *standing) Write(p []byte) (int, error) {
	select {
	case s.entered <- struct{}{}:
	default:
	}
	<-s.gate
	return s.out.Write(p)
}

func TestALogThatNobodyReadsStopsNobody(t *testing.T) {
	s := &standing{entered: make(chan struct{}, 1), gate: make(chan struct{})}
	l := newLineLog(s)
	line := strings.Repeat("x", 1023) + "\n"
	fmt.Fprint(l, line)
	<-s.entered
	for range maxUnwritten/len(line) + 7 {
		fmt.Fprint(l, line)
	}
	close(s.gate)
	l.close()
	if out := s.out.String(); len(out) > maxUnwritten+3*len(line) || !strings.Contains(out, " 7 requests more,") {
		t.Errorf("%d bytes, %.300q", len(out), out[max(0, len(out)-300):])
	}
}

func TestKeysInQueriesAreMasked(t *testing.T) {
	doc, err := contract.Load([]byte(`{"openapi": "3.0.3", "info": {"title": "x", "version": "1"}, "paths": {}, "components": {"securitySchemes": {
		"a": {"type": "apiKey", "in": "query", "name": "api key"}, "b": {"type": "apiKey", "in": "header", "name": "X-Key"}, "c": {"$ref": "#/components/securitySchemes/a"}}}}`), contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	m := newMasker(doc)
	for target, want := range map[string]string{
		"/x":                              "/x",
		"/x?":                             "/x?",
		"/x?a=1&X-Key=2":                  "/x?a=1&X-Key=2",
		"/x?api+key=s&a=1&api%20key=%73=": "/x?api+key=***&a=1&api%20key=***",
		"/x?access_token=s#f":             "/x?access_token=***",
		"/x?%zz=1&api key=s":              "/x?%zz=1&api key=***",
		"/x?api+key":                      "/x?api+key",
	} {
		if got := m.mask(target); got != want {
			t.Errorf("%s is shown as %s", target, got)
		}
	}
}

func TestWhatIsRefusedIsLogged(t *testing.T) {
	doc, err := contract.Load([]byte(mockedDocument), contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	var out syncBuffer
	l := newLineLog(&out)
	observe := observer(doc, false)
	began := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	observe(l, &mock.Record{Method: "GET", Target: "/a", Status: 400, Began: began, Refused: fault.New(fault.Malformed, "The body is no JSON.")})
	observe(l, &mock.Record{Method: "GET", Target: "/b", Status: 200, Began: began, Warnings: []string{"The example is wrong."}})
	l.close()
	if got := out.String(); !strings.Contains(got, "not allowed: The body is no JSON.\n") || !strings.Contains(got, "warning: The example is wrong.\n") {
		t.Error(got)
	}
}

func BenchmarkLog(b *testing.B) {
	doc, err := contract.Load([]byte(mockedDocument), contract.DefaultLimits())
	if err != nil {
		b.Fatal(err)
	}
	l := newLineLog(io.Discard)
	observe := observer(doc, true)
	r := &mock.Record{Method: "GET", Target: "/books?limit=2", Operation: doc.Operations()[0], Status: 200, Began: time.Now(), Took: time.Millisecond}
	for b.Loop() {
		observe(l, r)
	}
	l.close()
}
