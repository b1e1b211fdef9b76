package handlers_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/apisteward/steward/handlers"
	"github.com/apisteward/steward/internal/access"
	"github.com/apisteward/steward/internal/fault"
)

// tellViewer is pages that say what their visitor may see.
func tellViewer(w http.ResponseWriter, r *http.Request) {
	viewer, err := handlers.Viewer(r)
	if err != nil {
		w.WriteHeader(handlers.Status(fault.KindOf(err)))
		return
	}
	fmt.Fprint(w, viewer.Everything, viewer.APIs)
}

func TestPagesAreSeenAsTheKeyAllows(t *testing.T) {
	b := setup(t, func(o *handlers.Options) { o.Pages = http.HandlerFunc(tellViewer) })
	for key, want := range map[string]string{
		"none": "false []", b.admin: "true []", b.makeKey(access.Read, "payments"): "false [payments]",
	} {
		if got := b.do(call{method: "GET", path: "/", key: key}).want(http.StatusOK); string(got.body) != want {
			t.Errorf("%s sees %s, want %s", key, got.body, want)
		}
	}
	b.do(call{method: "GET", path: "/", key: "nonsense"}).want(http.StatusUnauthorized)
}

func TestPagesCountForTheLimit(t *testing.T) {
	b := setup(t, func(o *handlers.Options) { o.Pages, o.RateLimit = http.HandlerFunc(tellViewer), 3 })
	get := func(path, key string) *reply { return b.do(call{method: "GET", path: path, key: key}) }
	if got := get("/", "none").want(http.StatusOK).header.Get("RateLimit"); got != `"default";r=2;t=60` {
		t.Errorf("RateLimit: %s", got)
	}
	get("/", "nonsense").want(http.StatusUnauthorized) // counts for the address
	get("/v1/apis", "none").want(http.StatusOK)        // as operations do
	if refused := get("/apis/payments", "none").want(http.StatusTooManyRequests); refused.header.Get("Retry-After") != "60" {
		t.Errorf("headers: %v", refused.header)
	}
	get("/", "nonsense").want(http.StatusTooManyRequests)
	get("/", b.admin).want(http.StatusOK)
	get("/assets/0/portal.css", "none").want(http.StatusOK)
}

func TestNobodySeesPagesOutsideOfTheServer(t *testing.T) {
	if viewer, err := handlers.Viewer(httptest.NewRequest(http.MethodGet, "/", nil)); err == nil {
		t.Errorf("somebody of whom nothing is known sees %+v", viewer)
	}
}
