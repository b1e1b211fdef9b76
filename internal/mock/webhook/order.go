package webhook

import (
	"bytes"
	"encoding/json"
	"io"
	"mime"
	"net"
	"net/http"
	"net/url"
	"strings"

	"github.com/apisteward/steward/internal/fault"
)

// maxOrder is how long an order may be, in bytes.
const maxOrder = 4 << 20

// Order is what is asked for besides the name. All of it may be left out.
type Order struct {
	URL     string          `json:"url"`     // instead of the one that is known
	Method  string          `json:"method"`  // of a webhook that has several; the first unless given
	Payload json.RawMessage `json:"payload"` // instead of an example or a made one
	Example string          `json:"example"` // name of a documented example
}

// OrderOf reads an order from a request. One that a browser sends, and one whose
// text could come from a form, must say that it is JSON: pages of other origins
// cannot send that without asking (Fetch Standard, section 3.2.2), so that nobody
// who visits one sends anything through this process. Other programs may leave
// it out, and the order as well.
//
// It returns Forbidden for a request of another origin or of somebody who may not
// order, Unsupported, TooLarge, or
// Malformed for a text that is no order.
func (s *Sender) OrderOf(r *http.Request) (Order, *fault.Error) {
	var o Order
	if !s.mayOrder(r) {
		return o, s.foreign()
	}
	if s.Allow != nil && !s.Allow(r) {
		return o, fault.New(fault.Forbidden, "Webhooks are ordered by the team of the API: send its key as Authorization: Bearer stw_...")
	}
	if !saysJSON(r) && (isBrowser(r) || !isPlain(r)) {
		return o, fault.New(fault.Unsupported, "An order is JSON: send it with Content-Type: application/json, and {} for one without wishes.")
	}
	data, err := io.ReadAll(io.LimitReader(r.Body, maxOrder+1))
	switch {
	case err != nil:
		return o, fault.New(fault.Malformed, "The order ended early.")
	case len(data) > maxOrder:
		return o, fault.New(fault.TooLarge, "An order has at most %d bytes.", maxOrder)
	case len(bytes.TrimSpace(data)) == 0:
		return o, nil
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&o); err != nil || dec.More() {
		return Order{}, fault.New(fault.Malformed, `An order is an object with any of url, method, payload and example, as {"url": "http://127.0.0.1:9000/hooks"}.`)
	}
	return o, nil
}

// saysJSON reports whether a request calls its text JSON.
func saysJSON(r *http.Request) bool {
	media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	return err == nil && media == "application/json"
}

// isPlain reports whether a request says nothing of its text, or what curl says
// for whoever does not.
func isPlain(r *http.Request) bool {
	media := r.Header.Get("Content-Type")
	return media == "" || media == "application/x-www-form-urlencoded"
}

// isBrowser reports whether a request may come from a page, of whatever origin
// (Fetch Standard, section 3.1; Fetch Metadata Request Headers, section 2).
func isBrowser(r *http.Request) bool {
	for _, name := range []string{"Origin", "Referer", "Cookie", "Sec-Fetch-Site", "Sec-Fetch-Mode"} {
		if r.Header.Get(name) != "" {
			return true
		}
	}
	return strings.HasPrefix(r.UserAgent(), "Mozilla/")
}

// foreign is the answer to a page of another origin.
func (s *Sender) foreign() *fault.Error {
	if s.Local {
		return fault.New(fault.Forbidden, "Webhooks are ordered on this machine, at 127.0.0.1 or localhost, and by no page of another.")
	}
	return fault.New(fault.Forbidden, "Pages of other origins may not order webhooks.")
}

// mayOrder reports whether a request comes from no page of another origin. The
// name under which it came counts on one's own machine too: a page can have its
// own name lead there.
func (s *Sender) mayOrder(r *http.Request) bool {
	if s.Local && !isLoopback(hostOf(r.Host)) {
		return false
	}
	origin := r.Header.Get("Origin")
	if origin == "" {
		return true
	}
	u, err := url.Parse(origin)
	if err != nil {
		return false
	}
	if s.Local {
		return isLoopback(u.Hostname())
	}
	return u.Host != "" && u.Host == r.Host
}

func hostOf(hostPort string) string {
	if host, _, err := net.SplitHostPort(hostPort); err == nil {
		return host
	}
	return strings.Trim(hostPort, "[]")
}

// isLoopback reports whether a host of a URL is this machine, whoever resolves
// names (RFC 6761, section 6.3).
func isLoopback(host string) bool {
	if ip := net.ParseIP(host); ip != nil {
		return ip.IsLoopback()
	}
	return strings.EqualFold(host, "localhost") || strings.HasSuffix(strings.ToLower(host), ".localhost")
}
