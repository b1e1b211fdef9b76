package mock

import (
	"io"
	"net/http"
	"strconv"
	"strings"

	"github.com/apisteward/steward/internal/mock/answer"
)

const (
	maxWarnings  = 5         // that are sent; a log has them all
	maxWarning   = 300       // bytes of one
	maxDiscarded = 256 << 20 // bytes of a body that nobody wants
	maxUnread    = 256 << 10 // bytes of a body that net/http reads itself
)

// send writes an answer and returns how many bytes its body has.
func send(w http.ResponseWriter, r *http.Request, a *answer.Answer) int {
	discard(r)
	header := w.Header()
	for name, values := range a.Header {
		if _, said := header[name]; !said || name == "Vary" { // what the request asks for goes before what is made up
			header[name] = append(header[name], values...)
		}
	}
	for i, warning := range a.Warnings {
		if i < maxWarnings {
			header.Add("Warning", warningOf(warning))
		}
	}
	exposeHeaders(header)
	if !hasBody(a.Status) {
		header.Del("Content-Type")
		w.WriteHeader(a.Status)
		return 0
	}
	header.Set("Content-Length", strconv.Itoa(len(a.Body)))
	w.WriteHeader(a.Status)
	if r.Method == http.MethodHead {
		return 0
	}
	n, _ := w.Write(a.Body) // the caller went away
	return n
}

// discard reads the rest of a long body. Many callers read no answer before all
// is sent, and would see a connection that breaks. Who asks first is told.
func discard(r *http.Request) {
	if announced := r.ContentLength >= 0 && r.ContentLength <= maxUnread; announced || r.Body == nil || r.Header.Get("Expect") != "" {
		return
	}
	_, _ = io.CopyN(io.Discard, r.Body, maxDiscarded) // the caller went away
}

// hasBody reports whether answers of a status can have one (RFC 9110, section
// 6.4.1).
func hasBody(status int) bool {
	return status >= 200 && status != http.StatusNoContent && status != http.StatusNotModified
}

// warningOf is a sentence as a warning of no particular kind that stays (RFC
// 7234, section 5.5.7).
func warningOf(text string) string {
	var b strings.Builder
	b.WriteString(`299 - "`)
	for _, c := range text {
		switch {
		case b.Len() > maxWarning:
			b.WriteString("...")
			return b.String() + `"`
		case c == '"' || c == '\\':
			b.WriteByte('\\')
			b.WriteRune(c)
		case c < ' ' || c > '~':
			b.WriteByte('?')
		default:
			b.WriteRune(c)
		}
	}
	b.WriteByte('"')
	return b.String()
}
