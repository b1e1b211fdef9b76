package check

import (
	"net/http"
	"net/url"
	"path"

	"github.com/apisteward/steward/internal/verify/call"
)

// redirectVerdict is for undocumented statuses of 3xx.
func redirectVerdict(x *call.Exchange) verdict {
	switch {
	case x.Status == http.StatusNotModified && conditional(x):
		return fine
	case tidies(x):
		return fine
	case x.Case.Access != call.Granted, x.Case.Intent == call.Invalid, elsewhere(x):
		return doubtful
	}
	return wrong
}

func conditional(x *call.Exchange) bool {
	return x.Sent.Get("If-None-Match") != "" || x.Sent.Get("If-Modified-Since") != ""
}

// tidies reports whether a redirect leads to the same path in other writing,
// as routers send it: with or without a slash at the end, slashes that stand
// twice, dots.
func tidies(x *call.Exchange) bool {
	from, to, ok := redirect(x)
	return ok && from.Host == to.Host && from.Scheme == to.Scheme && path.Clean(from.Path) == path.Clean(to.Path)
}

// elsewhere reports whether a redirect leads to the same path on another host
// or by another scheme: that is about where the API runs.
func elsewhere(x *call.Exchange) bool {
	from, to, ok := redirect(x)
	return ok && (from.Host != to.Host || from.Scheme != to.Scheme) && path.Clean(from.Path) == path.Clean(to.Path)
}

// redirect is from where to where a redirect leads.
func redirect(x *call.Exchange) (from, to *url.URL, ok bool) {
	switch x.Status {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
	default:
		return nil, nil, false
	}
	from, err := url.Parse(x.URL)
	if err != nil {
		return nil, nil, false
	}
	to, err = from.Parse(x.Header.Get("Location"))
	return from, to, err == nil && x.Header.Get("Location") != ""
}
