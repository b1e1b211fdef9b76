package runtime

import (
	"context"
	"fmt"
	"log/slog"
	"maps"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strings"
	"sync"
	"time"
)

// The defaults of a client.
const (
	defaultTimeout = 60 * time.Second // for one attempt
	defaultRetries = 2
	defaultLargest = 256 << 20 // bytes of a reply
)

// core is what all groups of a client share. It is safe for concurrent use.
type core struct {
	api      *api
	settings settings
	warned   sync.Map // ids of operations whose deprecation was told
}

// settings are what options set, for a client or for one call.
type settings struct {
	baseURL     string // "": the API's first server
	variables   map[string]string
	doer        Doer
	middleware  []Middleware
	timeout     time.Duration
	retries     int
	largest     int64 // bytes of a reply that is read whole
	header      http.Header
	query       []pair
	logger      *slog.Logger
	environment func(string) string
	credentials map[string]credential
	clock       Clock
	key         string // idempotency key
	media       string // Content-Type of the body
	reply       *ReplyInfo
}

// newCore returns a client's core. Credentials that no option gives are read
// from the environment.
func newCore(a *api, options []Option) *core {
	s := settings{
		timeout: defaultTimeout, retries: defaultRetries, largest: defaultLargest, logger: slog.Default(),
		environment: os.Getenv, doer: guard(&http.Client{}),
	}
	s.header = http.Header{"User-Agent": {a.agent}}
	s.apply(options)
	s.clock = s.clock.complete()
	s.credentials = maps.Clone(s.credentials)
	for i := range a.schemes {
		s.readEnvironment(&a.schemes[i])
	}
	return &core{api: a, settings: s}
}

func (s *settings) apply(options []Option) {
	for _, option := range options {
		option(s)
	}
}

// with returns the settings of one call.
func (c *core) with(options []Option) *settings {
	s := c.settings
	s.apply(options)
	s.clock = s.clock.complete()
	return &s
}

// base returns the URL that the path of an operation is appended to. It ends
// without a slash.
func (c *core) base(op *operation, s *settings) (*url.URL, error) {
	text := s.baseURL
	if text == "" {
		var err error
		if text, err = c.address(op, s); err != nil {
			return nil, err
		}
	}
	u, err := url.Parse(text)
	if err != nil {
		return nil, fmt.Errorf("base URL: %w", err)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return nil, fmt.Errorf("base URL %q does not name a host: set one with WithBaseURL", text)
	}
	u.RawPath = strings.TrimRight(u.EscapedPath(), "/")
	u.Path = strings.TrimRight(u.Path, "/")
	return u, nil
}

// address returns the URL of the operation's own server, or else of the API's.
func (c *core) address(op *operation, s *settings) (string, error) {
	first := server{url: "/"}
	if len(c.api.servers) > 0 {
		first = c.api.servers[0]
	}
	base, err := first.expand(s.variables)
	if err != nil || op == nil || op.server == nil {
		return base, err
	}
	own, err := op.server.expand(s.variables)
	if err != nil || strings.Contains(own, "://") {
		return own, err
	}
	return resolve(base, own)
}

// expand puts the given values, or else the defaults, in place of variables.
func (s *server) expand(values map[string]string) (string, error) {
	text := s.url
	for _, v := range s.variables {
		value, given := values[v.name]
		if !given {
			value = v.value
		}
		if given && len(v.enum) > 0 && !slices.Contains(v.enum, value) {
			return "", fmt.Errorf("server variable %s: %q is none of %s", v.name, value, strings.Join(v.enum, ", "))
		}
		if given && strings.ContainsAny(value, "/\\?#@") {
			return "", fmt.Errorf("server variable %s: %q would change the rest of the URL", v.name, value)
		}
		text = strings.ReplaceAll(text, "{"+v.name+"}", value)
	}
	return text, nil
}

func resolve(base, reference string) (string, error) {
	b, err := url.Parse(base)
	if err != nil {
		return "", fmt.Errorf("base URL: %w", err)
	}
	u, err := b.Parse(reference)
	if err != nil {
		return "", fmt.Errorf("URL: %w", err)
	}
	return u.String(), nil
}

// sameOrigin reports whether two URLs have scheme, host and port in common
// (RFC 6454, section 4).
func sameOrigin(a, b *url.URL) bool {
	return a.Scheme == b.Scheme && a.Hostname() == b.Hostname() && port(a) == port(b)
}

func port(u *url.URL) string {
	if p := u.Port(); p != "" {
		return p
	}
	if u.Scheme == "https" {
		return "443"
	}
	return "80"
}

// call sends a call and returns its result.
func call[T any](ctx context.Context, c *core, op *operation, in input, options []Option) (T, error) {
	var value T
	err := c.call(ctx, op, in, options, &value)
	return value, err
}

// run sends a call that has no result.
func run(ctx context.Context, c *core, op *operation, in input, options []Option) error {
	return c.call(ctx, op, in, options, nil)
}
