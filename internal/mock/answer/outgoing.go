package answer

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strconv"
	"strings"

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

// address is the path that a request went to, encoded, and the host before it.
// The path begins with one slash, since two would be the name of a host.
func address(r *http.Request) (at, host string) {
	at, _, _ = strings.Cut(r.RequestURI, "?")
	if !strings.HasPrefix(at, "/") {
		at = r.URL.EscapedPath()
	}
	at = linkTarget("/" + strings.TrimLeft(at, "/"))
	if at == "" {
		at = "/"
	}
	scheme := "http"
	if r.TLS != nil {
		scheme = "https"
	}
	return at, scheme + "://" + r.Host
}
