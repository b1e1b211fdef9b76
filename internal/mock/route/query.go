package route

import (
	"net/url"
	"strings"
)

// condition is what a path template says of the query. No edition of OpenAPI
// lets paths have one (3.0.3, section 4.7.8), but hundreds of documents tell
// operations apart by it.
type condition struct {
	name     string // decoded
	value    string // decoded; "" for any
	argument string // name of the parameter that the value is for, or ""
}

// cutQuery splits a path template where a query begins, or a fragment, which
// stands for one in the documents that have it: "/#Action=ListQueues".
func cutQuery(path string) (rest string, conditions []condition) {
	at := strings.IndexAny(path, "?#")
	if at < 0 {
		return path, nil
	}
	query := path[at+1:]
	rest = path[:at]
	if strings.HasSuffix(rest, "{") { // "{?page,size}", RFC 6570, section 3.2.8
		return rest[:at-1], nil
	}
	for pair := range strings.FieldsFuncSeq(query, func(r rune) bool { return strings.ContainsRune("&?#", r) }) {
		name, value, _ := strings.Cut(pair, "=")
		if strings.ContainsAny(name, "{}") {
			continue
		}
		c := condition{name: unescapedQuery(name), value: unescapedQuery(value)}
		if tokens := scan(value); len(tokens) > 1 || tokens[0].name {
			c.value = ""
			if len(tokens) == 1 {
				c.argument = tokens[0].text
			}
		}
		conditions = append(conditions, c)
	}
	return rest, conditions
}

// satisfied counts the conditions, or is -1 where one does not hold.
func satisfied(conditions []condition, query string) int {
	for _, c := range conditions {
		if _, ok := c.in(query); !ok {
			return -1
		}
	}
	return len(conditions)
}

// in returns the value that a query has for a condition, still escaped.
func (c condition) in(query string) (value string, ok bool) {
	for query != "" {
		var pair string
		pair, query, _ = strings.Cut(query, "&")
		name, value, _ := strings.Cut(pair, "=")
		if unescapedQuery(name) == c.name && (c.value == "" || unescapedQuery(value) == c.value) {
			return value, true
		}
	}
	return "", false
}

func unescapedQuery(s string) string {
	if strings.IndexByte(s, '%') < 0 && strings.IndexByte(s, '+') < 0 {
		return s
	}
	if plain, err := url.QueryUnescape(s); err == nil {
		return plain
	}
	return s
}
