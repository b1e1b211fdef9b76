package runtime

import (
	"fmt"
	"io"
	"net/http"
	"net/url"
	"reflect"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// tokenServer is an API with a token endpoint. It takes a token only while it
// is the newest.
type tokenServer struct {
	issued  atomic.Int64
	inBody  bool // credentials must be in the body
	revoked atomic.Bool
	form    url.Values
}

func (s *tokenServer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "/token" {
		r.ParseForm()
		id, secret, ok := r.BasicAuth()
		if s.inBody {
			id, secret, ok = r.PostForm.Get("client_id"), r.PostForm.Get("client_secret"), r.PostForm.Has("client_id")
		}
		if !ok || id != "id%3A" && id != "id:" || secret != "s" {
			answering(401, `{"error":"invalid_client","error_description":"who are you"}`)(w, r)
			return
		}
		s.form = r.PostForm
		s.revoked.Store(false)
		answering(200, fmt.Sprintf(`{"access_token":"t%d","expires_in":100}`, s.issued.Add(1)))(w, r)
		return
	}
	if s.revoked.Load() || r.Header.Get("Authorization") != fmt.Sprintf("Bearer t%d", s.issued.Load()) {
		w.WriteHeader(401)
	}
}

func oauth() *api {
	return &api{schemes: []scheme{{key: "oauth", kind: oauthClient, tokenURL: "/token", scopes: []string{"a", "b"}}}}
}

func TestTokenCache(t *testing.T) {
	s := &tokenServer{}
	b := setup(t, oauth(), s.ServeHTTP, withClient("oauth", "id:", "s", nil))
	get := func() {
		t.Helper()
		if err := run(t.Context(), b.core, secured([]string{"oauth"}), input{}, nil); err != nil {
			t.Fatal(err)
		}
	}
	get()
	get()
	if n := s.issued.Load(); n != 1 || s.form.Get("grant_type") != "client_credentials" || s.form.Get("scope") != "a b" {
		t.Errorf("issued %d with %v", n, s.form)
	}
	b.now = b.now.Add(71 * time.Second) // 29 before the end
	get()
	if n := s.issued.Load(); n != 2 {
		t.Errorf("issued %d, want 2", n)
	}
	s.revoked.Store(true)
	get()
	if n := s.issued.Load(); n != 3 || len(b.sleeps) > 0 {
		t.Errorf("issued %d, want 3", n)
	}
}

// A refusal that a new token does not change is given back after one.
func TestTokenRefused(t *testing.T) {
	s := &tokenServer{}
	calls := 0
	b := setup(t, oauth(), func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/token" {
			s.ServeHTTP(w, r)
			return
		}
		calls++
		w.WriteHeader(401)
	}, withClient("oauth", "id:", "s", nil))
	if err := run(t.Context(), b.core, secured([]string{"oauth"}), input{}, nil); StatusOf(err) != 401 || calls != 2 {
		t.Errorf("got %v after %d calls", err, calls)
	}
}

// A server may want the credentials in the body; wrong ones are told.
func TestTokenInBody(t *testing.T) {
	s := &tokenServer{inBody: true}
	b := setup(t, oauth(), s.ServeHTTP, withClient("oauth", "id:", "s", []string{"own"}))
	if err := run(t.Context(), b.core, secured([]string{"oauth"}), input{}, nil); err != nil || s.form.Get("scope") != "own" {
		t.Errorf("got %v with %v", err, s.form)
	}
	err := run(t.Context(), b.core, secured([]string{"oauth"}), input{}, []Option{withClient("oauth", "id:", "wrong", nil)})
	if StatusOf(err) != 401 || err.Error() != "POST /token: 401 Unauthorized: who are you" || strings.Contains(err.Error(), "wrong") {
		t.Errorf("got %v", err)
	}
}

// Without a token there is no call.
func TestTokenMissing(t *testing.T) {
	for text, want := range map[string]any{`{"token":"x"}`: new(DecodeError), `<html>`: new(DecodeError), "": new(ConnectionError)} {
		b := setup(t, oauth(), func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path != "/token" {
				t.Errorf("%s was called without a token", r.URL.Path)
			}
			if text == "" {
				panic(http.ErrAbortHandler)
			}
			answering(200, text)(w, r)
		}, withClient("oauth", "id:", "s", nil))
		op := secured([]string{"oauth"})
		op.verb, op.body = "PUT", content{kind: mediaMultipart, media: "multipart/form-data"}
		file := oneShot{strings.NewReader("content")}
		err := run(t.Context(), b.core, op, input{body: upload{File: FilePart{Content: file}}}, nil)
		if reflect.TypeOf(err) != reflect.TypeOf(want) {
			t.Errorf("%q: got %T %v", text, err, err)
		}
	}
}

// oneShot is a stream that cannot seek.
type oneShot struct{ io.Reader }

// Many calls at the same time fetch one token.
func TestTokenOnce(t *testing.T) {
	s := &tokenServer{}
	b := setup(t, oauth(), s.ServeHTTP, withClient("oauth", "id:", "s", nil))
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			if err := run(t.Context(), b.core, secured([]string{"oauth"}), input{}, nil); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	if n := s.issued.Load(); n != 1 {
		t.Errorf("issued %d, want 1", n)
	}
}
