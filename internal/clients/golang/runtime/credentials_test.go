package runtime

import (
	"context"
	"errors"
	"net/http"
	"testing"
)

func schemes() *api {
	return &api{schemes: []scheme{
		{key: "header", kind: apiKey, in: "header", parameter: "X-Key", environment: []string{"T_KEY"}},
		{key: "query", kind: apiKey, in: "query", parameter: "api key"},
		{key: "cookie", kind: apiKey, in: "cookie", parameter: "sid"},
		{key: "basic", kind: basic, environment: []string{"T_USER", "T_PASSWORD"}},
		{key: "bearer", kind: bearer, environment: []string{"T_TOKEN"}},
	}}
}

// secured is an operation that takes credentials.
func secured(alternatives ...[]string) *operation {
	return &operation{id: "x", verb: "GET", path: "/", security: alternatives, idempotent: true, results: []result{{"200", mediaNone}}}
}

func TestCredentials(t *testing.T) {
	environment := func(name string) string {
		return map[string]string{"T_KEY": "env\r\n", "T_USER": "u", "T_PASSWORD": "p"}[name]
	}
	source := func(context.Context) (string, error) { return "fresh", nil }
	for _, test := range []struct {
		name     string
		security [][]string
		options  []Option
		want     string // X-Key|query|Cookie|Authorization
	}{
		{"header", [][]string{{"header"}}, []Option{withValue("header", "k")}, "k|||"},
		{"query", [][]string{{"query"}}, []Option{withValue("query", "k&")}, "|api%20key=k%26||"},
		{"cookie", [][]string{{"cookie"}}, []Option{withValue("cookie", "k%")}, "||sid=k%|"},
		{"basic", [][]string{{"basic"}}, []Option{withPair("basic", "u", "p")}, "|||Basic dTpw"},
		{"bearer", [][]string{{"bearer"}}, []Option{withValue("bearer", "t")}, "|||Bearer t"},
		{"source", [][]string{{"bearer"}}, []Option{withSource("bearer", source)}, "|||Bearer fresh"},
		{"all of them", [][]string{{"header", "cookie"}}, []Option{withValue("header", "h"), withValue("cookie", "c")}, "h||sid=c|"},
		{"incomplete", [][]string{{"header", "cookie"}, {"bearer"}}, []Option{withValue("header", "h"), withValue("bearer", "t")}, "|||Bearer t"},
		{"none", [][]string{{"header"}}, nil, "|||"},
		{"none needed", nil, []Option{withValue("header", "k")}, "|||"},
		{"environment", [][]string{{"header"}}, []Option{WithEnvironment(environment)}, "env|||"},
		{"pair of the environment", [][]string{{"basic"}}, []Option{WithEnvironment(environment)}, "|||Basic dTpw"},
		{"given over environment", [][]string{{"header"}}, []Option{WithEnvironment(environment), withValue("header", "k")}, "k|||"},
		{"not in the environment", [][]string{{"bearer"}}, []Option{WithEnvironment(environment)}, "|||"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got string
			b := setup(t, schemes(), func(w http.ResponseWriter, r *http.Request) {
				got = r.Header.Get("X-Key") + "|" + r.URL.RawQuery + "|" + r.Header.Get("Cookie") + "|" + r.Header.Get("Authorization")
			}, test.options...)
			if err := run(t.Context(), b.core, secured(test.security...), input{}, nil); err != nil || got != test.want {
				t.Errorf("got %q, %v, want %q", got, err, test.want)
			}
		})
	}
}

// Credentials of one call do not stay for others.
func TestCredentialsOfCall(t *testing.T) {
	var got []string
	b := setup(t, schemes(), func(w http.ResponseWriter, r *http.Request) { got = append(got, r.Header.Get("X-Key")) })
	for _, options := range [][]Option{{withValue("header", "once")}, nil} {
		if err := run(t.Context(), b.core, secured([]string{"header"}), input{}, options); err != nil {
			t.Fatal(err)
		}
	}
	if got[0] != "once" || got[1] != "" {
		t.Errorf("got %q", got)
	}
}

// A key that the query has already is not sent twice.
func TestReplacePair(t *testing.T) {
	for query, want := range map[string]string{"": "k=new", "a=1": "a=1&k=new", "k=old&a=1&k=older&k": "a=1&k=new", "kk=1": "kk=1&k=new"} {
		if got := replacePair(query, queryPair("k", "new")); got != want {
			t.Errorf("%s: got %s, want %s", query, got, want)
		}
	}
}

func TestSourceFails(t *testing.T) {
	broken := errors.New("no token")
	b := setup(t, schemes(), nothing, withSource("bearer", func(context.Context) (string, error) { return "", broken }))
	if err := run(t.Context(), b.core, secured([]string{"bearer"}), input{}, nil); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
}

// A secret does not begin another header; nor is it told, or tried again.
func TestLineBreak(t *testing.T) {
	b := setup(t, schemes(), func(http.ResponseWriter, *http.Request) { t.Error("it was sent") }, withValue("header", "s3cret\nX-Other: 1"))
	err := run(t.Context(), b.core, secured([]string{"header"}), input{}, nil)
	if err == nil || err.Error() != `x: the header "X-Key" holds a line break` || len(b.sleeps) > 0 {
		t.Errorf("got %v after %v", err, b.sleeps)
	}
}
