package outgoing

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/tls"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/apisteward/steward/internal/fault"
)

// get sends a GET and reads the whole answer.
func get(t *testing.T, c *Client, address string) (*http.Response, error) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), "GET", address, nil)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := c.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	resp.Body = io.NopCloser(bytes.NewReader(body))
	return resp, err
}

func serve(t *testing.T, h http.HandlerFunc) *httptest.Server {
	t.Helper()
	s := httptest.NewUnstartedServer(h)
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	s.Start()
	t.Cleanup(s.Close)
	return s
}

func TestAnswersAreCapped(t *testing.T) {
	t.Parallel()
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/bomb" {
			w.Header().Set("Content-Encoding", "gzip")
			z := gzip.NewWriter(w)
			_, _ = z.Write(make([]byte, 1000))
			_ = z.Close()
			return
		}
		_, _ = w.Write(make([]byte, len(r.URL.RawQuery)))
	})
	c := New(Options{Reach: Loopback, MaxBody: 10})
	for path, fits := range map[string]bool{"/": true, "/?0123456789": true, "/?0123456789a": false, "/bomb": false} {
		resp, err := get(t, c, s.URL+path)
		switch {
		case fits && err != nil:
			t.Errorf("%s: %v", path, err)
		case !fits && (!fault.Is(err, fault.TooLarge) || resp.Body.(io.Reader) == nil):
			t.Errorf("%s: %v", path, err)
		}
	}
}

func TestRedirectsStayAtTheirHost(t *testing.T) {
	t.Parallel()
	elsewhere, received := reception(t)
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if to := r.URL.Query().Get("to"); to != "" {
			http.Redirect(w, r, to, http.StatusFound)
		}
	})
	local := strings.Replace(s.URL, "127.0.0.1", "localhost", 1)
	for _, tc := range []struct {
		redirects int
		to        string
		status    int
	}{
		{0, "/", 302}, {1, "/", 200}, {1, s.URL + "/", 200},
		{1, "/?to=/", 302}, {2, "/?to=/", 200},
		{5, elsewhere.URL, 302}, {5, local, 302}, {5, "ftp://127.0.0.1/", 302},
		{5, strings.Replace(s.URL, "http://", "http://user:secret@", 1), 302},
	} {
		resp, err := get(t, New(Options{Reach: Loopback, Redirects: tc.redirects}), s.URL+"/?to="+strings.ReplaceAll(tc.to, "?", "%3F"))
		if err != nil || resp.StatusCode != tc.status {
			t.Errorf("%d redirects to %s: %v, %v", tc.redirects, tc.to, resp, err)
		}
	}
	if *received != 0 {
		t.Error("a redirect leads to another host")
	}
}

func TestUpgradesToTLSStayAtTheirHost(t *testing.T) {
	t.Parallel()
	for to, same := range map[string]bool{
		"https://a.example/x": true, "http://A.example/": true, "http://a.example:80/": true,
		"https://a.example:8443/": false, "https://b.example/": false, "http://a.example:8080/": false,
	} {
		u, err := http.NewRequest("GET", to, nil)
		from, err2 := http.NewRequest("GET", "http://a.example/", nil)
		if err != nil || err2 != nil {
			t.Fatal(err, err2)
		}
		if sameHost(from.URL, u.URL) != same {
			t.Errorf("%s: want %v", to, same)
		}
	}
}

func TestWhyThereWasNoAnswer(t *testing.T) {
	t.Parallel()
	slow := serve(t, func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	breaks := serve(t, func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) })
	unknown := httptest.NewUnstartedServer(nil)
	unknown.Config.ErrorLog = log.New(io.Discard, "", 0)
	unknown.StartTLS()
	t.Cleanup(unknown.Close)
	closed, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	closed.Close()
	c := New(Options{Reach: Loopback, Timeout: 300 * time.Millisecond, Resolver: names(t, nil)})
	for address, want := range map[string]string{
		slow.URL:                             "did not answer within 300ms",
		breaks.URL:                           "broke before an answer came",
		unknown.URL:                          "is not trusted",
		"http://" + closed.Addr().String():   "Nothing listens at " + closed.Addr().String(),
		"http://nowhere.example.com/secret/": "The name nowhere.example.com leads to no address",
	} {
		_, err := get(t, c, address)
		if e := new(fault.Error); !errors.As(err, &e) || e.Kind != fault.Unavailable || !strings.Contains(e.Detail, want) {
			t.Errorf("%s: %v", address, err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	req, _ := http.NewRequestWithContext(ctx, "GET", slow.URL, nil)
	if _, err := c.Do(req); !errors.Is(err, context.Canceled) {
		t.Errorf("a request that was given up: %v", err)
	}
}

func TestURLsThatCannotBeRequested(t *testing.T) {
	t.Parallel()
	s, received := reception(t)
	for _, address := range []string{"ftp://127.0.0.1/", "file:///etc/passwd", "/path", "http:///path", strings.Replace(s.URL, "//", "//a:b@", 1)} {
		if _, err := get(t, New(Options{Reach: Loopback}), address); !fault.Is(err, fault.Invalid) {
			t.Errorf("%s: %v", address, err)
		}
	}
	if *received != 0 {
		t.Error("something was sent")
	}
}

func TestCertificatesThatAreTrusted(t *testing.T) {
	t.Parallel()
	s := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Got", r.UserAgent())
	}))
	t.Cleanup(s.Close)
	roots := s.Client().Transport.(*http.Transport).TLSClientConfig.RootCAs
	resp, err := get(t, New(Options{Reach: Loopback, TLS: &tls.Config{RootCAs: roots}, UserAgent: "steward/1"}), s.URL)
	if err != nil || resp.Header.Get("Got") != "steward/1" {
		t.Errorf("%v, %v", resp, err)
	}
}

// The proxies of the environment would resolve names out of the guard's sight.
func TestNoProxyOfTheEnvironment(t *testing.T) {
	t.Parallel()
	if New(Options{}).http.Transport.(*http.Transport).Proxy != nil {
		t.Error("there is a proxy")
	}
}
