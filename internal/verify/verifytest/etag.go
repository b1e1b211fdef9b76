package verifytest

import "strings"

// knows tells whether If-None-Match names an entity tag, by the weak comparison
// (RFC 9110, 13.1.2).
func knows(field, tag string) bool {
	return names(field, func(t string) bool { return strings.TrimPrefix(t, "W/") == strings.TrimPrefix(tag, "W/") })
}

// matches tells whether If-Match names an entity tag, by the strong comparison
// (RFC 9110, 13.1.1).
func matches(field, tag string) bool {
	return names(field, func(t string) bool { return t == tag && !strings.HasPrefix(t, "W/") })
}

// names tells whether a list of entity tags without commas holds one.
func names(field string, same func(string) bool) bool {
	for tag := range strings.SplitSeq(field, ",") {
		tag = strings.TrimSpace(tag)
		if tag == "*" || (tag != "" && same(tag)) {
			return true
		}
	}
	return false
}
