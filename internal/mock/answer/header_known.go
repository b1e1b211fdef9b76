package answer

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/wire"
)

// outgoing is an answer on its way, as far as its headers follow from it.
type outgoing struct {
	op   *contract.Operation
	code int
	body []byte
	at   string // path of the request, encoded; it begins with one slash
	host string // "http://localhost:8080"
	item string // name of the parameter that leads to what was made; "" for none
	made any    // the value of the body
	seed uint64
}

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

// location is where what was made can be found, or where to go on.
func (in *outgoing) location() []string {
	path := in.at
	if in.item != "" || in.code >= 300 { // a redirection to itself would never end
		name := in.token()[:8]
		if o, ok := in.made.(sample.Object); ok {
			if member := memberFor(o, in.item, true); member != "" {
				name = wire.Text(valueOf(o, member))
			}
		}
		if written := wire.Escape(name); strings.Trim(written, ".") != "" {
			path = strings.TrimSuffix(path, "/") + "/" + written
		}
	}
	return []string{path, in.host + path}
}

func (in *outgoing) addresses() []string { return []string{in.at, in.host + in.at} }

// sum tells bodies apart.
func (in *outgoing) sum() []byte {
	sum := sha256.Sum256(in.body)
	return sum[:]
}

// token is a word of hexadecimal digits.
func (in *outgoing) token() string {
	sum := sha256.Sum256([]byte(strconv.FormatUint(in.seed, 10)))
	return hex.EncodeToString(sum[:16])
}

// uuid is a UUID of version 4 (RFC 9562, section 5.4).
func (in *outgoing) uuid() string {
	t := in.token()
	return t[:8] + "-" + t[8:12] + "-4" + t[13:16] + "-a" + t[17:20] + "-" + t[20:32]
}
