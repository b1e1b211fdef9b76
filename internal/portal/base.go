package portal

import (
	"net/http"
	"regexp"
	"strings"
)

var hostName = regexp.MustCompile(`^[A-Za-z0-9.-]+(:[0-9]{1,5})?$|^\[[0-9A-Fa-f:.]+\](:[0-9]{1,5})?$`)

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
	if !hostName.MatchString(host) {
		host = "localhost"
	}
	return scheme + "://" + host
}
