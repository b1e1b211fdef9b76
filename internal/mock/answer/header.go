package answer

import (
	"net/http"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/wire"
)

// header is one documented header of a response that is to be sent.
type header struct {
	*contract.Parameter
	name  string      // canonical
	known knownHeader // nil for one that HTTP says nothing of
	flaw  string      // why it cannot be sent, or ""
}

// headersOf returns the documented headers of a response that a mock sends, and
// whether some follow from where the request went.
func headersOf(r *contract.Response) (headers []*header, located bool) {
	taken := map[string]bool{}
	for _, p := range r.Headers {
		name := http.CanonicalHeaderKey(p.Name)
		if taken[name] || ofOthers(name) || isHint(name) && !p.Required {
			continue
		}
		taken[name] = true
		h := &header{Parameter: p, name: name, known: knownHeaders(name)}
		switch {
		case !wire.Token(p.Name):
			h.flaw = "The documented header " + quoted(p.Name) + " is not sent: that is no name of a header."
		case ofOrigin(name):
			h.flaw = "The documented header " + name + " is not sent: it would be about all that is on this host."
		}
		headers = append(headers, h)
		located = located || isLocated(name)
	}
	return headers, located
}

// ofOthers reports whether a header is made elsewhere: it is about the
// connection or the body (RFC 9110, sections 6.6.1, 7.6.1, 8.3 and 8.4), or
// about the mock itself.
func ofOthers(name string) bool {
	switch name {
	case "Content-Type", "Content-Length", "Content-Encoding", "Transfer-Encoding", "Connection", "Keep-Alive", "Trailer", "Te", "Upgrade",
		"Proxy-Connection", "Date", "Warning", "Preference-Applied":
		return true
	}
	return strings.HasPrefix(name, "Access-Control-")
}

// isHint reports whether a header says that something ends. Documents share
// such headers among all their responses; sent where nothing does, they would
// only alarm.
func isHint(name string) bool { return name == "Deprecation" || name == "Sunset" }

// ofOrigin reports whether a header tells a browser something of the whole
// origin, where others than the mock may be at home: a document is not to decide
// on them.
func ofOrigin(name string) bool {
	switch name {
	case "Strict-Transport-Security", "Public-Key-Pins", "Clear-Site-Data", "Service-Worker-Allowed", "Alt-Svc", "Nel", "Report-To",
		"Reporting-Endpoints", "Content-Security-Policy", "Content-Security-Policy-Report-Only", "Refresh", "Origin-Agent-Cluster":
		return true
	}
	return false
}
