package coding

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

func TestNewReaderUndoesWhatWasDone(t *testing.T) {
	text := strings.Repeat("a body ", 1000)
	for name, writer := range map[string]func(io.Writer) (io.WriteCloser, error){
		"gzip":   func(w io.Writer) (io.WriteCloser, error) { return gzip.NewWriter(w), nil },
		"x-gzip": func(w io.Writer) (io.WriteCloser, error) { return gzip.NewWriter(w), nil },
		"zstd":   func(w io.Writer) (io.WriteCloser, error) { return zstd.NewWriter(w) },
	} {
		r, err := NewReader(name, written(t, writer, text))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if got, err := io.ReadAll(r); err != nil || string(got) != text {
			t.Errorf("%s: %d bytes, %v", name, len(got), err)
		}
		r.Close()
	}
	if _, err := NewReader("gzip", strings.NewReader(text)); err == nil || IsWindow(err) {
		t.Errorf("plain text is taken for gzip: %v", err)
	}
}

func TestAWindowIsBounded(t *testing.T) {
	wide := func(w io.Writer) (io.WriteCloser, error) { return zstd.NewWriter(w, zstd.WithWindowSize(2*Window)) }
	r, err := NewReader("zstd", written(t, wide, strings.Repeat("a body ", Window/2)))
	if err == nil {
		_, err = io.ReadAll(r)
		r.Close()
	}
	if !IsWindow(err) {
		t.Errorf("%v", err)
	}
}

func written(t *testing.T, writer func(io.Writer) (io.WriteCloser, error), text string) io.Reader {
	t.Helper()
	var b bytes.Buffer
	w, err := writer(&b)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(w, text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return &b
}
