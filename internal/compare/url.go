package compare

import (
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// baseURL is the URL of a server as it is shown.
func baseURL(s contract.Server) string {
	if url := strings.TrimSuffix(s.URL, "/"); url != "" {
		return url
	}
	return "/"
}

// normalURL writes a URL template in one way: scheme and host have no case, the
// default port may be left out (RFC 3986, section 6.2.2.1 and 6.2.3), and what
// variables are called means nothing.
func normalURL(url string) string {
	url = template(strings.TrimSuffix(url, "/"))
	scheme, rest, ok := strings.Cut(url, "://")
	if !ok {
		if url == "" {
			return "/"
		}
		return url
	}
	host, path, slash := strings.Cut(rest, "/")
	scheme, host = strings.ToLower(scheme), strings.ToLower(host)
	switch scheme {
	case "http":
		host = strings.TrimSuffix(host, ":80")
	case "https":
		host = strings.TrimSuffix(host, ":443")
	}
	url = scheme + "://" + host
	if slash {
		url += "/" + path
	}
	return url
}

// served reports whether every URL that a server stands for is one of another
// list, however those are written.
func served(s contract.Server, others []contract.Server) bool {
	urls := spelled(s)
	if len(urls) == 0 {
		return false
	}
	if len(others) == 0 {
		others = []contract.Server{{URL: "/"}}
	}
	known := make(map[string]bool)
	for _, o := range others {
		for _, url := range spelled(o) {
			known[url] = true
		}
	}
	for _, url := range urls {
		if !known[url] {
			return false
		}
	}
	return true
}

// maxSpelled bounds the URLs that one server is spelled out in.
const maxSpelled = 256

// spelled lists the URLs that a server stands for, or none where a variable may
// have any value, or where they are too many.
func spelled(s contract.Server) []string {
	urls := []string{s.URL}
	for _, name := range templateNames(s.URL) {
		values := s.Node.At("variables", name, "enum").Strings()
		if len(values) == 0 || len(urls)*len(values) > maxSpelled {
			return nil
		}
		var next []string
		for _, url := range urls {
			for _, v := range values {
				next = append(next, strings.ReplaceAll(url, "{"+name+"}", v))
			}
		}
		urls = next
	}
	for i, url := range urls {
		urls[i] = normalURL(url)
	}
	return urls
}
