package wire

import (
	"testing"

	"github.com/apisteward/steward/internal/contract"
)

func TestSchemes(t *testing.T) {
	for _, c := range []struct {
		object string
		want   Scheme
		sent   string
	}{
		{`{"type": "apiKey", "in": "header", "name": "X-Key"}`, Scheme{"header", "X-Key", ""}, "a:b"},
		{`{"type": "apiKey", "in": "query", "name": "key"}`, Scheme{"query", "key", ""}, "a:b"},
		{`{"type": "apiKey", "in": "cookie", "name": "sid"}`, Scheme{"cookie", "sid", ""}, "a:b"},
		{`{"type": "basic"}`, Scheme{"header", "Authorization", "Basic"}, "Basic YTpi"},
		{`{"type": "http", "scheme": "BASIC"}`, Scheme{"header", "Authorization", "Basic"}, "Basic YTpi"},
		{`{"type": "http", "scheme": "bearer"}`, Scheme{"header", "Authorization", "Bearer"}, "Bearer a:b"},
		{`{"type": "http"}`, Scheme{"header", "Authorization", "Bearer"}, "Bearer a:b"},
		{`{"type": "http", "scheme": "DPoP"}`, Scheme{"header", "Authorization", "DPoP"}, "DPoP a:b"},
		{`{"type": "oauth2"}`, Scheme{"header", "Authorization", "Bearer"}, "Bearer a:b"},
		{`{"type": "openIdConnect"}`, Scheme{"header", "Authorization", "Bearer"}, "Bearer a:b"},
	} {
		got, ok := SchemeOf(node(t, c.object))
		if !ok || got != c.want {
			t.Errorf("%s: %+v, %v", c.object, got, ok)
		}
		if sent := got.Value("a:b"); sent != c.sent || !got.Holds(sent) || got.Secret(sent) != "a:b" {
			t.Errorf("%s is sent as %q, which it holds: %v, with the secret %q", c.object, sent, got.Holds(sent), got.Secret(sent))
		}
	}
	for _, object := range []string{`{"type": "mutualTLS"}`, `{"type": "apiKey", "in": "header"}`, `{"type": "apiKey", "in": "body", "name": "x"}`, `{}`} {
		if s, ok := SchemeOf(node(t, object)); ok {
			t.Errorf("%s is sent: %+v", object, s)
		}
	}
}

func TestWhatSchemesHold(t *testing.T) {
	bearer, key := Scheme{"header", "Authorization", "Bearer"}, Scheme{"query", "key", ""}
	for _, c := range []struct {
		scheme Scheme
		text   string
		want   bool
	}{
		{bearer, "Bearer x", true}, {bearer, "bEARER x", true}, {bearer, "Bearer  x", true},
		{bearer, "Bearer", false}, {bearer, "Bearer  ", false}, {bearer, "Basic x", false}, {bearer, "Bearerx", false}, {bearer, "", false},
		{key, "x", true}, {key, "", false},
	} {
		if got := c.scheme.Holds(c.text); got != c.want {
			t.Errorf("%+v holds %q: %v", c.scheme, c.text, got)
		}
	}
}

// node reads a JSON text as a part of a document.
func node(t testing.TB, text string) *contract.Node {
	t.Helper()
	n, _, err := contract.Parse([]byte(text), contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	return n
}
