package verifytest

import (
	"context"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"
)

func TestServersAreFresh(t *testing.T) {
	first, second := visit(t, Options{Without: calm()}), visit(t, Options{Without: calm()})
	first.send("DELETE", "/parts/1001", "")
	if got := second.get("/parts/1001").status; got != 200 {
		t.Errorf("another server lost a part: %d", got)
	}
}

func TestSeedsDecideIds(t *testing.T) {
	id := func(seed uint64) string {
		return visit(t, Options{Without: calm(), Seed: seed}).get("/customers?limit=1").column("id", "items")
	}
	if first, again := id(1), id(1); first != again || first == id(2) {
		t.Error("ids do not follow the seed")
	}
}

func TestOptionsName(t *testing.T) {
	for _, opts := range []Options{{Switches: []string{"nothing"}}, {Without: []string{"nothing"}}, {Without: []string{"hidden"}}} {
		if opts.Validate() == nil {
			t.Errorf("%+v is valid", opts)
		}
	}
	defer func() {
		if recover() == nil {
			t.Error("a server has a switch that does not exist")
		}
	}()
	New(Options{Switches: []string{"nothing"}})
}

func TestWaitingEndsWithTheContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	sleep(ctx, time.Hour)
}

func TestFast(t *testing.T) {
	for request, status := range map[[2]string]int{
		{"GET", "/items"}: 200, {"POST", "/items"}: 204, {"PUT", "/items"}: 405, {"GET", "/"}: 404,
	} {
		w := httptest.NewRecorder()
		Fast().ServeHTTP(w, httptest.NewRequest(request[0], request[1], http.NoBody))
		if w.Code != status {
			t.Errorf("%v: %d", request, w.Code)
		}
	}
}
