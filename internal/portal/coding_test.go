package portal

import (
	"bytes"
	"io"
	"testing"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

func TestCodingsAreChosenByWhatIsAccepted(t *testing.T) {
	for accept, want := range map[string]coding{
		"": plain, "identity": plain, "br": plain, "*": plain,
		"gzip": gzipped, "gzip, deflate, br, zstd": zstandard, "GZIP": gzipped, " zstd ,gzip": zstandard,
		"gzip;q=1, zstd;q=0.5": gzipped, "gzip;q=0": plain, "zstd;q=0, gzip;q=0.1": gzipped, "gzip;q=x": gzipped,
		";;;,,,": plain, "gzip;": gzipped,
	} {
		if got := codingFor(accept); got != want {
			t.Errorf("%q takes %q, want %q", accept, got, want)
		}
	}
}

func TestPagesAreSentAsTheVisitorTakesThem(t *testing.T) {
	s := newSite(t)
	s.library()
	const path = "/apis/library/2.0.0"
	whole := s.get(path)
	if got := whole.Header().Get("Content-Encoding"); got != "" || whole.Body.Len() < minPacked {
		t.Fatalf("the page has %d bytes in %q", whole.Body.Len(), got)
	}
	seen := map[string]bool{whole.Header().Get("ETag"): true}
	for accept, unpack := range map[string]func(io.Reader) (io.Reader, error){
		"gzip": func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) },
		"zstd": func(r io.Reader) (io.Reader, error) { return zstd.NewReader(r) },
	} {
		packed := s.get(path, "Accept-Encoding", accept)
		tag := packed.Header().Get("ETag")
		if packed.Header().Get("Content-Encoding") != accept || seen[tag] || packed.Body.Len() >= whole.Body.Len() {
			t.Errorf("%s: %v, %d bytes", accept, packed.Header(), packed.Body.Len())
		}
		seen[tag] = true
		r, err := unpack(packed.Body)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(r); err != nil || !bytes.Equal(got, whole.Body.Bytes()) {
			t.Errorf("%s unpacks to another page (%v)", accept, err)
		}
		if again := s.get(path, "Accept-Encoding", accept, "If-None-Match", tag); again.Code != 304 || again.Header().Get("ETag") != tag {
			t.Errorf("%s: asked for again it is %d %v", accept, again.Code, again.Header())
		}
	}
}
