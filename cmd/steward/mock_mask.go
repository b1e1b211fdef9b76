package main

import (
	"net/url"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/wire"
)

// masker hides keys that stand in the query of a request.
type masker map[string]bool

// newMasker knows the query parameters in which a document wants secrets.
func newMasker(doc *contract.Document) masker {
	m := masker{"access_token": true} // RFC 6750, section 2.3
	for _, n := range doc.SecuritySchemes() {
		if s, ok := wire.SchemeOf(doc.Resolve(n)); ok && s.In == "query" {
			m[s.Name] = true
		}
	}
	return m
}

// mask returns a target with the values of such parameters replaced.
func (m masker) mask(target string) string {
	path, query, found := strings.Cut(target, "?")
	if !found {
		return target
	}
	pairs := strings.Split(query, "&")
	changed := false
	for i, pair := range pairs {
		name, _, given := strings.Cut(pair, "=")
		plain, err := url.QueryUnescape(name)
		if given && (m[name] || err == nil && m[plain]) {
			pairs[i], changed = name+"=***", true
		}
	}
	if !changed {
		return target
	}
	return path + "?" + strings.Join(pairs, "&")
}
