package main

import (
	"io"
	"net/http"
	"strings"
	"testing"
)

// order orders a webhook of a version's mock, with a key unless it is "".
func (p *process) order(path, body, key string) (status int, text string) {
	p.t.Helper()
	req, err := http.NewRequest("POST", p.url+path, strings.NewReader(body))
	if err != nil {
		p.t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/json")
	if key != "" {
		req.Header.Set("Authorization", "Bearer "+key)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		p.t.Fatal(err)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		p.t.Fatal(err)
	}
	return resp.StatusCode, string(data)
}

// A server is no means to send requests to others, or into its own network.
func TestAServersMocksSendWebhooksForTheTeamToPublicAddresses(t *testing.T) {
	p := startProcess(t, t.TempDir(), "--mock-webhook-secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
	p.cli().run("publish", books(t), "--api", "books", "--create").wants(t, 0)
	const at = "/mock/books/latest/_mock/webhooks/"
	for _, tc := range []struct {
		path, body, key string
		status          int
		text            string
	}{
		{at + "bookSold", `{"url": "https://example.com/"}`, "", 403, "by the team of the API"},
		{at + "bookSold", `{"url": "` + p.url + `"}`, p.key, 403, "not an address of the public internet"},
		{at + "bookSold", `{"url": "http://169.254.169.254/"}`, p.key, 403, "not an address of the public internet"},
		{at + "bookSold", `{}`, p.key, 422, "No URL is known"},
		{at + "bookLost", `{}`, p.key, 404, "The document has bookSold"},
	} {
		if status, text := p.order(tc.path, tc.body, tc.key); status != tc.status || !strings.Contains(text, tc.text) {
			t.Errorf("%s %s: %d %s", tc.path, tc.body, status, text)
		}
	}
	if strings.Contains(p.logs.String(), "whsec_") {
		t.Error("the secret is in the log")
	}
}

func TestAServerWithoutASecretSendsNoWebhooks(t *testing.T) {
	p := startProcess(t, t.TempDir())
	p.cli().run("publish", books(t), "--api", "books", "--create").wants(t, 0)
	if status, text := p.order("/mock/books/latest/_mock/webhooks/bookSold", `{"url": "https://example.com/"}`, p.key); status != 404 || !strings.Contains(text, "sends no webhooks") {
		t.Errorf("%d %s", status, text)
	}
	r := cli{}.run("serve", "--listen", "127.0.0.1:0", "--data", t.TempDir(), "--mock-webhook-secret", "hunter2")
	r.wants(t, 2, "mock_webhook_secret: A webhook secret is whsec_")
	if strings.Contains(r.err, "hunter2") {
		t.Error("the secret is repeated")
	}
}
