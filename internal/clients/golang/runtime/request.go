package runtime

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
)

// draft is a request that can be made once for every attempt.
type draft struct {
	op      *operation
	url     *url.URL // without credentials
	header  http.Header
	cookie  []pair
	payload *payload // nil: no body
}

// draft encodes what a call was given.
func (c *core) draft(op *operation, in input, s *settings) (*draft, error) {
	params, err := encodeParams(in.params)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", op.id, err)
	}
	return c.draftWith(op, in, params, s)
}

func (c *core) draftWith(op *operation, in input, params encoded, s *settings) (*draft, error) {
	u, err := c.base(op, s)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", op.id, err)
	}
	path, err := expandPath(op.path, in.path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", op.id, err)
	}
	if err := extend(u, path, params, s.query); err != nil {
		return nil, fmt.Errorf("%s: %w", op.id, err)
	}
	payload, err := encodeBody(&op.body, in.body)
	if err != nil {
		return nil, fmt.Errorf("%s: encoding the body: %w", op.id, err)
	}
	d := &draft{op: op, url: u, header: params.header, cookie: params.cookie, payload: payload}
	d.complete(s)
	return d, nil
}

// extend appends path and query to a base URL, exactly as they are encoded.
func extend(u *url.URL, path string, params encoded, more []pair) error {
	path, fixed, _ := strings.Cut(path, "?") // some documents have a query in the path
	raw := u.RawPath + path
	decoded, err := url.PathUnescape(raw)
	if err != nil {
		return err
	}
	u.Path, u.RawPath = decoded, raw
	var parts []string
	for _, text := range [...]string{u.RawQuery, fixed, params.whole, joinPairs(params.query, "&"), joinPairs(more, "&")} {
		if text != "" {
			parts = append(parts, text)
		}
	}
	u.RawQuery = strings.Join(parts, "&")
	return nil
}

// complete adds the headers that do not come from parameters.
func (d *draft) complete(s *settings) {
	if d.op.accept != "" && d.header.Get("Accept") == "" {
		d.header.Set("Accept", d.op.accept)
	}
	if d.op.key != "" {
		key := s.key
		if key == "" {
			key = s.clock.Key()
		}
		d.header.Set(d.op.key, key)
	}
	if d.payload != nil {
		media := d.payload.media
		if s.media != "" {
			media = s.media
		}
		if media != "" && !strings.Contains(media, "*") {
			d.header.Set("Content-Type", media)
		}
	}
	for name, values := range s.header {
		d.header[name] = values
	}
}

// request makes the request of one attempt.
func (d *draft) request(ctx context.Context) (*http.Request, error) {
	u := *d.url
	r := (&http.Request{Method: d.op.verb, URL: &u, Header: d.header.Clone(), Host: u.Host}).WithContext(ctx)
	if host := r.Header.Get("Host"); host != "" {
		r.Host = host // net/http does not send it as a header
	}
	if len(d.cookie) > 0 {
		r.Header.Set("Cookie", joinPairs(d.cookie, "; "))
	}
	if d.payload == nil {
		return r, nil
	}
	body, err := d.payload.open()
	if err != nil {
		return nil, err
	}
	r.Body, r.ContentLength = body, d.payload.size
	if d.payload.size == 0 {
		r.Body = http.NoBody
	}
	if d.payload.again {
		r.GetBody = func() (io.ReadCloser, error) { return d.payload.open() }
	}
	return r, nil
}

// address is the URL for errors and messages: without the user information and
// the query that credentials may stand in.
func (d *draft) address() string {
	u := *d.url
	u.User, u.RawQuery = nil, ""
	return u.String()
}
