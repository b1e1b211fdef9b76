package portal

import (
	"net/http"
	"strings"

	"github.com/apisteward/steward/internal/portal/policy"
)

// baseOf is the address under which people reach the server: the one that is
// set or else the one of the request, without a slash at its end.
func (p *Portal) baseOf(r *http.Request) string {
	if p.options.PublicURL != "" {
		return strings.TrimSuffix(p.options.PublicURL, "/")
	}
	scheme := "http"
	if r.TLS != nil {
		scheme = "https"
	}
	host := r.Host
	if !policy.IsHost(host) {
		host = "localhost"
	}
	return scheme + "://" + host
}
