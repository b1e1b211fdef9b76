package handlers_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/apisteward/steward/gen"
)

func TestKeyIsMadeUsedAndRevoked(t *testing.T) {
	b := setup(t)
	made := b.do(call{method: "POST", path: "/v1/keys", body: `{"name":"ci","scope":"publish","expires_at":"2026-11-23T08:00:00Z"}`}).want(201)
	created := into[gen.CreatedKey](made)
	b.do(call{method: "GET", path: "/v1/apis", key: created.Token}).want(200)

	list := b.do(call{method: "GET", path: "/v1/keys"}).want(200)
	if len(into[gen.KeyList](list).Items) != 2 || strings.Contains(string(list.body), created.Token) {
		t.Errorf("keys: %s", list.body)
	}
	b.do(call{method: "DELETE", path: "/v1/keys/" + created.Key.ID}).want(http.StatusNoContent)
	b.do(call{method: "GET", path: "/v1/apis", key: created.Token}).problem(http.StatusUnauthorized)
	for _, key := range into[gen.KeyList](list).Items {
		if key.Name == "first admin key" {
			b.do(call{method: "DELETE", path: "/v1/keys/" + key.ID}).problem(http.StatusConflict)
		}
	}
}

func TestWrongKeysAreRefused(t *testing.T) {
	b := setup(t)
	expiring := into[gen.CreatedKey](b.do(call{
		method: "POST", path: "/v1/keys", body: `{"name":"ci","scope":"read","expires_at":"2026-11-22T09:00:00Z"}`,
	}).want(201)).Token
	b.do(call{method: "GET", path: "/v1/apis", key: expiring}).want(200)
	b.clock.advance(time.Hour)
	foreign := setupForeign(t)
	for name, key := range map[string]string{
		"expired": expiring, "foreign": foreign, "malformed": "stw_nope", "cut off": b.admin[:20], "mistyped": b.admin[:50] + "xyz",
	} {
		// Wrong keys are refused even where none is needed.
		r := b.do(call{method: "GET", path: "/v1/apis", key: key})
		r.problem(http.StatusUnauthorized)
		if !strings.HasPrefix(r.header.Get("WWW-Authenticate"), "Bearer") {
			t.Errorf("%s: WWW-Authenticate: %s", name, r.header.Get("WWW-Authenticate"))
		}
	}
	for _, field := range []string{"Basic " + b.admin, b.admin, "Bearer", "Bearer  "} {
		b.do(call{method: "GET", path: "/v1/keys", key: "none", header: map[string]string{"Authorization": field}}).problem(401)
	}
}

// setupForeign returns a token that another server would take.
func setupForeign(t *testing.T) string {
	t.Helper()
	return "stw_" + strings.Repeat("0", 43) + "1pYHVK"
}

func TestEveryOperationAsksForItsKey(t *testing.T) {
	b := setup(t)
	b.makeAPI("payments")
	for _, try := range []call{
		{method: "POST", path: "/v1/apis"}, {method: "PATCH", path: "/v1/apis/payments"}, {method: "DELETE", path: "/v1/apis/payments"},
		{method: "POST", path: "/v1/apis/payments/versions"}, {method: "POST", path: "/v1/checks"},
		{method: "GET", path: "/v1/apis/payments/waivers"}, {method: "POST", path: "/v1/apis/payments/waivers"},
		{method: "DELETE", path: "/v1/apis/payments/waivers/x"},
		{method: "GET", path: "/v1/keys"}, {method: "POST", path: "/v1/keys"}, {method: "DELETE", path: "/v1/keys/x"},
	} {
		try.key = "none"
		b.do(try).problem(http.StatusUnauthorized)
	}
}
