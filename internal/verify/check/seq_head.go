package check

import (
	"bytes"
	"strings"

	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/failure"
)

// headDiffers judges a GET, a HEAD and a GET of one resource, which say the same
// (RFC 9110, section 9.3.2) as far as the two GETs do. A header that HEAD leaves
// out is no difference, since those that take work to find may be left out.
func headDiffers(_ *Context, q call.Sequence) []failure.Failure {
	if len(q.Steps) != 3 || q.Steps[0].Status != q.Steps[2].Status {
		return nil
	}
	get, head, again := q.Steps[0], q.Steps[1], q.Steps[2]
	f := failure.New(q.Check, head, head.Case.Operation.Node)
	f.Class = get.Class()
	f.ID = failure.NewID(f.Operation, f.Check, f.Place.Pointer, f.Class)
	if get.Status != head.Status {
		f.Text = "HEAD is answered otherwise than GET."
		f.Expected, f.Arrived = statusText(get.Status)+", as GET", statusText(head.Status)
		return []failure.Failure{f}
	}
	for _, name := range []string{"ETag", "Content-Type", "Content-Length", "Last-Modified", "Location"} {
		want, got := get.Header.Get(name), head.Header.Get(name)
		if name == "Content-Length" && !bytes.Equal(get.Answer, again.Answer) {
			continue // each body has a length of its own
		}
		if got == "" || want != again.Header.Get(name) || name != "Content-Type" && want == "" || headerSame(name, want, got, get) {
			continue
		}
		f.Text = "HEAD has another " + name + " than GET."
		f.Expected, f.Arrived = short(want)+", as GET", short(got)
		return []failure.Failure{f}
	}
	return nil
}

// uncoded is an entity tag without what servers put at its end where the body is
// compressed (RFC 9110, section 8.8.3.3): a GET is asked for that, and no HEAD.
func uncoded(tag string) string {
	for _, coding := range []string{"gzip", "zstd", "br", "deflate"} {
		if cut, ok := strings.CutSuffix(tag, coding+`"`); ok && strings.TrimRight(cut, "-;:+") != cut {
			return strings.TrimRight(cut, "-;:+") + `"`
		}
	}
	return tag
}

func headerSame(name, want, got string, get *call.Exchange) bool {
	switch name {
	case "ETag":
		return sameTag(uncoded(want), uncoded(got))
	case "Content-Type":
		a, _ := parseMedia(want)
		b, _ := parseMedia(got)
		return a == b
	case "Content-Length":
		return get.Header.Get("Content-Encoding") != "" || want == got
	}
	return want == got
}
