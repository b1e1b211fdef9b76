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
func (q *query) satisfied(conditions []condition) int {
	for _, c := range conditions {
		value, given := q.value(c.name)
		if !given || c.value != "" && unescapedQuery(value) != c.value {
			return -1
		}
	}
	return len(conditions)
}

// query is that of a request, read when something is asked of it.
type query struct {
	text   string
	values map[string]string // the first of each name, still escaped
}

// value returns the first value that a name has, still escaped.
func (q *query) value(name string) (value string, given bool) {
	if q.values == nil {
		q.values = map[string]string{}
		for pair := range strings.SplitSeq(q.text, "&") {
			name, value, _ := strings.Cut(pair, "=")
			name = unescapedQuery(name)
			if _, again := q.values[name]; !again {
				q.values[name] = value
			}
		}
	}
	value, given = q.values[name]
	return value, given
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
