package runtime

import (
	"io"
	"strings"
	"testing"
)

// An attempt that has ended does not read what the next one sends.
func TestRewinder(t *testing.T) {
	source := strings.NewReader("not: body")
	source.Seek(5, io.SeekStart)
	p := readerPayload("text/plain", source)
	first, err := p.open()
	if err != nil || !p.again || p.size != 4 {
		t.Fatalf("got %v, %+v", err, p)
	}
	if _, err := first.Read(make([]byte, 2)); err != nil {
		t.Fatal(err)
	}
	second, err := p.open()
	if err != nil {
		t.Fatal(err)
	}
	if n, err := first.Read(make([]byte, 2)); n > 0 || err == nil {
		t.Errorf("the first attempt still reads: %d, %v", n, err)
	}
	if got := read(t, second); got != "body" {
		t.Errorf("got %q", got)
	}
}
