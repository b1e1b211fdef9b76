package runtime

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// tokenCache fetches tokens with client credentials (RFC 6749, section 4.4) and
// keeps one until shortly before it expires. It is safe for concurrent use: of
// several callers one fetches, and the others wait.
type tokenCache struct {
	id, secret string
	scopes     []string
	turn       chan struct{} // held by whoever looks or fetches
	value      string
	expires    time.Time // zero: never
	inBody     bool      // the server wants the credentials in the body
}

// expiryMargin is how long before its end a token is not used any more.
const expiryMargin = 30 * time.Second

func newTokenCache(id, secret string, scopes []string) *tokenCache {
	return &tokenCache{id: id, secret: secret, scopes: scopes, turn: make(chan struct{}, 1)}
}

// token returns a token that is valid for a while.
func (t *tokenCache) token(ctx context.Context, c *core, sc *scheme, s *settings) (string, error) {
	select {
	case t.turn <- struct{}{}:
	case <-ctx.Done():
		return "", ctx.Err()
	}
	defer func() { <-t.turn }()
	now := s.clock.Now()
	if t.value != "" && (t.expires.IsZero() || now.Before(t.expires.Add(-expiryMargin))) {
		return t.value, nil
	}
	return t.fetch(ctx, c, sc, s, now)
}

// forget drops the token.
func (t *tokenCache) forget() {
	t.turn <- struct{}{}
	t.value = ""
	<-t.turn
}

// tokenReply is what a token endpoint answers (RFC 6749, section 5.1).
type tokenReply struct {
	AccessToken string      `json:"access_token"`
	ExpiresIn   json.Number `json:"expires_in"`
}

// fetch asks for a token with the credentials in the header, as the standard
// prefers, and in the body when the server does not take that. A refusal is a
// StatusError.
func (t *tokenCache) fetch(ctx context.Context, c *core, sc *scheme, s *settings, now time.Time) (string, error) {
	address, err := c.tokenURL(sc, s)
	if err != nil {
		return "", err
	}
	got, err := t.ask(ctx, sc, s, address)
	if err == nil && (got.status == http.StatusUnauthorized || got.status == http.StatusBadRequest) && !t.inBody {
		t.inBody = true
		got, err = t.ask(ctx, sc, s, address)
		t.inBody = err == nil && success(got.status)
	}
	switch {
	case err != nil:
		return "", &ConnectionError{Method: http.MethodPost, URL: address, Err: unwrapURL(err)}
	case !success(got.status):
		return "", &StatusError{Status: got.status, Header: got.header, Method: http.MethodPost, URL: address, Body: got.body}
	}
	var answer tokenReply
	if err = decodeJSON(got.body, &answer); err == nil && answer.AccessToken == "" {
		err = errors.New("it holds no token")
	}
	if err != nil {
		return "", &DecodeError{Status: got.status, Header: got.header, Method: http.MethodPost, URL: address, Body: got.body, Err: err}
	}
	t.value, t.expires = answer.AccessToken, time.Time{}
	if seconds, err := answer.ExpiresIn.Float64(); err == nil && seconds > 0 {
		t.expires = now.Add(time.Duration(min(seconds, 1e9) * float64(time.Second)))
	}
	return t.value, nil
}

func (c *core) tokenURL(sc *scheme, s *settings) (string, error) {
	base, err := c.base(nil, s)
	if err != nil {
		return "", err
	}
	return resolve(base.String()+"/", sc.tokenURL)
}

func (t *tokenCache) ask(ctx context.Context, sc *scheme, s *settings, address string) (*reply, error) {
	scopes := t.scopes
	if scopes == nil {
		scopes = sc.scopes
	}
	form := url.Values{"grant_type": {"client_credentials"}}
	if len(scopes) > 0 {
		form.Set("scope", strings.Join(scopes, " "))
	}
	if t.inBody {
		form.Set("client_id", t.id)
		form.Set("client_secret", t.secret)
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, address, strings.NewReader(form.Encode()))
	if err != nil {
		return nil, err
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Accept", "application/json")
	r.Header.Set("User-Agent", s.header.Get("User-Agent"))
	if !t.inBody {
		r.SetBasicAuth(url.QueryEscape(t.id), url.QueryEscape(t.secret))
	}
	response, err := s.send(r)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(io.LimitReader(response.Body, maxErrorBody))
	return &reply{status: response.StatusCode, header: response.Header, body: body}, err
}
