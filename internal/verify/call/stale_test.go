package call_test

import (
	"bufio"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/apisteward/steward/internal/verify/call"
)

// hangsUp is an API that answers so many requests of each connection, and
// closes the connection when it has read one more. It returns the methods of
// those that it read.
func hangsUp(t *testing.T, b *bundle, answered int) (read func() []string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	b.base.Host = l.Addr().String()
	var methods []string
	serve := func(c net.Conn) {
		defer c.Close()
		from := bufio.NewReader(c)
		for n := 0; ; n++ {
			r, err := http.ReadRequest(from)
			if err != nil {
				return
			}
			_, _ = io.Copy(io.Discard, r.Body)
			b.mu.Lock()
			methods = append(methods, r.Method)
			b.mu.Unlock()
			if n == answered {
				return
			}
			_, _ = io.WriteString(c, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
		}
	}
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go serve(c)
		}
	}()
	return func() []string {
		b.mu.Lock()
		defer b.mu.Unlock()
		return methods
	}
}

func TestAConnectionThatIsClosedBetweenRequestsIsNoAnswer(t *testing.T) {
	for _, name := range []string{"GET /books/{isbn}", "DELETE /books/{isbn}"} {
		t.Run(name, func(t *testing.T) {
			b := setup(t, nil)
			hangsUp(t, b, 1)
			s := sender(t, b.settings())
			for i := range 6 {
				if x := send(t, s, &call.Case{Operation: b.op(t, name), Arguments: []call.Argument{isbn("1")}}); x.Status != 200 || x.Err != nil {
					t.Errorf("request %d: status %d, error %v", i, x.Status, x.Err)
				}
			}
		})
	}
}

func TestAConnectionThatBreaksEachTimeIsNoAnswer(t *testing.T) {
	for _, name := range []string{"GET /books/{isbn}", "DELETE /books/{isbn}"} {
		t.Run(name, func(t *testing.T) {
			b := setup(t, nil)
			read := hangsUp(t, b, 0)
			x := send(t, sender(t, b.settings()), &call.Case{Operation: b.op(t, name), Arguments: []call.Argument{isbn("1")}})
			if x.Status != 0 || x.Err == nil || x.Class() != "none" {
				t.Errorf("status %d, error %v", x.Status, x.Err)
			}
			if n := len(read()); n != 1 {
				t.Errorf("it was asked %d times, and never on a connection that was used before", n)
			}
		})
	}
}

// Breaking connections is an answer of an API that is there.
func TestAnAPIThatBreaksConnectionsIsNotGone(t *testing.T) {
	b := setup(t, nil)
	hangsUp(t, b, 0)
	s := sender(t, b.settings())
	for range 25 {
		send(t, s, &call.Case{Operation: b.op(t, "GET /books/{isbn}"), Arguments: []call.Argument{isbn("1")}})
	}
}

func TestAnAPIThatHangsIsGone(t *testing.T) {
	b := setup(t, func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	settings := b.settings()
	settings.Timeout = 2 * time.Millisecond
	s := sender(t, settings)
	c := &call.Case{Operation: b.op(t, "GET /books/{isbn}"), Arguments: []call.Argument{isbn("1")}}
	for range 20 {
		if x := send(t, s, c); x.Status != 0 || x.Err == nil || !strings.Contains(x.Err.Error(), "no answer in time") {
			t.Fatalf("status %d, error %v", x.Status, x.Err)
		}
	}
	if _, err := s.Send(t.Context(), c); !errors.Is(err, call.ErrGone) {
		t.Errorf("got %v", err)
	}
}
