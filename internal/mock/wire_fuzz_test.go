package mock_test

import (
	"bufio"
	"bytes"
	"io"
	"net"
	"net/http"
	"testing"
	"time"
)

// FuzzWire sends bytes over a connection to a server with a mock. Whatever
// they are, it answers no server error, and goes on.
func FuzzWire(f *testing.F) {
	for _, seed := range wireSeeds() {
		f.Add([]byte(seed))
	}
	address := listen(f, newMock(f, bookshop, stateful))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, status := range speak(t, address, data) {
			if status >= 500 && status != http.StatusNotImplemented && status != http.StatusHTTPVersionNotSupported { // net/http's own
				t.Errorf("answered with %d", status)
			}
		}
	})
}

// wireSeeds are requests from which others are made.
func wireSeeds() []string {
	const host = "Host: x\r\n"
	return []string{
		"GET /books HTTP/1.1\r\n" + host + "\r\n",
		"GET /v1/books?limit=1&__code=404 HTTP/1.1\r\n" + host + "Prefer: dynamic=true\r\nAccept: */*;q=0.5\r\n\r\n",
		"POST /books HTTP/1.1\r\n" + host + "Content-Type: application/json\r\nContent-Length: 14\r\n\r\n{\"title\": \"x\"}",
		"POST /books HTTP/1.1\r\n" + host + "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 9\r\n\r\n--x\r\n\r\n--x",
		"POST /books HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
		"PATCH /books/1 HTTP/1.1\r\n" + host + "Content-Type: application/json-patch+json\r\nContent-Length: 2\r\n\r\n[]",
		"OPTIONS * HTTP/1.1\r\n" + host + "\r\n", "CONNECT x:1 HTTP/1.1\r\n" + host + "\r\n", "GET http://x/%ff%2f..//? HTTP/1.0\r\n\r\n",
		"PUT /_mock/state HTTP/1.1\r\n" + host + "Content-Length: 2\r\n\r\n{}", "HEAD /_mock HTTP/1.1\r\n" + host + "\r\n",
		"POST /_mock/webhooks/x HTTP/1.1\r\n" + host + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}",
	}
}

// speak sends bytes and returns the statuses of all answers.
func speak(t *testing.T, address string, data []byte) []int {
	conn, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	conn.SetDeadline(time.Now().Add(10 * time.Second))
	if _, err := conn.Write(data); err != nil {
		return nil // refused before its end
	}
	conn.(*net.TCPConn).CloseWrite()
	answered, _ := io.ReadAll(conn)
	var statuses []int
	in := bufio.NewReader(bytes.NewReader(answered))
	for {
		resp, err := http.ReadResponse(in, nil)
		if err != nil {
			return statuses
		}
		io.Copy(io.Discard, resp.Body)
		statuses = append(statuses, resp.StatusCode)
	}
}
