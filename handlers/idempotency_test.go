package handlers_test

import (
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/apisteward/steward/gen"
	"github.com/apisteward/steward/internal/access"
)

func TestSameRequestGetsTheSameReply(t *testing.T) {
	b := setup(t)
	request := call{
		method: "POST", path: "/v1/keys", body: `{"name":"ci","scope":"read"}`,
		header: map[string]string{"Idempotency-Key": `"one"`},
	}
	first := b.do(request).want(http.StatusCreated)
	second := b.do(request).want(http.StatusCreated)
	if into[gen.CreatedKey](first).Token != into[gen.CreatedKey](second).Token {
		t.Error("the repeated request made another key")
	}
	if first.header.Get("Idempotent-Replayed") != "" || second.header.Get("Idempotent-Replayed") != "true" {
		t.Errorf("Idempotent-Replayed: %q, then %q", first.header.Get("Idempotent-Replayed"), second.header.Get("Idempotent-Replayed"))
	}
	if first.header.Get("X-Request-Id") == second.header.Get("X-Request-Id") {
		t.Error("the request id was repeated too")
	}
	other := request
	other.body = `{"name":"another","scope":"read"}`
	b.do(other).problem(http.StatusUnprocessableEntity)

	elsewhere := call{method: "POST", path: "/v1/apis", body: `{"slug":"payments","title":"x"}`, header: request.header}
	made := b.do(elsewhere).want(http.StatusCreated)
	again := b.do(elsewhere).want(http.StatusCreated)
	for _, name := range []string{"ETag", "Location", "Content-Type"} {
		if made.header.Get(name) != again.header.Get(name) || made.header.Get(name) == "" {
			t.Errorf("%s: %q, then %q", name, made.header.Get(name), again.header.Get(name))
		}
	}
}

func TestIdempotencyKeysOfOthersAreOthers(t *testing.T) {
	b := setup(t)
	request := call{
		method: "POST", path: "/v1/keys", body: `{"name":"ci","scope":"read"}`,
		header: map[string]string{"Idempotency-Key": `"one"`},
	}
	first := into[gen.CreatedKey](b.do(request).want(http.StatusCreated))
	request.key = b.makeKey(access.Admin)
	if second := into[gen.CreatedKey](b.do(request).want(http.StatusCreated)); second.Token == first.Token {
		t.Error("somebody else got the first caller's reply")
	}
}

func TestWhatWasRefusedMayBeTriedAgain(t *testing.T) {
	b := setup(t)
	b.makeAPI("payments")
	request := call{
		method: "POST", path: "/v1/apis/payments/versions", body: document("1.1.0"),
		header: map[string]string{"Idempotency-Key": `"one"`, "Content-Type": "application/yaml"},
	}
	b.publish(document("2.0.0"), "").want(http.StatusCreated)
	b.do(call{method: "POST", path: "/v1/apis", body: `{"slug":"payments","title":"x"}`, header: map[string]string{"Idempotency-Key": `"two"`}}).problem(http.StatusConflict)
	b.do(call{method: "POST", path: "/v1/apis", body: `{"slug":"orders","title":"x"}`, header: map[string]string{"Idempotency-Key": `"two"`}}).want(http.StatusCreated)
	b.do(request).problem(http.StatusConflict)
	request.path += "?version=2.1.0"
	b.do(request).want(http.StatusCreated)
	b.do(request).want(http.StatusCreated)
}

func TestOfManyAtOnceOneIsAnswered(t *testing.T) {
	b := setup(t)
	request := call{
		method: "POST", path: "/v1/apis", body: `{"slug":"payments","title":"x"}`,
		header: map[string]string{"Idempotency-Key": `"one"`},
	}
	replies := make([]*reply, 8)
	var all sync.WaitGroup
	for i := range replies {
		all.Go(func() { replies[i] = b.do(request) })
	}
	all.Wait()
	firsts := 0
	for _, r := range replies {
		switch {
		case r.status == http.StatusCreated && r.header.Get("Idempotent-Replayed") == "":
			firsts++
		case r.status == http.StatusCreated:
		case r.status == http.StatusConflict && strings.Contains(string(r.body), "Idempotency-Key"):
		default:
			t.Errorf("%d %s", r.status, r.body)
		}
	}
	if firsts != 1 {
		t.Errorf("%d requests were carried out", firsts)
	}
}
