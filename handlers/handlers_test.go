package handlers_test

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/apisteward/steward/gen"
	"github.com/apisteward/steward/handlers"
)

func TestHeadIsGetWithoutBody(t *testing.T) {
	b := setup(t)
	b.makeAPI("payments")
	for _, path := range []string{"/v1/apis", "/v1/apis/payments", "/healthz", "/metrics"} {
		get, head := b.do(call{method: "GET", path: path}), b.do(call{method: "HEAD", path: path}).want(200)
		if len(head.body) != 0 || head.header.Get("ETag") != get.header.Get("ETag") || head.header.Get("Content-Type") != get.header.Get("Content-Type") {
			t.Errorf("%s: HEAD %v, GET %v", path, head.header, get.header)
		}
	}
}

func TestRequestIDs(t *testing.T) {
	b := setup(t)
	for sent, kept := range map[string]bool{"abc-123": true, "has space": false, strings.Repeat("x", 129): false, "new;line": false, "": false} {
		got := b.do(call{method: "GET", path: "/healthz", header: map[string]string{"X-Request-Id": sent}}).header.Get("X-Request-Id")
		if (got == sent) != kept || got == "" {
			t.Errorf("%q comes back as %q", sent, got)
		}
	}
}

func TestRequestsAreLoggedWithoutSecrets(t *testing.T) {
	b := setup(t)
	r := b.do(call{method: "GET", path: "/v1/keys?limit=7", header: map[string]string{"X-Secret": "S3CRET"}}).want(200)
	log := b.log.String()
	for _, want := range []string{r.header.Get("X-Request-Id"), `"operation":"listKeys"`, `"status":200`, `"path":"/v1/keys"`} {
		if !strings.Contains(log, want) {
			t.Errorf("the log has no %s:\n%s", want, log)
		}
	}
	for _, secret := range []string{b.admin, "S3CRET", "limit=7"} {
		if strings.Contains(log, secret) {
			t.Errorf("the log has %q:\n%s", secret, log)
		}
	}
}

func TestServersOwnMistakeIsLoggedAndNotShown(t *testing.T) {
	b := setup(t, func(o *handlers.Options) {
		o.Pages = http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic("S3CRET in a panic") })
	})
	r := b.do(call{method: "GET", path: "/some/page"})
	if p := r.problem(http.StatusInternalServerError); p.Detail != nil || strings.Contains(string(r.body), "S3CRET") {
		t.Errorf("the cause is shown: %s", r.body)
	}
	if got := strings.Count(b.log.String(), "S3CRET in a panic"); got != 1 {
		t.Errorf("the cause is logged %d times:\n%s", got, b.log)
	}
	b.store.Close()
	r = b.do(call{method: "GET", path: "/v1/apis"})
	if p := r.problem(http.StatusInternalServerError); p.Detail != nil {
		t.Errorf("a detail of our own mistake: %s", *p.Detail)
	}
	if got := strings.Count(b.log.String(), "database is closed"); got != 1 {
		t.Errorf("the cause is logged %d times:\n%s", got, b.log)
	}
}

func TestReadinessFollowsTheProcess(t *testing.T) {
	var broken error
	b := setup(t, func(o *handlers.Options) { o.Ready = func(context.Context) error { return broken } })
	b.do(call{method: "GET", path: "/readyz", key: "none"}).want(http.StatusOK)
	broken = errors.New("S3CRET host is down")
	r := b.do(call{method: "GET", path: "/readyz", key: "none"})
	if r.problem(http.StatusServiceUnavailable); strings.Contains(string(r.body), "S3CRET") {
		t.Errorf("the cause is shown: %s", r.body)
	}
	b.do(call{method: "GET", path: "/healthz", key: "none"}).want(http.StatusOK)
}

func TestMetricsCountOperations(t *testing.T) {
	b := setup(t)
	b.do(call{method: "GET", path: "/v1/apis/nope"}).want(404)
	b.do(call{method: "GET", path: "/made/up"}).want(404)
	text := string(b.do(call{method: "GET", path: "/metrics", key: "none"}).want(200).body)
	for _, want := range []string{
		`steward_http_requests_total{class="4xx",method="GET",operation="getAPI"} 1`,
		`steward_http_requests_total{class="4xx",method="GET",operation="none"} 1`,
		"go_goroutines",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s in\n%s", want, text)
		}
	}
}

func TestLimitsAreToldAndKept(t *testing.T) {
	b := setup(t, func(o *handlers.Options) { o.RateLimit = 2 })
	first := b.do(call{method: "GET", path: "/v1/apis"}).want(200)
	if got := first.header.Get("RateLimit"); got != `"default";r=1;t=60` {
		t.Errorf("RateLimit: %s", got)
	}
	if got := first.header.Get("RateLimit-Policy"); got != `"default";q=2;w=60` {
		t.Errorf("RateLimit-Policy: %s", got)
	}
	b.do(call{method: "GET", path: "/v1/apis"}).want(200)
	b.clock.advance(18 * time.Second)
	refused := b.do(call{method: "GET", path: "/v1/apis"})
	refused.problem(http.StatusTooManyRequests)
	if got := refused.header.Get("Retry-After"); got != "42" {
		t.Errorf("Retry-After: %s", got)
	}
	b.do(call{method: "GET", path: "/v1/apis", key: "none"}).want(200) // counted by address
	b.do(call{method: "GET", path: "/v1/apis", key: "stw_wrong"}).problem(401)
	b.do(call{method: "GET", path: "/v1/apis", key: "stw_wrong"}).problem(429)
	b.do(call{method: "GET", path: "/healthz"}).want(200)
	b.clock.advance(time.Minute)
	b.do(call{method: "GET", path: "/v1/apis"}).want(200)
}

func TestWhatHandlersSendKeepsTheContract(t *testing.T) {
	b := setup(t)
	b.makeAPI("payments")
	b.publish(document("1.0.0", "email"), "").want(201)
	b.publish(document("1.1.0", "email", "phone"), "").want(201)
	for _, path := range []string{
		"/v1/apis", "/v1/apis/payments", "/v1/apis/payments/versions", "/v1/apis/payments/versions/latest",
		"/v1/apis/payments/versions/1.0.0/changes", "/v1/apis/payments/versions/1.1.0/changes",
		"/v1/apis/payments/versions/1.1.0/changes?since=1.0.0", "/v1/apis/payments/versions/v1.1/findings?limit=1",
		"/v1/apis/payments/waivers", "/v1/keys", "/healthz", "/readyz", "/metrics",
	} {
		b.do(call{method: "GET", path: path}).want(http.StatusOK)
	}
	v := into[gen.Version](b.do(call{method: "GET", path: "/v1/apis/payments/versions/1.1.0"}))
	for _, link := range []string{v.Links.Self, v.Links.Document, v.Links.Findings, v.Links.Changes} {
		b.do(call{method: "GET", path: link}).want(http.StatusOK)
	}
}

func TestPagesAreWhatIsOutsideTheAPI(t *testing.T) {
	b := setup(t, func(o *handlers.Options) {
		o.Pages = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			w.Write([]byte("page " + r.URL.Path))
		})
	})
	for _, path := range []string{"/", "/apis/payments", "/v1x", "/favicon.ico"} {
		r := b.do(call{method: "GET", path: path}).want(http.StatusOK)
		if string(r.body) != "page "+path || r.header.Get("X-Request-Id") == "" {
			t.Errorf("%s: %s", path, r.body)
		}
	}
	b.do(call{method: "GET", path: "/v1"}).problem(http.StatusNotFound)
	b.do(call{method: "GET", path: "/v1/nothing"}).problem(http.StatusNotFound)
	b.do(call{method: "GET", path: "/healthz"}).want(http.StatusOK)
}

func TestSlowRequestsAreGivenUp(t *testing.T) {
	b := setup(t, func(o *handlers.Options) {
		o.RequestTimeout = time.Millisecond
		o.Ready = func(ctx context.Context) error {
			<-ctx.Done()
			return ctx.Err()
		}
	})
	b.do(call{method: "GET", path: "/readyz"}).problem(http.StatusServiceUnavailable)
}
