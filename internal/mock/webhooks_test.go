package mock_test

import (
	"crypto/rand"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	standardwebhooks "github.com/standard-webhooks/standard-webhooks/libraries/go"

	"github.com/apisteward/steward/internal/mock"
	"github.com/apisteward/steward/internal/mock/webhook"
	"github.com/apisteward/steward/internal/outgoing"
)

const calling = `
openapi: 3.1.0
info: {title: Calling, version: 1.0.0}
webhooks:
  new book/today: {post: {requestBody: {content: {application/json: {schema: {type: object, required: [id], properties: {id: {type: integer}}}}}}, responses: {'200': {description: Taken}}}}
paths:
  /orders:
    post:
      operationId: order
      requestBody: {content: {application/json: {schema: {type: object, required: [url], properties: {url: {type: string}}}}}}
      responses: {'201': {description: Made}, '400': {description: Wrong}}
      callbacks: {paid: {'{$request.body#/url}': {post: {responses: {'200': {description: Taken}}}}}}
`

// sending returns an option with which a mock sends webhooks on loopback, and what
// checks them.
func sending(t *testing.T) (func(*mock.Options), *standardwebhooks.Webhook) {
	t.Helper()
	secret, err := webhook.NewSecret(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	check, err := standardwebhooks.NewWebhook(secret.Text())
	if err != nil {
		t.Fatal(err)
	}
	return func(o *mock.Options) {
		o.Webhooks = &webhook.Settings{
			Client: outgoing.New(outgoing.Options{Reach: outgoing.Loopback}), Secret: secret, Random: rand.Reader, Local: true,
		}
	}, check
}

func TestWebhooksAreSentWhenOrdered(t *testing.T) {
	t.Parallel()
	option, check := sending(t)
	m := newMock(t, calling, option, stateful)
	var got []string
	receiver := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil || check.Verify(body, r.Header) != nil {
			t.Errorf("%s %s does not hold", r.URL, body)
		}
		got = append(got, r.URL.Path)
	}))
	t.Cleanup(receiver.Close)
	order := func(path, body string, headers ...string) (int, string) {
		resp := ask(t, m, "POST http://localhost"+path, body, headers...)
		return resp.StatusCode, text(t, resp)
	}
	if status, body := order("/_mock/webhooks/paid", "{}"); status != 422 || !strings.Contains(body, "No URL is known") {
		t.Errorf("%d %s", status, body)
	}
	for _, plain := range []string{"Content-Type: application/x-www-form-urlencoded", "Content-Type:"} {
		if status, body := order("/_mock/webhooks/new%20book%2Ftoday", `{"url": "`+receiver.URL+`/plain"}`, plain); status != 200 {
			t.Errorf("%s %d %s", plain, status, body)
		}
	}
	got = nil
	order("/orders", `{"url": "`+receiver.URL+`/refused"}`, "Prefer: code=400")
	if status, _ := order("/orders", `{"url": "`+receiver.URL+`/paid"}`); status != 201 {
		t.Fatalf("status %d", status)
	}
	for path, want := range map[string]string{"/_mock/webhooks/order/paid": "/paid", "/_mock/webhooks/paid": "/paid"} {
		if status, body := order(path, "{}"); status != 200 || !strings.Contains(body, `"delivered": true`) || got[len(got)-1] != want {
			t.Errorf("%s: %d %s, %v", path, status, body, got)
		}
	}
	if status, body := order("/_mock/webhooks/new%20book%2Ftoday", `{"url": "`+receiver.URL+`/new"}`); status != 200 || got[len(got)-1] != "/new" {
		t.Errorf("%d %s, %v", status, body, got)
	}
	for body, status := range map[string]int{`{"url": "http://192.168.0.1/"}`: 403, `{"payload": {}, "url": "` + receiver.URL + `"}`: 422, `{"x": 1}`: 400} {
		if s, text := order("/_mock/webhooks/new%20book%2Ftoday", body); s != status {
			t.Errorf("%s: %d %s", body, s, text)
		}
	}
	if status, body := order("/_mock/webhooks/x", "{}"); status != 404 || !strings.Contains(body, "new book/today, order/paid") {
		t.Errorf("%d %s", status, body)
	}
	if len(got) != 3 {
		t.Errorf("arrived: %v", got)
	}
}

func TestWebhooksAreListed(t *testing.T) {
	t.Parallel()
	option, _ := sending(t)
	if body := text(t, ask(t, newMock(t, calling, option), "GET /_mock/webhooks", "")); !strings.Contains(body, `"new book/today"`) || !strings.Contains(body, `"order/paid"`) {
		t.Error(body)
	}
	without := newMock(t, calling)
	if resp := ask(t, without, "POST http://localhost/_mock/webhooks/paid", "{}"); resp.StatusCode != 404 {
		t.Errorf("a mock that sends none: %d", resp.StatusCode)
	}
	for _, what := range []string{"POST /_mock/webhooks", "GET /_mock/webhooks/paid"} {
		if resp := ask(t, without, what, ""); resp.StatusCode != 405 {
			t.Errorf("%s: %d", what, resp.StatusCode)
		}
	}
	if resp := ask(t, without, "POST /_mock/webhooksx", ""); resp.StatusCode != 404 {
		t.Errorf("another path: %d", resp.StatusCode)
	}
}

// A page elsewhere may not even ask what it could send.
func TestPagesElsewhereOrderNothing(t *testing.T) {
	t.Parallel()
	option, _ := sending(t)
	m := newMock(t, calling, option)
	preflight := func(origin string) *http.Response {
		return ask(t, m, "OPTIONS http://localhost/_mock/webhooks/paid", "", "Origin: "+origin, "Access-Control-Request-Method: POST", "Access-Control-Request-Headers: content-type")
	}
	if resp := preflight("https://evil.example"); resp.StatusCode != 403 || resp.Header.Get("Access-Control-Allow-Origin") != "" {
		t.Errorf("%d %v", resp.StatusCode, resp.Header)
	}
	if resp := preflight("http://localhost:3000"); resp.StatusCode != 204 || resp.Header.Get("Access-Control-Allow-Headers") != "content-type" {
		t.Errorf("%d %v", resp.StatusCode, resp.Header)
	}
	const form = "Content-Type: application/x-www-form-urlencoded"
	for _, headers := range [][]string{
		{"Origin: https://evil.example"}, {"Content-Type: text/plain"}, {form, "Origin: http://localhost:3000"},
		{form, "Sec-Fetch-Site: cross-site"}, {form, "Referer: https://evil.example/"}, {form, "User-Agent: Mozilla/5.0"},
	} {
		if resp := ask(t, m, "POST http://localhost/_mock/webhooks/paid", "{}", headers...); resp.StatusCode != 403 && resp.StatusCode != 415 {
			t.Errorf("%v: %d", headers, resp.StatusCode)
		}
	}
}
