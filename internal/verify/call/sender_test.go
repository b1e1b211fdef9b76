package call_test

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/verify/call"
)

func TestArgumentsStandWhereTheyBelong(t *testing.T) {
	b := setup(t, nil)
	op := b.op(t, "GET /books/{isbn}")
	send(t, sender(t, b.settings()), &call.Case{Operation: op, Arguments: []call.Argument{
		isbn("a/b c"), {Parameter: op.Parameters[1], In: "query", Name: "lang", Value: "de&x"},
		{In: "header", Name: "X-Trace", Value: "7"}, {In: "cookie", Name: "session", Value: "s 1"},
	}})
	r := b.last(t)
	if got := r.RequestURI; got != "/base/books/a%2Fb%20c?lang=de%26x" {
		t.Errorf("the target is %s", got)
	}
	if r.Header.Get("X-Trace") != "7" || r.Header.Get("Cookie") != "session=s%201" {
		t.Errorf("the headers are %v", r.Header)
	}
	if got := r.Header.Get("Accept"); got != "application/json, application/problem+json" {
		t.Errorf("accepts %s", got)
	}
}

func TestUnsendable(t *testing.T) {
	b := setup(t, nil)
	s := sender(t, b.settings())
	for name, c := range map[string]*call.Case{
		"no value":      {Operation: b.op(t, "GET /books/{isbn}")},
		"empty segment": {Operation: b.op(t, "GET /books/{isbn}"), Arguments: []call.Argument{isbn("")}},
		"dots":          {Operation: b.op(t, "GET /books/{isbn}"), Arguments: []call.Argument{isbn("..")}},
		"other server":  {Operation: b.op(t, "GET /elsewhere")},
		"other host":    {Operation: b.op(t, "GET /books/{isbn}"), Target: "https://elsewhere.example.com/books/1"},
		"no host":       {Operation: b.op(t, "GET /books/{isbn}"), Target: "//elsewhere.example.com/books/1"},
	} {
		var cannot *call.UnsendableError
		if _, err := s.Send(t.Context(), c); !errors.As(err, &cannot) {
			t.Errorf("%s: got %v", name, err)
		}
	}
	if len(b.arrived) > 0 {
		t.Errorf("%d requests arrived", len(b.arrived))
	}
}

func TestServersOfAnOperation(t *testing.T) {
	b := setup(t, nil)
	send(t, sender(t, b.settings()), &call.Case{Operation: b.op(t, "POST /elsewhere")})
	if got := b.last(t).RequestURI; got != "/v2/elsewhere" {
		t.Errorf("the target is %s", got)
	}
}

func TestSafeSendsNothingThatChangesSomething(t *testing.T) {
	b := setup(t, nil)
	settings := b.settings()
	settings.Safe = true
	s := sender(t, settings)
	if _, err := s.Send(t.Context(), &call.Case{Operation: b.op(t, "DELETE /books/{isbn}"), Arguments: []call.Argument{isbn("1")}}); err == nil {
		t.Error("DELETE was sent")
	}
	if _, err := s.Send(t.Context(), &call.Case{Operation: b.op(t, "GET /books/{isbn}"), Method: "PUT", Arguments: []call.Argument{isbn("1")}}); err == nil {
		t.Error("PUT was sent")
	}
	send(t, s, &call.Case{Operation: b.op(t, "GET /books/{isbn}"), Arguments: []call.Argument{isbn("1")}})
	if len(b.arrived) != 1 {
		t.Errorf("%d requests arrived, want the GET alone", len(b.arrived))
	}
}

func TestCredentials(t *testing.T) {
	for _, tt := range []struct {
		name   string
		access call.Access
		op     string
		key    string
		auth   string
	}{
		{"what was given", call.Granted, "GET /books/{isbn}", "secret-key", ""},
		{"none", call.Anonymous, "GET /books/{isbn}", "", ""},
		{"wrong", call.Wrong, "GET /books/{isbn}", "wrong-credentials-sent-by-steward", ""},
		{"of another scheme", call.Foreign, "GET /books/{isbn}", "", "Bearer admin-token"},
		{"another's", call.Other, "GET /books/{isbn}", "other-key", ""},
		{"the operation's own", call.Granted, "DELETE /books/{isbn}", "", "Bearer admin-token"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b := setup(t, nil)
			settings := b.settings()
			settings.Credentials = call.Credentials{"key": "secret-key", "admin": "admin-token"}
			settings.Others = call.Credentials{"key": "other-key"}
			send(t, sender(t, settings), &call.Case{Operation: b.op(t, tt.op), Access: tt.access, Arguments: []call.Argument{isbn("1")}})
			if r := b.last(t); r.Header.Get("X-Key") != tt.key || r.Header.Get("Authorization") != tt.auth {
				t.Errorf("sent X-Key %q and Authorization %q", r.Header.Get("X-Key"), r.Header.Get("Authorization"))
			}
		})
	}
}

func TestHeadersThatAuthorizeAreLeftOutWithoutCredentials(t *testing.T) {
	b := setup(t, nil)
	settings := b.settings()
	settings.Header = http.Header{"X-Key": {"secret-key"}, "X-Tenant": {"7"}}
	s := sender(t, settings)
	c := &call.Case{Operation: b.op(t, "GET /books/{isbn}"), Access: call.Anonymous, Arguments: []call.Argument{isbn("1")}}
	send(t, s, c)
	if r := b.last(t); r.Header.Get("X-Key") != "" || r.Header.Get("X-Tenant") != "7" {
		t.Errorf("sent %v", r.Header)
	}
	if !s.HasGranted(c.Operation) {
		t.Error("the header is not taken for credentials")
	}
}

func TestUnknownCredentialsAreRefusedWithTheNamesThereAre(t *testing.T) {
	b := setup(t, nil)
	err := call.Credentials{"token": "x"}.Check(b.doc)
	if err == nil || !strings.Contains(err.Error(), "key, basic, admin") {
		t.Errorf("got %v", err)
	}
}

func TestBudget(t *testing.T) {
	b := setup(t, nil)
	settings := b.settings()
	settings.MaxRequests = 3
	s := sender(t, settings)
	c := &call.Case{Operation: b.op(t, "GET /books/{isbn}"), Arguments: []call.Argument{isbn("1")}}
	s.Limit(2)
	send(t, s, c)
	send(t, s, c)
	if _, err := s.Send(t.Context(), c); !errors.Is(err, call.ErrBudget) {
		t.Errorf("beyond the limit: %v", err)
	}
	s.Limit(0)
	send(t, s, c)
	if _, err := s.Send(t.Context(), c); !errors.Is(err, call.ErrBudget) || len(b.arrived) != 3 || s.Sent() != 3 {
		t.Errorf("%v after %d requests", err, len(b.arrived))
	}
}

func TestComesLaterWhenAsked(t *testing.T) {
	for name, later := range map[string]struct {
		status int
		value  string
		want   time.Duration
	}{
		"seconds":  {429, "7", 7 * time.Second},
		"a date":   {503, "Sun, 22 Nov 2026 12:00:09 GMT", 9 * time.Second},
		"no value": {429, "", 100 * time.Millisecond},
	} {
		t.Run(name, func(t *testing.T) {
			first := true
			b := setup(t, func(w http.ResponseWriter, _ *http.Request) {
				if first {
					first = false
					if later.value != "" {
						w.Header().Set("Retry-After", later.value)
					}
					w.WriteHeader(later.status)
				}
			})
			x := send(t, sender(t, b.settings()), &call.Case{Operation: b.op(t, "GET /books/{isbn}"), Arguments: []call.Argument{isbn("1")}})
			if x.Status != 200 || len(b.slept) != 1 || b.slept[0] != later.want {
				t.Errorf("status %d after waiting %v, want 200 after %v", x.Status, b.slept, later.want)
			}
		})
	}
}

func TestDoesNotComeLaterForEver(t *testing.T) {
	b := setup(t, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(429) })
	x := send(t, sender(t, b.settings()), &call.Case{Operation: b.op(t, "GET /books/{isbn}"), Arguments: []call.Argument{isbn("1")}})
	if x.Status != 429 || len(b.arrived) != 6 {
		t.Errorf("status %d after %d requests", x.Status, len(b.arrived))
	}
}

func TestServiceThatIsUnavailableIsNotAskedAgain(t *testing.T) {
	b := setup(t, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(503) })
	send(t, sender(t, b.settings()), &call.Case{Operation: b.op(t, "GET /books/{isbn}"), Arguments: []call.Argument{isbn("1")}})
	if len(b.arrived) != 1 {
		t.Errorf("%d requests", len(b.arrived))
	}
}

func TestRate(t *testing.T) {
	b := setup(t, nil)
	settings := b.settings()
	settings.Rate = 10
	s := sender(t, settings)
	c := &call.Case{Operation: b.op(t, "GET /books/{isbn}"), Arguments: []call.Argument{isbn("1")}}
	for range 4 {
		send(t, s, c)
	}
	if got := b.now.Sub(time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)); got != 300*time.Millisecond {
		t.Errorf("four requests took %v", got)
	}
}

func TestRedirectsAreNotFollowed(t *testing.T) {
	b := setup(t, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/elsewhere", http.StatusFound) })
	x := send(t, sender(t, b.settings()), &call.Case{Operation: b.op(t, "GET /books/{isbn}"), Arguments: []call.Argument{isbn("1")}})
	if x.Status != 302 || len(b.arrived) != 1 {
		t.Errorf("status %d after %d requests", x.Status, len(b.arrived))
	}
}

func TestLongAnswersAreCut(t *testing.T) {
	b := setup(t, func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, strings.Repeat("x", 1<<17)) })
	x := send(t, sender(t, b.settings()), &call.Case{Operation: b.op(t, "GET /books/{isbn}"), Arguments: []call.Argument{isbn("1")}})
	if !x.Cut || len(x.Answer) != 1<<16 {
		t.Errorf("%d bytes, cut %v", len(x.Answer), x.Cut)
	}
}

func TestAnAPIThatIsGoneEndsTheRun(t *testing.T) {
	b := setup(t, nil)
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	b.base.Host = free.Addr().String()
	free.Close()
	s := sender(t, b.settings())
	c := &call.Case{Operation: b.op(t, "GET /books/{isbn}"), Arguments: []call.Argument{isbn("1")}}
	for range 20 {
		if x := send(t, s, c); x.Status != 0 || x.Err == nil || x.Class() != "none" {
			t.Fatalf("status %d, error %v", x.Status, x.Err)
		}
	}
	if _, err := s.Send(t.Context(), c); !errors.Is(err, call.ErrGone) {
		t.Errorf("got %v", err)
	}
}

func TestTheHookCannotSendElsewhere(t *testing.T) {
	b := setup(t, nil)
	settings := b.settings()
	settings.Before = func(_ context.Context, _ *call.Case, r *http.Request) error {
		r.URL.Host = "elsewhere.example.com"
		return nil
	}
	var cannot *call.UnsendableError
	if _, err := sender(t, settings).Send(t.Context(), &call.Case{Operation: b.op(t, "GET /books/{isbn}"), Arguments: []call.Argument{isbn("1")}}); !errors.As(err, &cannot) {
		t.Errorf("got %v", err)
	}
}

// The secret of one scheme is right for another that has it in the same place.
func TestCredentialsOfAnotherSchemeAreOthers(t *testing.T) {
	doc, err := contract.Load([]byte(`{"openapi": "3.0.3", "info": {"title": "Books", "version": "1"}, "paths": {"/books": {"get": {"security": [{"user": []}], "responses": {"200": {"description": "all"}}}}},
		"components": {"securitySchemes": {"user": {"type": "http", "scheme": "bearer"}, "staff": {"type": "oauth2", "flows": {}}}}}`), contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	for secret, want := range map[string]bool{"token": false, "other": true} {
		settings := setup(t, nil).settings()
		settings.Doc, settings.Credentials = doc, call.Credentials{"user": "token", "staff": secret}
		if got := sender(t, settings).HasForeign(doc.Operations()[0]); got != want {
			t.Errorf("with the secrets token and %s others are there: %v", secret, got)
		}
	}
}

// The URL of a page says what it says, and lacks what else was asked for.
func TestTargetsHaveTheirOwnArguments(t *testing.T) {
	b := setup(t, nil)
	op := b.op(t, "GET /books/{isbn}")
	c := &call.Case{Operation: op, Target: "/base/books/1?page=2&lang=de%26x", Arguments: []call.Argument{
		isbn("1"), {Parameter: op.Parameters[1], In: "query", Name: "lang", Value: "en"}, {In: "query", Name: "limit", Value: "9"},
	}}
	send(t, sender(t, b.settings()), c)
	if got := b.last(t).RequestURI; got != "/base/books/1?page=2&lang=de%26x&limit=9" {
		t.Errorf("the target is %s", got)
	}
}
