package route

import (
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// maxValues bounds the URLs that the variables of one server make.
const maxValues = 64

// basePaths returns the base paths of servers, in order, each once and without
// a slash at its end. Variables have the values that the document names for
// them; those that may have others are left in braces in a path that comes
// besides.
func basePaths(servers []contract.Server) []string {
	var paths []string
	seen := map[string]bool{}
	for _, s := range servers {
		for _, url := range filled(s) {
			if path := pathOf(url); !seen[path] {
				seen[path] = true
				paths = append(paths, path)
			}
		}
	}
	return paths
}

// filled returns what the URL of a server can be.
func filled(s contract.Server) []string {
	urls := []string{""}
	begin, end := authority(s.URL)
	at := 0
	for _, t := range scanURL(s.URL) {
		options := []string{t.text}
		if t.name {
			options = valuesOf(s.Node.Get("variables").Get(t.text), t.text)
			if begin <= at && at < end { // where the host is does not matter
				options = options[:1]
			}
			at += len("{}")
		}
		at += len(t.text)
		if len(urls)*len(options) > maxValues {
			options = options[:1]
		}
		var longer []string
		for _, url := range urls {
			for _, option := range options {
				longer = append(longer, url+option)
			}
		}
		urls = longer
	}
	return urls
}

// scanURL splits a URL into text, as it is written, and names of variables.
func scanURL(url string) []token {
	var tokens []token
	for {
		before, rest, opened := strings.Cut(url, "{")
		name, after, closed := strings.Cut(rest, "}")
		if !opened || !closed {
			return append(tokens, token{text: url})
		}
		tokens = append(tokens, token{text: before}, token{text: name, name: true})
		url = after
	}
}

// valuesOf returns what a variable can be: its default first, and its name in
// braces when it can be anything.
func valuesOf(variable *contract.Node, name string) []string {
	var values []string
	if d := variable.Get("default"); d != nil {
		values = append(values, d.Literal())
	}
	if words := variable.Get("enum").Strings(); len(words) > 0 {
		for _, word := range words {
			if !slices.Contains(values, word) {
				values = append(values, word)
			}
		}
		return values
	}
	return append(values, "{"+name+"}")
}

// authority returns where a URL has its scheme and host (RFC 3986, section 3).
func authority(url string) (begin, end int) {
	at := strings.Index(url, "//")
	if at < 0 || strings.ContainsAny(url[:at], "/?#") {
		return 0, 0
	}
	host := at + len("//")
	if slash := strings.IndexByte(url[host:], '/'); slash >= 0 {
		return 0, host + slash
	}
	return 0, len(url)
}

// pathOf returns the path of a URL, "" for the root. Relative ones are taken
// from the root, since nobody knows where a document stands.
func pathOf(url string) string {
	_, end := authority(url)
	path := url[end:]
	if at := strings.IndexAny(path, "?#"); at >= 0 {
		path = path[:at]
	}
	path = strings.TrimRight(path, "/")
	if path == "" {
		return ""
	}
	return strings.TrimRight("/"+strings.Join(segments(path), "/"), "/")
}
