package answer

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/wire"
)

// deprecatedKeys are the extensions by which documents say since when an
// operation is deprecated.
var deprecatedKeys = [...]string{"x-deprecated-at", "x-deprecation-date", "x-deprecated-since", "x-deprecated-on", "x-deprecated", "x-deprecation"}

// undatedDeprecation is when what a document merely calls deprecated is said to
// have been so: RFC 9745, section 2.1, wants a date. The start of the mock would
// be as good a guess, but the same request is to have the same answer, whenever
// and wherever the mock runs. It is no round zero, which clients take for no
// date, and never later than a sunset (RFC 9745, section 4).
var undatedDeprecation = time.Date(2026, time.January, 1, 0, 0, 0, 0, time.UTC)

// lifeOf returns the headers that say what the document does of an operation's
// end: Deprecation (RFC 9745), Sunset (RFC 8594), and where to read on.
func lifeOf(op *contract.Operation) http.Header {
	h := http.Header{}
	sunset := dateAt(op.Node.Get("x-sunset"))
	if !sunset.IsZero() {
		h.Set("Sunset", sunset.UTC().Format(http.TimeFormat))
	}
	if !op.Deprecated {
		return h
	}
	since := undatedDeprecation
	if !sunset.IsZero() && sunset.Before(since) {
		since = sunset
	}
	for _, key := range deprecatedKeys {
		if at := dateAt(op.Node.Get(key)); !at.IsZero() {
			since = at
			break
		}
	}
	h.Set("Deprecation", "@"+strconv.FormatInt(since.Unix(), 10))
	if guide := linkTarget(op.Node.At("externalDocs", "url").Text()); guide != "" {
		h.Set("Link", "<"+guide+`>; rel="deprecation"; type="text/html"`)
	}
	return h
}

// dateAt reads a date, with or without a time of day; zero for none.
func dateAt(n *contract.Node) time.Time {
	for _, layout := range [...]string{time.DateOnly, time.RFC3339} {
		if t, err := time.Parse(layout, strings.TrimSpace(n.Text())); err == nil && t.Year() >= 1970 {
			return t
		}
	}
	return time.Time{}
}

// linkTarget is an address as a Link header has it (RFC 8288, section 3), or ""
// for one that it cannot have.
func linkTarget(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || address == "" {
		return ""
	}
	written := u.String()
	if strings.ContainsAny(written, "<> \"") || wire.Field(written) != written {
		return ""
	}
	return written
}
