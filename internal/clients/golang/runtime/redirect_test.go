package runtime

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// Credentials follow a redirect within the origin, and no further.
func TestRedirect(t *testing.T) {
	var elsewhere http.Header
	other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { elsewhere = r.Header }))
	defer other.Close()
	for _, client := range []Option{func(*settings) {}, WithHTTPClient(http.DefaultClient)} {
		var here http.Header
		b := setup(t, schemes(), func(w http.ResponseWriter, r *http.Request) {
			switch r.URL.Path {
			case "/":
				http.Redirect(w, r, "/next", http.StatusFound)
			case "/next":
				here = r.Header
				http.Redirect(w, r, other.URL, http.StatusFound)
			}
		}, withValue("header", "secret"), withValue("query", "secret"), WithHeader("X-Other", "secret"), client)
		if err := run(t.Context(), b.core, secured([]string{"header", "query"}), input{}, nil); err != nil {
			t.Fatal(err)
		}
		if here.Get("X-Key") != "secret" {
			t.Error("the credentials are lost within the origin")
		}
		for name, values := range elsewhere {
			if strings.Contains(strings.Join(values, ","), "secret") {
				t.Errorf("the other origin was told %s", name)
			}
		}
	}
}

// A body does not go to another origin.
func TestRedirectWithBody(t *testing.T) {
	other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { t.Error("the other origin was called") }))
	defer other.Close()
	b := setup(t, nil, func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, other.URL, http.StatusTemporaryRedirect)
	})
	op := &operation{id: "x", verb: "POST", path: "/", body: content{kind: mediaJSON}, results: []result{{"200", mediaNone}}}
	if err := run(t.Context(), b.core, op, input{body: "secret"}, nil); StatusOf(err) != http.StatusTemporaryRedirect {
		t.Errorf("got %v", err)
	}
}

// Redirects end, and a client's own rule counts too.
func TestRedirectsEnd(t *testing.T) {
	b := setup(t, nil, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/", http.StatusFound) }, WithRetries(0))
	op := secured()
	if err := run(t.Context(), b.core, op, input{}, nil); err == nil || !strings.Contains(err.Error(), "stopped after 10 redirects") {
		t.Errorf("got %v", err)
	}
	never := errors.New("never")
	own := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return never }}
	if err := run(t.Context(), b.core, op, input{}, []Option{WithHTTPClient(own)}); !errors.Is(err, never) {
		t.Errorf("got %v", err)
	}
}
