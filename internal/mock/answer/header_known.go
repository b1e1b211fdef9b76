package answer

import (
	"encoding/hex"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// knownHeader returns the values that a header can have by what HTTP says of
// it, the best first.
type knownHeader func(*outgoing) []string

// someDay is when things were changed that nobody changed.
var someDay = time.Date(2026, time.January, 31, 12, 0, 0, 0, time.UTC)

// knownHeaders returns what HTTP, and wide use, know of a header; nil for
// nothing. Addresses lead back to the mock, and not to where the examples of
// the document do, since clients follow them with their credentials.
func knownHeaders(name string) knownHeader {
	switch name {
	case "Location":
		return (*outgoing).location
	case "Content-Location":
		return (*outgoing).addresses
	case "Link":
		return func(in *outgoing) []string { return []string{"<" + in.at + `>; rel="self"`} }
	case "Etag":
		return func(in *outgoing) []string {
			sum := hex.EncodeToString(in.sum())
			return []string{`"` + sum[:16] + `"`, `"` + sum[:32] + `"`, `"` + sum[:40] + `"`, `"` + sum + `"`, `W/"` + sum[:16] + `"`}
		}
	case "Last-Modified", "Expires":
		return constant(someDay.Format(http.TimeFormat))
	case "Set-Cookie":
		return func(in *outgoing) []string {
			return []string{"session=" + in.token() + "; Path=/; HttpOnly; SameSite=Lax"}
		}
	case "Retry-After":
		return constant("1", "30", "60")
	case "Vary":
		return constant("Accept")
	case "Allow":
		return func(in *outgoing) []string { return []string{in.op.Method} }
	case "Www-Authenticate":
		return constant("Bearer", `Basic realm="mock"`)
	case "X-Request-Id", "X-Correlation-Id", "Request-Id", "X-Trace-Id", "Correlation-Id":
		return func(in *outgoing) []string { return []string{in.uuid()} }
	}
	return limitHeaders(name)
}

// limitHeaders knows the headers about limits in use: those of
// draft-ietf-httpapi-ratelimit-headers, and what came before.
func limitHeaders(name string) knownHeader {
	switch strings.TrimPrefix(strings.ReplaceAll(strings.ToLower(name), "rate-limit", "ratelimit"), "x-") {
	case "ratelimit":
		return constant(`"default";r=599;t=42`, "599")
	case "ratelimit-policy":
		return constant(`"default";q=600;w=60`)
	case "ratelimit-limit":
		return constant("600")
	case "ratelimit-remaining":
		return constant("599")
	case "ratelimit-reset", "ratelimit-reset-after":
		return constant("42", strconv.FormatInt(someDay.Unix(), 10), someDay.Format(time.RFC3339))
	case "ratelimit-used":
		return constant("1")
	}
	return nil
}

func constant(values ...string) knownHeader {
	return func(*outgoing) []string { return values }
}

// isLocated reports whether a header follows from where a request went.
func isLocated(name string) bool {
	return name == "Location" || name == "Content-Location" || name == "Link"
}

// formedByHTTP reports whether a header has its form from HTTP alone.
func formedByHTTP(name string) bool {
	switch name {
	case "Date", "Expires", "Last-Modified", "Retry-After", "Sunset", "Deprecation", "Location", "Content-Location":
		return true
	}
	return false
}

// formed reports whether a text is what a header of that name has to look like,
// so that clients can read it.
func formed(name, text string) bool {
	switch name {
	case "Set-Cookie":
		_, err := http.ParseSetCookie(text)
		return err == nil
	case "Etag":
		opaque := strings.TrimPrefix(text, "W/")
		return len(opaque) > 1 && opaque[0] == '"' && opaque[len(opaque)-1] == '"' && !strings.Contains(opaque[1:len(opaque)-1], `"`)
	case "Link":
		return strings.HasPrefix(text, "<") && strings.Contains(text, ">")
	case "Location", "Content-Location":
		return linkTarget(text) != ""
	}
	return true
}
