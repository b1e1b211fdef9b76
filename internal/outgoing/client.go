package outgoing

import (
	"context"
	"crypto/tls"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/apisteward/steward/internal/fault"
)

// Options say what a Client may do. Their zero value is for a server: public
// addresses, ten seconds, answers of a megabyte, no redirects.
type Options struct {
	Reach Reach
	// Trusted are URLs that whoever runs this process named. Their hosts and
	// ports are reached wherever they are.
	Trusted   []*url.URL
	Timeout   time.Duration // for one exchange, from the connection to the last byte; 0 for 10 s
	MaxBody   int64         // bytes of an answer, its encoding undone; 0 for 1 MiB
	Redirects int           // that are followed; to other hosts none ever is
	UserAgent string
	TLS       *tls.Config   // nil for the system's certificates
	Resolver  *net.Resolver // nil for the system's
}

const (
	defaultTimeout = 10 * time.Second
	defaultMaxBody = 1 << 20
	maxHeader      = 256 << 10 // bytes
	idleTimeout    = 30 * time.Second
	idlePerHost    = 2
	maxIdle        = 32
)

// Client sends requests. It is safe for concurrent use.
//
// It does not use the proxies that the environment names: a proxy resolves names
// itself, out of the guard's sight.
type Client struct {
	options Options
	http    *http.Client
}

// New returns a Client.
func New(o Options) *Client {
	if o.Timeout <= 0 {
		o.Timeout = defaultTimeout
	}
	if o.MaxBody <= 0 {
		o.MaxBody = defaultMaxBody
	}
	c := &Client{options: o}
	c.http = &http.Client{
		Timeout:       o.Timeout,
		CheckRedirect: c.redirect,
		Transport: &http.Transport{
			DialContext:            c.dialer(),
			TLSClientConfig:        o.TLS,
			TLSHandshakeTimeout:    o.Timeout,
			ForceAttemptHTTP2:      true,
			MaxIdleConns:           maxIdle,
			MaxIdleConnsPerHost:    idlePerHost,
			IdleConnTimeout:        idleTimeout,
			MaxResponseHeaderBytes: maxHeader,
		},
	}
	return c
}

// dialer connects through the guard, except to what is trusted.
func (c *Client) dialer() func(ctx context.Context, network, address string) (net.Conn, error) {
	trusted := make(map[string]bool, len(c.options.Trusted))
	for _, u := range c.options.Trusted {
		trusted[strings.ToLower(net.JoinHostPort(u.Hostname(), portOf(u)))] = true
	}
	open := &net.Dialer{Timeout: c.options.Timeout, Resolver: c.options.Resolver}
	guarded := &net.Dialer{Timeout: c.options.Timeout, Resolver: c.options.Resolver, Control: c.options.Reach.control()}
	return func(ctx context.Context, network, address string) (net.Conn, error) {
		if trusted[strings.ToLower(address)] {
			return open.DialContext(ctx, network, address)
		}
		return guarded.DialContext(ctx, network, address)
	}
}

// Do sends a request and returns the answer, whatever its status. The caller
// must close its body, of which reading fails with a *fault.Error of the kind
// TooLarge once it is longer than it may be.
//
// Do returns a *fault.Error: Invalid for a URL that is no http or https URL or
// holds credentials, Forbidden for an address that is out of reach, Unavailable
// when there was no answer; or the context's error when that has ended.
func (c *Client) Do(req *http.Request) (*http.Response, error) {
	if err := CheckURL(req.URL); err != nil {
		return nil, err
	}
	if c.options.UserAgent != "" && req.Header.Get("User-Agent") == "" {
		req.Header.Set("User-Agent", c.options.UserAgent)
	}
	resp, err := c.http.Do(req)
	if err != nil {
		return nil, c.explain(req, err)
	}
	resp.Body = &capped{ReadCloser: resp.Body, left: c.options.MaxBody, most: c.options.MaxBody}
	return resp, nil
}

// CheckURL returns an Invalid *fault.Error for a URL that cannot be requested: of
// another scheme than http and https, without a host, or with credentials in it.
func CheckURL(u *url.URL) error {
	switch {
	case u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "":
		return fault.New(fault.Invalid, "The address is no http or https URL.")
	case u.User != nil:
		return fault.New(fault.Invalid, "The URL holds credentials, which would be told to whoever reads it.")
	}
	return nil
}

// portOf is the port of a URL, or that of its scheme.
func portOf(u *url.URL) string {
	switch {
	case u.Port() != "":
		return u.Port()
	case u.Scheme == "https":
		return "443"
	}
	return "80"
}
