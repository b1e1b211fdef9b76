package call

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/wire"
)

// Settings are how and where requests are sent.
type Settings struct {
	Doc         *contract.Document
	Base        *url.URL      // stands for the document's server, its path included
	Header      http.Header   // sent with every request
	Credentials Credentials   // of the consumer that verifies
	Others      Credentials   // of another consumer
	UserAgent   string        // "steward"
	Timeout     time.Duration // of one request with its answer
	MaxRequests int64         // 0 for any number
	Rate        float64       // requests a second; 0 for as many as go
	Safe        bool          // send only methods that change nothing (RFC 9110, section 9.2.1)
	MaxAnswer   int64         // bytes that are read of an answer
	MaxWait     time.Duration // longest time to wait because of Retry-After
	Proxy       *url.URL      // nil for none
	TLS         *tls.Config   // nil for the usual

	// Before may change a request, or refuse it with an error, before it is
	// sent; nil for nothing.
	Before func(ctx context.Context, c *Case, r *http.Request) error
	// Record is told of every exchange, from several goroutines; or nil.
	Record func(x *Exchange)

	Now   func() time.Time
	Sleep func(ctx context.Context, d time.Duration) error
}

// What ends a verification.
var (
	// ErrBudget is returned when as many requests were sent as may be.
	ErrBudget = errors.New("the budget of requests is used up")
	// ErrGone is returned when the API has not answered for many requests.
	ErrGone = errors.New("the API does not answer any more")
)

// silences is the number of requests in a row without a connection, or without
// an answer in time, after which an API counts as gone.
const silences = 20

// attempts is how often a request is sent that is asked to come later.
const attempts = 6

// Sender sends cases to one API. It is safe for concurrent use.
type Sender struct {
	settings Settings
	schemes  map[string]wire.Scheme
	wrong    Credentials
	client   *http.Client
	afresh   *http.Client // that makes a new connection for each request
	masker   *Masker
	budget   *budget
	silent   atomic.Int64 // requests in a row that found nobody who answers

	mu    sync.Mutex
	next  time.Time // when the next request may be sent
	pause time.Time // until when the API wants nothing
}

// budget is how many requests were sent, and may be.
type budget struct {
	sent  atomic.Int64
	limit atomic.Int64 // for now; 0 for that of the settings
}

// NewSender returns a Sender. Close it to end its connections.
func NewSender(settings Settings) *Sender {
	s := &Sender{settings: settings, schemes: map[string]wire.Scheme{}, wrong: Credentials{}, budget: new(budget)}
	secrets := map[string]string{}
	for name, n := range settings.Doc.SecuritySchemes() {
		if sent, ok := wire.SchemeOf(settings.Doc.Resolve(n)); ok {
			s.schemes[name] = sent
			s.wrong[name] = wrongSecret(sent)
		}
	}
	for name, secret := range settings.Credentials {
		secrets[placeholder(name)] = secret
		if user, password, ok := strings.Cut(secret, ":"); ok && s.schemes[name].Basic() && user != "" {
			secrets[placeholder(name+"_password")] = password
		}
	}
	for name, secret := range settings.Others {
		secrets[placeholder("other_"+name)] = secret
		if user, password, ok := strings.Cut(secret, ":"); ok && s.schemes[name].Basic() && user != "" {
			secrets[placeholder("other_"+name+"_password")] = password
		}
	}
	for name, values := range settings.Header {
		if s.authorizes(name) {
			addSecrets(secrets, name, values)
		}
	}
	s.masker = NewMasker(secrets)
	keeping, single := transport(settings), transport(settings)
	single.DisableKeepAlives = true
	s.client, s.afresh = client(keeping), client(single)
	return s
}

// client is one that follows no redirect.
func client(t *http.Transport) *http.Client {
	return &http.Client{Transport: t, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
}

// wrongSecret has the form of a secret and is nobody's.
func wrongSecret(sent wire.Scheme) string {
	if sent.Basic() {
		return "steward:wrong-password"
	}
	return "wrong-credentials-sent-by-steward"
}

func transport(settings Settings) *http.Transport {
	t := &http.Transport{
		MaxIdleConns: 256, MaxIdleConnsPerHost: 256, IdleConnTimeout: 30 * time.Second,
		TLSHandshakeTimeout: 10 * time.Second, ResponseHeaderTimeout: settings.Timeout,
		MaxResponseHeaderBytes: 1 << 20, ExpectContinueTimeout: time.Second,
		TLSClientConfig: settings.TLS, ForceAttemptHTTP2: true,
	}
	if settings.Proxy != nil {
		t.Proxy = http.ProxyURL(settings.Proxy)
	}
	return t
}

// Close ends idle connections.
func (s *Sender) Close() { s.client.CloseIdleConnections() }

// ShareBudget lets what two senders send count together. It must be called
// before anything is sent.
func (s *Sender) ShareBudget(with *Sender) { s.budget = with.budget }

// Sent is how many requests were sent so far.
func (s *Sender) Sent() int64 { return s.budget.sent.Load() }

// Limit sets after how many requests, counted from the first, Send returns
// ErrBudget until the limit is raised again.
func (s *Sender) Limit(requests int64) { s.budget.limit.Store(requests) }

// Left is how many requests may be sent under the present limit; ok is false
// when there is none.
func (s *Sender) Left() (n int64, ok bool) {
	limit := s.most()
	return max(limit-s.budget.sent.Load(), 0), limit > 0
}

func (s *Sender) most() int64 {
	if limit := s.budget.limit.Load(); limit > 0 {
		return limit
	}
	return s.settings.MaxRequests
}

// Mask hides secrets in a text.
func (s *Sender) Mask(text string) string { return s.masker.Mask(text) }

// Settings returns how requests are sent.
func (s *Sender) Settings() Settings { return s.settings }

// Send sends a case and waits for the answer. What goes wrong on the way, such
// as a broken connection, stands in the exchange. When the API asks to come
// later (429, or 503 with Retry-After) everything waits, and the case is sent
// again.
//
// Send returns an *UnsendableError for a case that cannot or must not be sent,
// ErrBudget, ErrGone, or the context's error.
func (s *Sender) Send(ctx context.Context, c *Case) (*Exchange, error) {
	if s.silent.Load() >= silences {
		return nil, ErrGone
	}
	if s.settings.Safe && !SafeMethod(c.SentMethod()) {
		return nil, unsendable("%s may change something, and only safe methods are wanted", c.SentMethod())
	}
	for attempt := 1; ; attempt++ {
		if err := s.wait(ctx); err != nil {
			return nil, err
		}
		x, err := s.send(ctx, c)
		if err != nil {
			return nil, err
		}
		later, asked := s.later(x)
		if !asked || attempt == attempts || later > s.settings.MaxWait {
			if s.settings.Record != nil {
				s.settings.Record(x)
			}
			return x, nil
		}
		s.hold(later, attempt)
	}
}

// SafeMethod reports whether a method changes nothing (RFC 9110, section
// 9.2.1).
func SafeMethod(method string) bool {
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodOptions, http.MethodTrace, "QUERY":
		return true
	}
	return false
}

// send sends a case once, and again on a new connection when one broke that had
// been used before: the API may have closed it just then (RFC 9112, section
// 9.3.1), which is not its answer.
func (s *Sender) send(ctx context.Context, c *Case) (*Exchange, error) {
	reused := false
	traced := httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{
		GotConn: func(info httptrace.GotConnInfo) { reused = info.Reused },
	})
	x, err := s.once(traced, c, s.client)
	if err != nil || !reused || x.Status != 0 || isSilence(x.Err) {
		return x, err
	}
	return s.once(ctx, c, s.afresh)
}

func (s *Sender) once(ctx context.Context, c *Case, client *http.Client) (*Exchange, error) {
	limited, cancel := context.WithTimeout(ctx, s.settings.Timeout)
	defer cancel()
	r, body, err := s.request(limited, c)
	if err != nil {
		return nil, err
	}
	var before http.Header
	if s.settings.Before != nil {
		before = r.Header.Clone()
		if err := s.settings.Before(limited, c, r); err != nil {
			return nil, err
		}
		if !SameHost(r.URL, s.settings.Base) {
			return nil, unsendable("the hook wants it sent to another host")
		}
	}
	number, err := s.count()
	if err != nil {
		return nil, err
	}
	x := &Exchange{Case: c, Number: number, Began: s.settings.Now(), Method: r.Method, URL: r.URL.String(), Sent: s.shown(before, r.Header), Body: body}
	s.exchange(client, r, x)
	x.Duration = s.settings.Now().Sub(x.Began)
	return x, ctx.Err()
}

// shown is a header as it is kept. What a hook puts in the place of credentials
// is left out, since nothing knows it for a secret.
func (s *Sender) shown(before, after http.Header) http.Header {
	if before == nil {
		return after
	}
	kept := after.Clone()
	for name, values := range after {
		if s.authorizes(name) && !slices.Equal(values, before[name]) {
			kept[name] = []string{"(set by the hook)"}
		}
	}
	return kept
}

// count takes one request from the budget.
func (s *Sender) count() (int64, error) {
	n := s.budget.sent.Add(1)
	if limit := s.most(); limit > 0 && n > limit {
		s.budget.sent.Add(-1)
		return 0, ErrBudget
	}
	return n, nil
}

func (s *Sender) exchange(client *http.Client, r *http.Request, x *Exchange) {
	answer, err := client.Do(r)
	if err != nil {
		x.Err = plainly(err)
		if isSilence(err) {
			s.silent.Add(1)
		}
		return
	}
	s.silent.Store(0)
	defer answer.Body.Close()
	x.Status, x.Proto, x.Header = answer.StatusCode, answer.Proto, answer.Header
	x.Answer, err = io.ReadAll(io.LimitReader(answer.Body, s.settings.MaxAnswer+1))
	if int64(len(x.Answer)) > s.settings.MaxAnswer {
		x.Answer, x.Cut = x.Answer[:s.settings.MaxAnswer], true
	}
	if err != nil {
		x.Err, x.Cut = plainly(err), true
	}
}

// isSilence reports whether nobody was there, or said nothing in time.
func isSilence(err error) bool {
	var late interface{ Timeout() bool }
	var nobody *net.OpError
	return errors.As(err, &late) && late.Timeout() || errors.As(err, &nobody) && nobody.Op == "dial"
}

// plainly takes the method and URL from an error, which stand beside it.
func plainly(err error) error {
	var outer *url.Error
	if errors.As(err, &outer) {
		if outer.Timeout() {
			return fmt.Errorf("no answer in time: %w", outer.Err)
		}
		return outer.Err
	}
	return err
}

// later is how long the API asks to wait (RFC 9110, section 10.2.3).
func (s *Sender) later(x *Exchange) (time.Duration, bool) {
	value := x.Header.Get("Retry-After")
	if x.Status != http.StatusTooManyRequests && (x.Status != http.StatusServiceUnavailable || value == "") {
		return 0, false
	}
	if seconds, err := strconv.Atoi(strings.TrimSpace(value)); err == nil && seconds >= 0 {
		return time.Duration(seconds) * time.Second, true
	}
	if at, err := http.ParseTime(value); err == nil {
		return max(at.Sub(s.settings.Now()), 0), true
	}
	return 0, true
}

// hold makes every request wait. Without a time it waits longer each time.
func (s *Sender) hold(d time.Duration, attempt int) {
	d = max(d, 50*time.Millisecond<<attempt)
	s.mu.Lock()
	defer s.mu.Unlock()
	if until := s.settings.Now().Add(d); until.After(s.pause) {
		s.pause = until
	}
}

// wait waits for the turn of the next request.
func (s *Sender) wait(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	now := s.settings.Now()
	s.mu.Lock()
	at := now
	if s.pause.After(at) {
		at = s.pause
	}
	if s.settings.Rate > 0 {
		if s.next.After(at) {
			at = s.next
		}
		s.next = at.Add(time.Duration(float64(time.Second) / s.settings.Rate))
	}
	s.mu.Unlock()
	if d := at.Sub(now); d > 0 {
		return s.settings.Sleep(ctx, d)
	}
	return nil
}
