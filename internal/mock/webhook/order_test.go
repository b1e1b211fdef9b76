package webhook

import (
	"crypto/rand"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/apisteward/steward/internal/fault"
)

func TestOrders(t *testing.T) {
	t.Parallel()
	b := setup(t, shop)
	for body, ok := range map[string]bool{
		"": true, " ": true, "{}": true, `{"url":"http://127.0.0.1","payload":null,"example":"a","method":"PUT"}`: true,
		"[]": false, "{": false, `{"headers":{}}`: false, `{} {}`: false, "null": true, `{"url":1}`: false,
	} {
		r := httptest.NewRequest("POST", "http://localhost:4010/_mock/webhooks/ping", strings.NewReader(body))
		r.Header.Set("Content-Type", "application/json; charset=utf-8")
		if _, e := b.OrderOf(r); (e == nil) != ok || e != nil && e.Kind != fault.Malformed {
			t.Errorf("%s: %v", body, e)
		}
	}
	r := httptest.NewRequest("POST", "http://localhost/", strings.NewReader(strings.Repeat(" ", maxOrder+1)))
	r.Header.Set("Content-Type", "application/json")
	if _, e := b.OrderOf(r); e == nil || e.Kind != fault.TooLarge {
		t.Errorf("a long order: %v", e)
	}
	r = httptest.NewRequest("POST", "http://localhost/", iotest.ErrReader(errors.New("gone")))
	r.Header.Set("Content-Type", "application/json")
	if _, e := b.OrderOf(r); e == nil || e.Kind != fault.Malformed {
		t.Errorf("an order that ends early: %v", e)
	}
}

// A page that a developer visits can send what a form can, and, once its name leads
// to this machine, whatever it wants under its own name.
func TestPagesMayNotOrder(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		server            bool
		host, origin, typ string
		kind              fault.Kind
		ok                bool
	}{
		"curl":                        {false, "127.0.0.1:4010", "", "application/json", 0, true},
		"curl by name":                {false, "localhost:4010", "", "application/json", 0, true},
		"curl by six":                 {false, "[::1]:4010", "", "application/json", 0, true},
		"a page of this machine":      {false, "localhost:4010", "http://localhost:3000", "application/json", 0, true},
		"a name below localhost":      {false, "shop.localhost:4010", "http://shop.localhost:3000", "application/json", 0, true},
		"a form":                      {false, "localhost:4010", "", "text/plain", fault.Unsupported, false},
		"no type, and no browser":     {false, "localhost:4010", "", "", 0, true},
		"a form of this machine":      {false, "localhost:4010", "http://localhost:3000", "application/x-www-form-urlencoded", fault.Unsupported, false},
		"JSON by another name":        {false, "localhost:4010", "", "text/plain;application/json", fault.Unsupported, false},
		"a page of another machine":   {false, "localhost:4010", "https://evil.example", "application/json", fault.Forbidden, false},
		"a page in a sandbox":         {false, "localhost:4010", "null", "application/json", fault.Forbidden, false},
		"a name that leads here":      {false, "evil.example:4010", "http://evil.example:4010", "application/json", fault.Forbidden, false},
		"a name that leads here, GET": {false, "evil.example:4010", "", "application/json", fault.Forbidden, false},
		"a name like ours":            {false, "localhost.evil.example", "", "application/json", fault.Forbidden, false},
		"no origin that can be read":  {false, "localhost:4010", "http://%zz", "application/json", fault.Forbidden, false},
		"a server":                    {true, "steward.example.com", "", "application/json", 0, true},
		"a server's own pages":        {true, "steward.example.com", "https://steward.example.com", "application/json", 0, true},
		"other pages of a server":     {true, "steward.example.com", "https://evil.example", "application/json", fault.Forbidden, false},
	} {
		b := setup(t, shop, func(o *Options) { o.Local = !tc.server })
		r := httptest.NewRequest("POST", "/", strings.NewReader("{}"))
		r.Host = tc.host
		if tc.origin != "" {
			r.Header.Set("Origin", tc.origin)
		}
		if tc.typ != "" {
			r.Header.Set("Content-Type", tc.typ)
		}
		if _, e := b.OrderOf(r); (e == nil) != tc.ok || e != nil && e.Kind != tc.kind {
			t.Errorf("%s: %v", name, e)
		}
	}
}

func TestWhoMayOrder(t *testing.T) {
	t.Parallel()
	b := setup(t, shop, func(o *Options) { o.Allow = func(r *http.Request) bool { return r.Header.Get("Authorization") != "" } })
	r := httptest.NewRequest("POST", "http://localhost/", strings.NewReader("{}"))
	r.Header.Set("Content-Type", "application/json")
	if _, e := b.OrderOf(r); e == nil || e.Kind != fault.Forbidden {
		t.Errorf("anybody: %v", e)
	}
	r.Header.Set("Authorization", "Bearer key")
	if _, e := b.OrderOf(r); e != nil {
		t.Errorf("the team: %v", e)
	}
}

func TestSecrets(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", "whsec_", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_MfKQ9r8G", "whsec_!fKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_" + strings.Repeat("AAAA", 22)} {
		if _, err := ParseSecret(text); !fault.Is(err, fault.Invalid) || len(text) > 10 && strings.Contains(err.Error(), text) {
			t.Errorf("%q: %v", text, err)
		}
	}
	a, err := NewSecret(rand.Reader)
	b, err2 := NewSecret(rand.Reader)
	if err != nil || err2 != nil || a.Text() == b.Text() || !strings.HasPrefix(a.Text(), "whsec_") {
		t.Errorf("%q, %q, %v, %v", a.Text(), b.Text(), err, err2)
	}
	if again, err := ParseSecret(a.Text()); err != nil || again.Text() != a.Text() {
		t.Error(err)
	}
	if _, err := NewSecret(strings.NewReader("short")); err == nil {
		t.Error("a secret is made of too little")
	}
}
