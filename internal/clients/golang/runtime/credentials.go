package runtime

import (
	"context"
	"net/http"
	"strings"
)

// scheme is a way to prove who one is.
type scheme struct {
	key           string // its name in the API's document
	kind          schemeKind
	in, parameter string // of an apiKey
	tokenURL      string // of oauthClient
	scopes        []string
	environment   []string
}

type schemeKind uint8

const (
	apiKey      schemeKind = iota // a value in a header, the query or a cookie
	basic                         // RFC 7617
	bearer                        // RFC 6750
	oauthClient                   // RFC 6749, section 4.4: a token is fetched for client id and secret
)

// credential is what is known for a scheme: a value, a pair, or a source of
// tokens.
type credential struct {
	value    string
	user     string // with value as the password
	isPair   bool
	source   func(context.Context) (string, error)
	exchange *tokenCache
}

func (s *settings) credit(key string, c credential) {
	s.credentials = put(s.credentials, key, c)
}

func withValue(key, value string) Option {
	return func(s *settings) { s.credit(key, credential{value: value}) }
}

func withPair(key, user, password string) Option {
	return func(s *settings) { s.credit(key, credential{user: user, value: password, isPair: true}) }
}

func withSource(key string, source func(context.Context) (string, error)) Option {
	return func(s *settings) { s.credit(key, credential{source: source}) }
}

func withClient(key, id, secret string, scopes []string) Option {
	cache := newTokenCache(id, secret, scopes)
	return func(s *settings) { s.credit(key, credential{exchange: cache}) }
}

// readEnvironment reads a scheme's credentials if none are given. The end of
// the line of a file that they come from is no part of them.
func (s *settings) readEnvironment(sc *scheme) {
	if _, given := s.credentials[sc.key]; given || s.environment == nil {
		return
	}
	var values []string
	for _, name := range sc.environment {
		value := strings.TrimRight(s.environment(name), "\r\n")
		if value == "" {
			return
		}
		values = append(values, value)
	}
	switch {
	case sc.kind == oauthClient && len(values) == 2:
		s.apply([]Option{withClient(sc.key, values[0], values[1], nil)})
	case sc.kind == basic && len(values) == 2:
		s.apply([]Option{withPair(sc.key, values[0], values[1])})
	case len(values) == 1:
		s.apply([]Option{withValue(sc.key, values[0])})
	}
}

// requirement returns the schemes of the first alternative whose credentials
// are all known; none when there is no such alternative.
func (c *core) requirement(op *operation, s *settings) []*scheme {
	for _, keys := range op.security {
		var schemes []*scheme
		for _, key := range keys {
			sc := c.scheme(key)
			if _, known := s.credentials[key]; sc != nil && known {
				schemes = append(schemes, sc)
			}
		}
		if len(keys) > 0 && len(schemes) == len(keys) {
			return schemes
		}
	}
	return nil
}

func (c *core) scheme(key string) *scheme {
	for i := range c.api.schemes {
		if c.api.schemes[i].key == key {
			return &c.api.schemes[i]
		}
	}
	return nil
}

// authorize adds credentials to a request.
func (c *core) authorize(ctx context.Context, r *http.Request, d *draft, s *settings) error {
	for _, sc := range c.requirement(d.op, s) {
		given := s.credentials[sc.key]
		value, err := given.token(ctx, c, sc, s)
		if err != nil {
			return err
		}
		switch {
		case sc.kind == apiKey:
			place(r, sc, value)
		case given.isPair:
			r.SetBasicAuth(given.user, value)
		default:
			r.Header.Set("Authorization", "Bearer "+value)
		}
	}
	return nil
}

// token returns the value to send.
func (c *credential) token(ctx context.Context, of *core, sc *scheme, s *settings) (string, error) {
	switch {
	case c.source != nil:
		return c.source(ctx)
	case c.exchange != nil:
		return c.exchange.token(ctx, of, sc, s)
	}
	return c.value, nil
}

// place puts a key where its scheme wants it.
func place(r *http.Request, sc *scheme, value string) {
	switch sc.in {
	case "query":
		r.URL.RawQuery = replacePair(r.URL.RawQuery, queryPair(sc.parameter, value))
	case "cookie":
		pair := sc.parameter + "=" + value
		if before := r.Header.Get("Cookie"); before != "" {
			pair = before + "; " + pair
		}
		r.Header.Set("Cookie", pair)
	default:
		r.Header.Set(sc.parameter, value)
	}
}

// replacePair adds a pair to a query, in place of one with the same key: the URL
// of a next page may hold the key that the page before was asked with.
func replacePair(query string, p pair) string {
	name, _, _ := strings.Cut(p.text, "=")
	var kept []string
	for text := range strings.SplitSeq(query, "&") {
		if key, _, _ := strings.Cut(text, "="); key != name && text != "" {
			kept = append(kept, text)
		}
	}
	return strings.Join(append(kept, p.text), "&")
}

// refresh forgets the tokens that a call was refused with, and reports whether
// there were any that can be fetched anew.
func (c *core) refresh(op *operation, s *settings) bool {
	fresh := false
	for _, sc := range c.requirement(op, s) {
		if cache := s.credentials[sc.key].exchange; cache != nil {
			cache.forget()
			fresh = true
		}
	}
	return fresh
}
