package runtime

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"
)

// The rules and examples of WHATWG HTML, section 9.2.6.
func TestEventReader(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       []string // kind|id|data
	}{
		{"data", "data: YHOO\ndata: +2\ndata: 10\n\n", []string{"message||YHOO\n+2\n10"}},
		{"comment and ids", ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n",
			[]string{"message|1|first event", "message||second event", "message|| third event"}},
		{"empty data", "data\n\ndata\ndata\n\ndata:", []string{"message||", "message||\n"}},
		{"one space", "data:test\n\ndata: test\n\n", []string{"message||test", "message||test"}},
		{"line ends", "data: a\r\rdata: b\r\n\r\ndata: c\n\n", []string{"message||a", "message||b", "message||c"}},
		{"mark", "\ufeffdata: a\n\n", []string{"message||a"}},
		{"types", "event: add\ndata: 1\n\ndata: 2\n\nevent:\ndata: 3\n\nevent: lost\n\ndata: 4\n\n",
			[]string{"add||1", "message||2", "message||3", "message||4"}},
		{"id stays", "id: 7\ndata: a\n\ndata: b\n\nid: x\x00y\ndata: c\n\n", []string{"message|7|a", "message|7|b", "message|7|c"}},
		{"unfinished", "data: a\n\ndata: b\n", []string{"message||a"}},
		{"unknown fields", "foo: bar\ndata: a\nDATA: b\n\n", []string{"message||a"}},
	} {
		r := newEventReader(strings.NewReader(test.text))
		var got []string
		for {
			e, err := r.next()
			if err != nil {
				if err != io.EOF {
					t.Error(err)
				}
				break
			}
			got = append(got, fmt.Sprintf("%s|%s|%s", e.kind, e.id, e.data))
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}

func eventsOp(kind mediaKind) *operation {
	op := jsonGet("/")
	op.results[0].kind = kind
	return op
}

func TestEventStream(t *testing.T) {
	b := setup(t, nil, func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, "retry: 1500\nevent: user\nid: 1\ndata: {\"name\":\"Ada\"}\n\ndata: {\n\ndata: {\"name\":\"Bob\"}\n\ndata: [DONE]\n\ndata: {}\n\n")
	})
	s, err := call[*EventStream[user]](t.Context(), b.core, eventsOp(mediaEvents), input{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for e, err := range s.All() {
		got = append(got, fmt.Sprintf("%s %s %s %v %t", e.Type, e.ID, e.Data.Name, e.Retry, err == nil))
	}
	if want := []string{"user 1 Ada 1.5s true", "message 1  0s false", "message 1 Bob 0s true"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if _, err := s.body.Read(make([]byte, 1)); err == nil {
		t.Error("the stream is still open")
	}
}

// Text stays as it is, also where it looks like a mark.
func TestEventText(t *testing.T) {
	b := setup(t, nil, func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "data: [DONE]\n\ndata: {}\n\n") })
	s, err := call[*EventStream[string]](t.Context(), b.core, eventsOp(mediaEvents), input{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for e, err := range s.All() {
		if err != nil {
			t.Error(err)
		}
		got = append(got, e.Data)
	}
	if !slices.Equal(got, []string{"[DONE]", "{}"}) {
		t.Errorf("got %q", got)
	}
}

// A consumer that has enough ends the connection.
func TestEventStreamEarly(t *testing.T) {
	gone := make(chan struct{})
	b := setup(t, nil, func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, "data: 1\n\n")
		w.(http.Flusher).Flush()
		<-r.Context().Done()
		close(gone)
	})
	s, err := call[*EventStream[int]](t.Context(), b.core, eventsOp(mediaEvents), input{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for range s.All() {
		break
	}
	select {
	case <-gone:
	case <-time.After(10 * time.Second):
		t.Error("the connection is still open")
	}
}

func TestLineStream(t *testing.T) {
	for _, text := range []string{"{\"name\":\"Ada\"}\n\n{\"name\":\"Bob\"}", "\x1e{\"name\":\"Ada\"}\n\x1e{\"name\":\"Bob\"}\n", "{\"name\":\"Ada\"}\r\n{\"name\":\"Bob\"}\r\n"} {
		b := setup(t, nil, func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, text) })
		s, err := call[*LineStream[user]](t.Context(), b.core, eventsOp(mediaLines), input{}, nil)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for u, err := range s.All() {
			if err != nil {
				t.Error(err)
			}
			got = append(got, u.Name)
		}
		if !slices.Equal(got, []string{"Ada", "Bob"}) {
			t.Errorf("%q: got %q", text, got)
		}
	}
}

// One bad line is an error of its own; a broken connection is the last.
func TestLineStreamErrors(t *testing.T) {
	b := setup(t, nil, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Length", "10000")
		io.WriteString(w, "1\nx\n"+strings.Repeat(" ", 5000)+"2\n")
	})
	s, err := call[*LineStream[int]](t.Context(), b.core, eventsOp(mediaLines), input{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for n, err := range s.All() {
		got = append(got, fmt.Sprint(n, err != nil, errors.Is(err, io.ErrUnexpectedEOF)))
	}
	if want := []string{"1 false false", "0 true false", "2 false false", "0 true true"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
