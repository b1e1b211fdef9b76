package runtime

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"
)

// reply is what an attempt brought. Either body holds all of it, or stream has
// yet to be read and closed.
type reply struct {
	status int
	header http.Header
	body   []byte
	stream io.ReadCloser
}

var (
	errTimeout = errors.New("timeout")
	errLarge   = errors.New("the reply is too long")
)

// attempt sends a request once. The body of a success that is a stream is left
// open; any other is read.
func (c *core) attempt(ctx context.Context, d *draft, s *settings) (*reply, error) {
	limited, limiter := limit(ctx, s.timeout)
	r, err := d.request(limited)
	if err != nil {
		limiter.end()
		return nil, err
	}
	err = c.authorize(limited, r, d, s)
	if err == nil {
		err = oneLined(d.op.id, r.Header)
	}
	if err != nil {
		defer limiter.end()
		if r.Body != nil {
			r.Body.Close() // ends what writes it
		}
		if limited.Err() != nil {
			return nil, connectionError(ctx, limited, d, err)
		}
		return nil, err
	}
	response, err := s.send(r)
	if err != nil {
		limiter.end()
		return nil, connectionError(ctx, limited, d, err)
	}
	got := &reply{status: response.StatusCode, header: response.Header}
	if got.header == nil {
		got.header = http.Header{}
	}
	if kind, _ := d.op.kindOf(got.status); success(got.status) && kind.streams() {
		limiter.keep()
		got.stream = &stream{ReadCloser: response.Body, end: limiter.end}
		return got, nil
	}
	defer limiter.end()
	defer response.Body.Close()
	got.body, err = readBody(response, s.largest)
	switch {
	case errors.Is(err, errLarge):
		return nil, d.decodeError(got, fmt.Errorf("it is longer than %d bytes (WithMaxReply)", s.largest))
	case err != nil:
		return nil, connectionError(ctx, limited, d, err)
	}
	return got, nil
}

// oneLined refuses headers that would not end with their lines. net/http does so
// too, but as if the connection had failed.
func oneLined(operation string, header http.Header) error {
	for name, values := range header {
		if strings.ContainsAny(name+strings.Join(values, ""), "\r\n\x00") {
			return fmt.Errorf("%s: the header %q holds a line break", operation, name)
		}
	}
	return nil
}

// send sends a request through the middleware.
func (s *settings) send(r *http.Request) (*http.Response, error) {
	next := s.doer.Do
	for i := len(s.middleware) - 1; i >= 0; i-- {
		middleware, inner := s.middleware[i], next
		next = func(r *http.Request) (*http.Response, error) { return middleware(r, inner) }
	}
	return next(r)
}

// readBody reads all of a success, unless it is longer than largest, and the
// beginning of anything else.
func readBody(response *http.Response, largest int64) ([]byte, error) {
	if !success(response.StatusCode) {
		return io.ReadAll(io.LimitReader(response.Body, maxErrorBody))
	}
	data, err := io.ReadAll(io.LimitReader(response.Body, largest))
	if err != nil || int64(len(data)) < largest {
		return data, err
	}
	if n, err := io.ReadFull(response.Body, make([]byte, 1)); n == 0 && errors.Is(err, io.EOF) {
		return data, nil
	}
	return data, errLarge
}

func success(status int) bool { return status >= 200 && status < 300 }

// limiter ends what an attempt holds.
type limiter struct {
	cancel context.CancelCauseFunc
	timer  *time.Timer // nil when there is no limit
}

// keep lifts the limit of time.
func (l limiter) keep() {
	if l.timer != nil {
		l.timer.Stop()
	}
}

func (l limiter) end() {
	l.keep()
	l.cancel(nil)
}

// limit bounds an attempt in time. The error of the context is errTimeout when
// the time is up.
func limit(ctx context.Context, d time.Duration) (context.Context, limiter) {
	limited, cancel := context.WithCancelCause(ctx)
	if d <= 0 {
		return limited, limiter{cancel: cancel}
	}
	return limited, limiter{cancel: cancel, timer: time.AfterFunc(d, func() { cancel(errTimeout) })}
}

// unwrapURL takes away net/http's wrapping, which repeats the URL with the
// credentials that may stand in it.
func unwrapURL(err error) error {
	var wrapped *url.Error
	if errors.As(err, &wrapped) {
		return wrapped.Err
	}
	return err
}

func connectionError(ctx, limited context.Context, d *draft, err error) error {
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	if errors.Is(context.Cause(limited), errTimeout) {
		return &ConnectionError{Method: d.op.verb, URL: d.address(), Timeout: true, Err: context.DeadlineExceeded}
	}
	return &ConnectionError{Method: d.op.verb, URL: d.address(), Err: unwrapURL(err)}
}

// stream is a body that is read by the consumer.
type stream struct {
	io.ReadCloser
	end  func()
	once sync.Once
}

func (s *stream) Close() error {
	err := s.ReadCloser.Close()
	s.once.Do(s.end)
	return err
}
