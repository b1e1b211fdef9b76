// Package policy makes the Content-Security-Policy of pages.
package policy

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// Page is the policy of a page that may send requests to the given origins,
// besides the server's own. It lets no script and no style within the page
// itself run, which is what a document would have to bring.
func Page(origins []string) string {
	connect := strings.Join(append([]string{"'self'"}, origins...), " ")
	return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src " + connect +
		"; base-uri 'none'; form-action 'self'"
}

// Header is the policy of a page as a header, where it can refuse to be framed
// as well (CSP Level 3, section 6.4.2).
func Header(origins []string) string { return Page(origins) + "; frame-ancestors 'none'" }

// maxOrigins bounds the origins in one policy, which is sent with each page.
const maxOrigins = 20

// Origins returns the origins of a document's servers, to which readers may
// try requests.
func Origins(doc *contract.Document) []string {
	var out []string
	add := func(servers []contract.Server) {
		for _, s := range servers {
			for _, origin := range originsOf(s) {
				if len(out) < maxOrigins && !slices.Contains(out, origin) {
					out = append(out, origin)
				}
			}
		}
	}
	add(doc.Servers())
	for _, op := range doc.Operations() {
		add(op.Servers)
	}
	return out
}

// originsOf returns the origins that the URL of a server may have, by the
// values that its variables are known to take.
func originsOf(s contract.Server) []string {
	head, found := originTemplate(s.URL)
	if !found {
		return nil
	}
	urls := []string{head}
	variables := s.Node.Get("variables")
	for _, name := range variableNames(head) {
		v := variables.Get(name)
		values := []string{v.Get("default").Text()}
		for _, value := range v.Get("enum").Items() {
			values = append(values, value.Text())
		}
		urls = filled(urls, "{"+name+"}", values)
	}
	var out []string
	for _, u := range urls {
		if origin, ok := originOf(u); ok {
			out = append(out, origin)
		}
	}
	return out
}

// originTemplate cuts a server's URL to scheme, host and port. False for a
// relative one, which is the server's own.
func originTemplate(text string) (string, bool) {
	scheme, rest, found := strings.Cut(text, "://")
	host, _, _ := strings.Cut(rest, "/")
	return scheme + "://" + host, found
}

var hostName = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]{1,5})?$|^\[[0-9A-Fa-f:.]+\](:[0-9]{1,5})?$`)

var variable = regexp.MustCompile(`\{([^{}]*)\}`)

func variableNames(text string) []string {
	var names []string
	for _, m := range variable.FindAllStringSubmatch(text, -1) {
		names = append(names, m[1])
	}
	return names
}

// filled puts each of the values in the place of a variable of each URL.
func filled(urls []string, variable string, values []string) []string {
	var out []string
	for _, u := range urls {
		for _, value := range values {
			if made := strings.ReplaceAll(u, variable, value); len(out) < maxOrigins && !slices.Contains(out, made) {
				out = append(out, made)
			}
		}
	}
	return out
}

// IsHost reports whether text is a plain host name or address, with or without
// a port.
func IsHost(text string) bool { return hostName.MatchString(text) }

// originOf returns the origin of a URL as a policy names it. What is no plain
// host name is left out: nothing that a document says may end up in a header
// otherwise.
func originOf(text string) (string, bool) {
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || !IsHost(u.Host) {
		return "", false
	}
	return u.Scheme + "://" + strings.ToLower(u.Host), true
}
