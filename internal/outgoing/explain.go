package outgoing

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"net/http"
	"syscall"

	"github.com/apisteward/steward/internal/fault"
)

// explain says in words why there was no answer. Addresses that names lead to are
// only in the cause: they tell what a network looks like inside.
func (c *Client) explain(req *http.Request, err error) error {
	if ctx := req.Context().Err(); ctx != nil {
		return ctx
	}
	host := req.URL.Host
	e := &fault.Error{Kind: fault.Unavailable, Err: err}
	var dns *net.DNSError
	var timeout net.Error
	switch {
	case refused(err):
		e.Kind, e.Detail = fault.Forbidden, c.options.Reach.refusal(host)
	case errors.As(err, &timeout) && timeout.Timeout():
		e.Detail = host + " did not answer within " + c.options.Timeout.String() + "."
	case errors.As(err, &dns):
		e.Detail = "The name " + req.URL.Hostname() + " leads to no address."
	case errors.Is(err, syscall.ECONNREFUSED):
		e.Detail = "Nothing listens at " + host + "."
	case isCertificate(err):
		e.Detail = "The certificate of " + host + " is not trusted."
	default:
		e.Detail = "The connection to " + host + " broke before an answer came."
	}
	return e
}

// refusal is a sentence about an address that is out of reach.
func (r Reach) refusal(host string) string {
	switch r {
	case Public:
		return host + " is not an address of the public internet, or its port is that of another protocol; nothing was sent."
	case Loopback:
		return host + " is not on this machine; nothing was sent."
	}
	return "Nothing may be sent to " + host + ", only to what was named when this process was started."
}

func isCertificate(err error) bool {
	var verification *tls.CertificateVerificationError
	var authority x509.UnknownAuthorityError
	return errors.As(err, &verification) || errors.As(err, &authority)
}
