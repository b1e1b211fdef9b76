package outgoing

import (
	"net/http"
	"net/url"
	"strings"
)

// redirect decides whether a redirect is followed. One that is not is an answer
// like any other.
func (c *Client) redirect(next *http.Request, before []*http.Request) error {
	from := before[len(before)-1].URL
	if len(before) > c.options.Redirects || !sameHost(from, next.URL) || CheckURL(next.URL) != nil {
		return http.ErrUseLastResponse
	}
	return nil
}

// sameHost reports whether a redirect stays where it is, but for a change from
// http to https.
func sameHost(from, to *url.URL) bool {
	if !strings.EqualFold(from.Hostname(), to.Hostname()) {
		return false
	}
	if from.Scheme == to.Scheme {
		return portOf(from) == portOf(to)
	}
	return from.Scheme == "http" && to.Scheme == "https" && from.Port() == "" && to.Port() == ""
}
