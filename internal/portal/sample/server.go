package sample

import (
	"net/url"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/wire"
)

// exampleHost stands in where a document names no host.
const exampleHost = "https://api.example.com"

// server is the first base URL with a host, its variables filled with their
// defaults, without a slash at its end.
func (m *Maker) server(op *contract.Operation) string {
	servers := op.Servers
	if len(servers) == 0 {
		servers = m.doc.Servers()
	}
	path := ""
	for i, s := range servers {
		base := filled(s)
		if strings.HasPrefix(base, "//") {
			base = "https:" + base
		}
		if u, err := url.Parse(base); err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" {
			return baseURL(u)
		}
		if i == 0 && !strings.Contains(base, ":") {
			path = base
		}
	}
	return strings.TrimSuffix(exampleHost+strings.TrimSuffix(wire.EncodePath(path), "/"), "/")
}

// baseURL writes a base URL with nothing in it that a shell, a URL parser or a
// glob could take for something else.
func baseURL(u *url.URL) string {
	host := strings.Map(func(r rune) rune {
		if r < 0x80 && !wire.Unreserved(byte(r)) && !strings.ContainsRune(":[]", r) {
			return -1
		}
		return r
	}, u.Host)
	return u.Scheme + "://" + host + strings.TrimSuffix(wire.EncodePath(u.EscapedPath()), "/")
}

// filled is a server's URL with the defaults of its variables.
func filled(s contract.Server) string {
	base := s.URL
	for name, v := range s.Node.Get("variables").Fields() {
		base = strings.ReplaceAll(base, "{"+name+"}", v.Get("default").Literal())
	}
	return base
}
