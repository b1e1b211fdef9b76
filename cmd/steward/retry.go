package main

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"time"
)

// A request is tried this often, and the wait before another try doubles from
// the first to at most the longest.
const (
	tries       = 5
	firstWait   = 500 * time.Millisecond
	longestWait = 30 * time.Second
)

// retrier sends requests again when the server could not be reached or was not
// able to answer: those that may be repeated by their method (RFC 9110, section
// 9.2.2) or by their Idempotency-Key.
type retrier struct {
	next interface {
		Do(*http.Request) (*http.Response, error)
	}
	sleep func(context.Context, time.Duration) error
	tell  io.Writer // what happens is told here, a line a retry
}

// Do sends the request, and returns the last answer or failure.
func (r *retrier) Do(req *http.Request) (*http.Response, error) {
	wait := firstWait
	for try := 1; ; try++ {
		resp, err := r.next.Do(req)
		reason := retryReason(req, resp, err)
		if reason == "" || try == tries {
			return resp, err
		}
		pause := wait
		if resp != nil {
			pause = max(wait, retryAfter(resp))
			resp.Body.Close()
		}
		pause = min(pause, longestWait)
		fmt.Fprintf(r.tell, "steward: %s; trying again in %s\n", reason, pause)
		if err := r.sleep(req.Context(), pause); err != nil {
			return nil, err
		}
		if req, err = again(req); err != nil {
			return nil, err
		}
		wait *= 2
	}
}

// retryReason says why a request should be sent again; "" when it should not.
func retryReason(req *http.Request, resp *http.Response, err error) string {
	repeatable := req.Method != http.MethodPost && req.Method != http.MethodPatch || req.Header.Get("Idempotency-Key") != ""
	switch {
	case !repeatable, req.Context().Err() != nil, req.Body != nil && req.GetBody == nil, isLasting(err):
		return ""
	case err != nil:
		return "the server cannot be reached: " + cause(err).Error()
	}
	switch resp.StatusCode {
	case http.StatusTooManyRequests, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		return "the server answered " + resp.Status
	}
	return ""
}

// cause is an error without the method and address that the HTTP client puts
// before it.
func cause(err error) error {
	var u *url.Error
	if errors.As(err, &u) {
		return u.Err
	}
	return err
}

// isLasting reports whether trying again would meet the same failure: a
// certificate that is not trusted, or a host that does not exist.
func isLasting(err error) bool {
	var certificate *tls.CertificateVerificationError
	var dns *net.DNSError
	return errors.As(err, &certificate) || errors.As(err, &dns) && dns.IsNotFound
}

// retryAfter is the wait that an answer asks for in seconds (RFC 9110, section
// 10.2.3), or 0.
func retryAfter(resp *http.Response) time.Duration {
	seconds, err := strconv.Atoi(resp.Header.Get("Retry-After"))
	if err != nil || seconds < 0 {
		return 0
	}
	return time.Duration(seconds) * time.Second
}

// again returns the request with its body from the start.
func again(req *http.Request) (*http.Request, error) {
	clone := req.Clone(req.Context())
	if req.GetBody == nil {
		return clone, nil
	}
	var err error
	clone.Body, err = req.GetBody()
	return clone, err
}
