package runtime

import (
	"log/slog"
	"maps"
	"net/http"
	"slices"
	"time"
)

// Option changes how calls are made. Every option may be given to New, for all
// calls, or to a single call.
type Option func(*settings)

// Doer sends one request: an *http.Client, or anything that stands in for one.
type Doer interface {
	Do(*http.Request) (*http.Response, error)
}

// Middleware sees every attempt of every call: it may change the request before
// it calls next, and the reply after.
type Middleware func(request *http.Request, next func(*http.Request) (*http.Response, error)) (*http.Response, error)

// WithBaseURL sends all calls to another address than the one the API
// documents, also those that the API documents a server of their own for.
func WithBaseURL(url string) Option { return func(s *settings) { s.baseURL = url } }

// WithServerVariable gives a variable of the documented server's URL a value.
func WithServerVariable(name, value string) Option {
	return func(s *settings) { s.variables = put(s.variables, name, value) }
}

// WithHTTPClient sends requests through a client of one's own. Redirects of an
// *http.Client to another origin are followed without credentials.
func WithHTTPClient(client Doer) Option {
	if c, ok := client.(*http.Client); ok {
		client = guard(c)
	}
	return func(s *settings) { s.doer = client }
}

// WithMiddleware adds a middleware inside those that were added before.
func WithMiddleware(middleware ...Middleware) Option {
	return func(s *settings) { s.middleware = append(slices.Clip(s.middleware), middleware...) }
}

// WithTimeout bounds each attempt, from connecting to the end of the reply; of
// replies that are streams, to their beginning. The default is 60 seconds, and
// 0 means no bound.
func WithTimeout(d time.Duration) Option { return func(s *settings) { s.timeout = d } }

// WithRetries sets how often a call that may be repeated is repeated when it
// fails in a way that may pass. The default is 2.
func WithRetries(n int) Option { return func(s *settings) { s.retries = max(n, 0) } }

// WithMaxReply sets how long a reply may be that is read whole, in bytes and
// decompressed: a longer one is a *DecodeError. The default is 256 MiB. Streams
// and downloads have no bound.
func WithMaxReply(bytes int64) Option { return func(s *settings) { s.largest = bytes } }

// WithHeader sets a header of every request.
func WithHeader(name, value string) Option {
	return func(s *settings) {
		s.header = s.header.Clone()
		if s.header == nil {
			s.header = http.Header{}
		}
		s.header.Set(name, value)
	}
}

// WithQuery adds a query parameter to every request.
func WithQuery(name, value string) Option {
	return func(s *settings) { s.query = append(slices.Clip(s.query), queryPair(name, value)) }
}

// WithLogger sets where repetitions (at the level Debug) and deprecations (Warn)
// are told. The default is slog.Default().
func WithLogger(logger *slog.Logger) Option { return func(s *settings) { s.logger = logger } }

// WithEnvironment reads credentials that are not given from somewhere else than
// the environment of the process.
func WithEnvironment(lookup func(name string) string) Option {
	return func(s *settings) { s.environment = lookup }
}

// WithClock sets where time and chance come from, for tests.
func WithClock(clock Clock) Option { return func(s *settings) { s.clock = clock } }

// WithIdempotencyKey sets the key by which the API knows a repeated call again,
// as it is sent. Without it, calls that take a key make one of their own.
func WithIdempotencyKey(key string) Option { return func(s *settings) { s.key = key } }

// WithContentType tells the media type of the body, where the API takes several.
func WithContentType(media string) Option { return func(s *settings) { s.media = media } }

// ReplyInfo is what came with a reply besides its body.
type ReplyInfo struct {
	Status int
	Header http.Header
	Body   []byte // as it came; nil of a stream
}

// WithReplyInfo stores status, headers and body of the reply, of a success as of
// an error, in *info. It is meant for a single call.
func WithReplyInfo(info *ReplyInfo) Option { return func(s *settings) { s.reply = info } }

// Ptr returns a pointer to a value, for optional fields.
func Ptr[T any](value T) *T { return &value }

func put[V any](m map[string]V, key string, value V) map[string]V {
	m = maps.Clone(m)
	if m == nil {
		m = make(map[string]V)
	}
	m[key] = value
	return m
}
