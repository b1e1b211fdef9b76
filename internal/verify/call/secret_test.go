package call_test

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/verify/call"
)

func TestSecretsOfHeadersAreMasked(t *testing.T) {
	b := setup(t, nil)
	settings := b.settings()
	settings.Header = http.Header{
		"Cookie":              {"session=sess-4711; csrf=csrf-4712", "more=more-4713"},
		"Proxy-Authorization": {"Basic cHJveHk6aHVzaA=="},
		"X-Key":               {"key-4714", "key-4715"},
		"X-Tenant":            {"tenant-7"},
	}
	s := sender(t, settings)
	x := send(t, s, &call.Case{Operation: b.op(t, "GET /books/{isbn}"), Arguments: []call.Argument{isbn("1")}})
	line := s.Curl(x)
	for _, secret := range []string{"4711", "4712", "4713", "4714", "4715", "cHJv"} {
		if strings.Contains(line, secret) {
			t.Errorf("%s holds %s", line, secret)
		}
	}
	for _, want := range []string{"session=${COOKIE_SESSION}; csrf=${COOKIE_CSRF}", "${COOKIE_2_MORE}", "X-Key: ${X_KEY}", "X-Key: ${X_KEY_2}", "tenant-7"} {
		if !strings.Contains(line, want) {
			t.Errorf("%s lacks %s", line, want)
		}
	}
}

func TestSecretsOfOthersAreMasked(t *testing.T) {
	b := setup(t, nil)
	settings := b.settings()
	settings.Others = call.Credentials{"basic": "bob:bobs-password"}
	if got := sender(t, settings).Mask("bobs-password is wrong"); got != "$OTHER_BASIC_PASSWORD is wrong" {
		t.Errorf("masked as %q", got)
	}
}

// What a hook signs with is nobody's to know.
func TestCredentialsOfTheHookAreNotKept(t *testing.T) {
	b := setup(t, nil)
	settings := b.settings()
	settings.Credentials = call.Credentials{"basic": "ada:tr0ub4dor"}
	settings.Before = func(_ context.Context, _ *call.Case, r *http.Request) error {
		r.Header.Set("X-Key", "signed-4711")
		r.Header.Set("X-Signed-At", "noon")
		return nil
	}
	s := sender(t, settings)
	x := send(t, s, &call.Case{Operation: b.op(t, "GET /books/{isbn}"), Arguments: []call.Argument{isbn("1")}})
	if got := b.last(t).Header.Get("X-Key"); got != "signed-4711" {
		t.Errorf("the key that was sent is %q", got)
	}
	if line := s.Curl(x); strings.Contains(line, "4711") || !strings.Contains(line, "X-Signed-At: noon") || !strings.Contains(line, "Basic ${BASIC}") {
		t.Errorf("the line is %s", line)
	}
}
