package handlers

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/apisteward/steward/internal/fault"
)

func TestBodiesAreReadUpToTheirLimit(t *testing.T) {
	for _, length := range []int{0, 1, 9, 10} {
		text := strings.Repeat("x", length)
		for name, reader := range map[string]io.Reader{"at once": strings.NewReader(text), "byte by byte": iotest.OneByteReader(strings.NewReader(text))} {
			body := &limitedBody{ReadCloser: io.NopCloser(reader), left: 10, limit: 10, expected: 1 << 40}
			if got, err := readBody(body); err != nil || string(got) != text {
				t.Errorf("%d bytes, %s: %q, %v", length, name, got, err)
			}
		}
	}
	body := &limitedBody{ReadCloser: io.NopCloser(strings.NewReader("eleven byte")), left: 10, limit: 10}
	var tooLarge *http.MaxBytesError
	if _, err := readBody(body); !errors.As(err, &tooLarge) || tooLarge.Limit != 10 {
		t.Errorf("11 bytes: %v", err)
	}
	if n, err := body.Read(make([]byte, 1)); n != 0 || !errors.As(err, &tooLarge) {
		t.Errorf("after the limit: %d, %v", n, err)
	}
}

func TestBodyInMemoryIsNotCopied(t *testing.T) {
	data := []byte("text")
	got, err := readBody(bytesBody(data))
	if err != nil || !bytes.Equal(got, data) || &got[0] != &data[0] {
		t.Errorf("%q, %v", got, err)
	}
}

func TestBrokenBodiesAreTheCallersFault(t *testing.T) {
	body := &limitedBody{ReadCloser: io.NopCloser(iotest.ErrReader(io.ErrUnexpectedEOF)), left: 10, limit: 10}
	if _, err := readBody(body); !fault.Is(err, fault.Malformed) {
		t.Errorf("%v, want Malformed", err)
	}
}
